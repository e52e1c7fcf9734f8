package cn.sixin.sync.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SHA-256 of what the protocol says, over bytes that do not depend on how JSON was written. */
public final class Hashes {
    private Hashes() {}

    /** Of an operation, all fields but the hash itself; 64 lower-case hex digits. */
    public static String op(Op op) {
        Feed feed = new Feed();
        feed.number(op.seq());
        feed.text(op.op().toString());
        feed.text(op.kind().code());
        feed.text(op.ledger());
        feed.text(op.id().toString());
        feed.number(op.baseRev());
        feed.map(op.base());
        feed.map(op.set());
        feed.number(op.editedAt().toEpochMilli());
        feed.text(op.actor());
        feed.value(op.group() == null ? null : op.group().toString());
        return feed.hex();
    }

    /** What a device signs to sign in. */
    public static byte[] challenge(UUID device, String nonce) {
        return ("sixin session v1\n" + device + "\n" + nonce).getBytes(StandardCharsets.UTF_8);
    }

    /** Of bytes; 64 lower-case hex digits. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** An id that follows from a name, the same wherever it is made (UUIDv8, RFC 9562, from SHA-256). */
    public static UUID id(String name) {
        byte[] hash = digest().digest(name.getBytes(StandardCharsets.UTF_8));
        long high = ByteBuffer.wrap(hash).getLong();
        long low = ByteBuffer.wrap(hash, Long.BYTES, Long.BYTES).getLong();
        return new UUID((high & ~0xF000L) | 0x8000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of the JDK", e);
        }
    }

    /** Each value with its type and length in front, so that no two contents give the same bytes. */
    private static final class Feed {
        /** Hashed at once: a digest that is fed byte by byte takes most of the time of a push. */
        private byte[] fed = new byte[1024];

        private int length;

        private void room(int more) {
            if (fed.length - length < more) {
                fed = Arrays.copyOf(fed, Math.max(2 * fed.length, length + more));
            }
        }

        private void sort(char sort) {
            room(1);
            fed[length++] = (byte) sort;
        }

        void number(long number) {
            sort('n');
            room(Long.BYTES);
            ByteBuffer.wrap(fed, length, Long.BYTES).putLong(number);
            length += Long.BYTES;
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            sort('t');
            number(utf8.length);
            room(utf8.length);
            System.arraycopy(utf8, 0, fed, length, utf8.length);
            length += utf8.length;
        }

        void map(Map<String, @Nullable Object> values) {
            sort('m');
            number(values.size());
            new TreeMap<>(values).forEach((name, value) -> {
                text(name);
                value(value);
            });
        }

        void value(@Nullable Object value) {
            switch (value) {
                case null -> sort('0');
                case String text -> text(text);
                case Long number -> number(number);
                case Integer number -> number(number);
                case Boolean truth -> sort(truth ? 'y' : 'f');
                case Collection<?> many -> {
                    sort('l');
                    number(many.size());
                    many.forEach(this::value);
                }
                default -> throw new IllegalArgumentException("cannot be sent: " + value.getClass());
            }
        }

        String hex() {
            MessageDigest digest = digest();
            digest.update(fed, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
