package cn.sixin.sync.protocol;

/**
 * Where an attachment's upload stands (tus 1.0 core, {@code /v1/towns/{town}/blobs/{hash}}); the server answers a
 * {@code POST} and a {@code HEAD} with these as {@code Upload-Offset} and {@code Upload-Length}.
 *
 * @param hash SHA-256 of the whole content, lower-case hex; the name of the resource
 * @param length bytes in all
 * @param offset bytes that the server has made durable; equal to {@code length} once it has checked the whole
 */
public record BlobState(String hash, long length, long offset) {
    public boolean complete() {
        return offset == length;
    }
}
