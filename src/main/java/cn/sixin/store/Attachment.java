package cn.sixin.store;

import java.util.HexFormat;

/**
 * A file kept beside a row. Two with the same content are one.
 *
 * @param hash SHA-256 of the content, lower-case hex; the value in a row's column
 * @param content not to be changed
 * @param thumb a small picture of it; not to be changed
 * @param width in pixels
 * @param height in pixels
 */
public record Attachment(String hash, byte[] content, byte[] thumb, String mediaType, int width, int height) {

    public static Attachment of(byte[] content, byte[] thumb, String mediaType, int width, int height) {
        String hash = HexFormat.of().formatHex(LoggedChange.sha256().digest(content));
        return new Attachment(hash, content, thumb, mediaType, width, height);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that && that.hash.equals(hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "attachment " + hash;
    }
}
