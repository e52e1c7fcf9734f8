package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads packages of one way for one receiver, and believes nothing of them before they are verified. */
public final class ParcelReader {
    private final ParcelHeader.Way way;
    private final KeyPair own;
    private final Senders senders;

    /** Whose packages are taken. */
    @FunctionalInterface
    public interface Senders {
        /** The Ed25519 key of whoever may send a package with this header. */
        Sender of(ParcelHeader header);
    }

    /** What is known of a sender. */
    public sealed interface Sender {
        /** @param signing Ed25519 */
        record Known(PublicKey signing) implements Sender {}

        record Refused(ParcelTrouble why) implements Sender {}
    }

    /** What came of reading. */
    public sealed interface Read {
        record Verified(Parcel parcel) implements Read {}

        record Refused(ParcelTrouble why) implements Read {}
    }

    /** @param own the receiver's, X25519 */
    public ParcelReader(ParcelHeader.Way way, KeyPair own, Senders senders) {
        this.way = way;
        this.own = own;
        this.senders = senders;
    }

    /** Read once and whole, so that what is verified is what is used. @throws IOException the file cannot be read */
    public Read read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(ParcelForm.MOST + 1);
        }
        return read(bytes);
    }

    /** What a file says that it is, nothing of which is verified. */
    public static Optional<ParcelHeader> claimed(byte[] bytes) {
        try {
            return Optional.of(Codec.read(headerBytes(ByteBuffer.wrap(bytes), bytes.length), ParcelHeader.class));
        } catch (Stopped | Codec.Malformed none) {
            return Optional.empty();
        }
    }

    /** As above, of a file of which no more than that is read. @throws IOException the file cannot be read */
    public static Optional<ParcelHeader> claimed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(ParcelForm.PREFIX + ParcelForm.HEADER_MOST);
            return Optional.of(Codec.read(headerBytes(ByteBuffer.wrap(head), Files.size(file)), ParcelHeader.class));
        } catch (Stopped | Codec.Malformed none) {
            return Optional.empty();
        }
    }

    /** @param bytes are not copied */
    public Read read(byte[] bytes) {
        try {
            return new Read.Verified(verified(bytes));
        } catch (Stopped stopped) {
            return new Read.Refused(stopped.why);
        }
    }

    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
        private final ParcelTrouble why;

        Stopped(ParcelTrouble why) {
            super(why.code(), null, false, false);
            this.why = why;
        }
    }

    private Parcel verified(byte[] bytes) throws Stopped {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] headerBytes = headerBytes(in, bytes.length);
        ParcelHeader header;
        try {
            header = Codec.read(headerBytes, ParcelHeader.class);
        } catch (Codec.Malformed e) {
            throw new Stopped(ParcelTrouble.SIGNATURE);
        }
        if (header.way() != way) {
            throw new Stopped(ParcelTrouble.OTHER_WAY);
        }
        if (!header.receiver().equals(ParcelKeys.print(own.getPublic()))) {
            throw new Stopped(ParcelTrouble.OTHER_RECEIVER);
        }
        int signed = bytes.length - ParcelForm.SIGNATURE;
        switch (senders.of(header)) {
            case Sender.Refused(ParcelTrouble why) -> throw new Stopped(why);
            case Sender.Known(PublicKey signing) -> {
                byte[] signature = Arrays.copyOfRange(bytes, signed, bytes.length);
                String text = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
                if (!Keys.signed(signing, ParcelForm.toSign(bytes, signed), text)) {
                    throw new Stopped(ParcelTrouble.SIGNATURE);
                }
            }
        }
        Optional<ParcelKeys> keys = Keys.publicKey(Keys.AGREEMENT, header.key())
                .flatMap(fresh -> ParcelKeys.receiver(own.getPrivate(), own.getPublic(), fresh));
        return new Parcel(
                header,
                headerBytes,
                keys.orElseThrow(() -> new Stopped(ParcelTrouble.BROKEN)),
                pieces(in.limit(signed)),
                bytes.length);
    }

    /** @param size of the whole file, of which {@code in} is at least the head */
    private static byte[] headerBytes(ByteBuffer in, long size) throws Stopped {
        byte[] magic = new byte[ParcelForm.MAGIC.length];
        if (in.remaining() < magic.length) {
            throw new Stopped(ParcelTrouble.NOT_A_PACKAGE);
        }
        in.get(magic);
        if (!Arrays.equals(magic, ParcelForm.MAGIC)) {
            throw new Stopped(ParcelTrouble.NOT_A_PACKAGE);
        }
        if (size > ParcelForm.MOST) {
            throw new Stopped(ParcelTrouble.TOO_LARGE);
        }
        if (in.limit() < ParcelForm.PREFIX) {
            throw new Stopped(ParcelTrouble.CUT_OFF);
        }
        if (in.getShort() != ParcelForm.FORM) {
            throw new Stopped(ParcelTrouble.OTHER_VERSION);
        }
        long length = in.getLong();
        if (length > size) {
            throw new Stopped(ParcelTrouble.CUT_OFF);
        }
        int header = in.getInt();
        boolean fits = header > 0 && header <= ParcelForm.HEADER_MOST;
        boolean whole = size - ParcelForm.PREFIX >= header + ParcelForm.SIGNATURE;
        if (length != size || !fits || !whole || in.remaining() < header) {
            throw new Stopped(ParcelTrouble.SIGNATURE);
        }
        byte[] bytes = new byte[header];
        in.get(bytes);
        return bytes;
    }

    private static List<ByteBuffer> pieces(ByteBuffer in) throws Stopped {
        List<ByteBuffer> pieces = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
            if (length < 0 || length > in.remaining() || pieces.size() == ParcelForm.PIECES_MOST) {
                throw new Stopped(ParcelTrouble.BROKEN);
            }
            pieces.add(in.slice(in.position(), length));
            in.position(in.position() + length);
        }
        return pieces;
    }
}
