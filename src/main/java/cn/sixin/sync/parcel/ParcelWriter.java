package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts messages into a package. Not thread-safe. */
public final class ParcelWriter {
    /** An attachment, at most; a larger one goes over the network. */
    public static final long ATTACHMENT_MOST = ParcelForm.MOST / 2;

    /** What is kept free behind attachments for words about them, in bytes. */
    public static final int WORDS = 1024 * 1024;

    /** Of a piece: its length and its seal, and more than that. */
    private static final int OVERHEAD = 64;

    private final byte[] header;
    private final PrivateKey signing;
    private final ParcelKeys keys;
    private final int most;
    private final List<byte[]> pieces = new ArrayList<>();
    private byte @Nullable [] held;
    private long bytes;

    /**
     * @param signing the sender's, Ed25519
     * @param receiver the receiver's, X25519
     * @param most bytes of the file; no more than {@link Parcel#MOST}
     */
    public ParcelWriter(
            ParcelHeader.Way way,
            UUID device,
            String town,
            long number,
            PrivateKey signing,
            PublicKey receiver,
            int most) {
        this.most = most;
        KeyPair fresh = Keys.fresh(Keys.AGREEMENT);
        header = Codec.write(new ParcelHeader(
                way, device, town, number, Protocol.SCHEMA, ParcelKeys.print(receiver), Keys.text(fresh.getPublic())));
        this.signing = signing;
        keys = ParcelKeys.sender(fresh.getPrivate(), fresh.getPublic(), receiver);
        bytes = (long) ParcelForm.PREFIX + header.length + ParcelForm.SIGNATURE;
    }

    /**
     * Puts a message behind the others.
     *
     * @return false when it finds no room; then all stays as it was
     */
    public boolean add(Object message) {
        byte[] json = Codec.write(message);
        if (json.length > ParcelForm.PIECE_MOST || pieces.size() + 1 >= ParcelForm.PIECES_MOST) {
            return false;
        }
        byte[] packed = packed(json);
        if (bytes + packed.length + OVERHEAD > most) {
            return false;
        }
        seal(false);
        held = packed;
        bytes += packed.length + OVERHEAD;
        return true;
    }

    /** Whether an attachment of so many bytes finds room, and as much as {@code beside} bytes after it. */
    public boolean hasRoom(long length, int beside) {
        long parts = Math.ceilDiv(length, (long) ParcelForm.PART_LEAST);
        // Packed Base64 is hardly larger than what it stands for.
        long packed = length + length / 64 + parts * OVERHEAD * 8;
        return pieces.size() + parts + 2 < ParcelForm.PIECES_MOST && bytes + packed + beside <= most;
    }

    /** The whole file. The last call. */
    public byte[] whole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(bytes));
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return out.toByteArray();
    }

    /** Writes the file, which is nowhere whole in memory. The last call. */
    public void writeTo(OutputStream out) throws IOException {
        seal(true);
        int length = ParcelForm.PREFIX + header.length + ParcelForm.SIGNATURE;
        for (byte[] piece : pieces) {
            length += Integer.BYTES + piece.length;
        }
        MessageDigest digest = ParcelForm.digest();
        DigestOutputStream signed = new DigestOutputStream(out, digest);
        signed.write(ByteBuffer.allocate(ParcelForm.PREFIX)
                .put(ParcelForm.MAGIC)
                .putShort(ParcelForm.FORM)
                .putLong(length)
                .putInt(header.length)
                .array());
        signed.write(header);
        for (byte[] piece : pieces) {
            signed.write(ByteBuffer.allocate(Integer.BYTES).putInt(piece.length).array());
            signed.write(piece);
        }
        signed.on(false);
        signed.write(Base64.getUrlDecoder().decode(Keys.sign(signing, digest.digest())));
    }

    /** The last piece is sealed as such, so that none can be left out at the end. */
    private void seal(boolean last) {
        if (held != null) {
            pieces.add(keys.sealed(pieces.size(), last, header, held));
            held = null;
        }
    }

    private static byte[] packed(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 6);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return out.toByteArray();
    }
}
