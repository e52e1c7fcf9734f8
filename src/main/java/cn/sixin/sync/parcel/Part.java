package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.Protocol;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A part of an attachment; the parts of one follow each other from its beginning.
 *
 * @param hash SHA-256 of the whole content, lower-case hex
 * @param length of the whole, in bytes
 * @param offset where this part begins in it
 * @param content at most {@link Protocol#PIECE_MOST} bytes; not to be changed
 */
public record Part(String hash, long length, long offset, byte[] content) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Part {
        Objects.requireNonNull(content, "content");
        boolean whole = HASH.matcher(hash).matches() && content.length > 0 && content.length <= Protocol.PIECE_MOST;
        if (!whole || offset < 0 || length - content.length < offset) {
            throw new IllegalArgumentException("a part that is none");
        }
    }

    /** Where the next one begins. */
    public long end() {
        return offset + content.length;
    }
}
