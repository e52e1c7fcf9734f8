package cn.sixin.store.search;

import cn.sixin.ledger.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Stored values as byte strings and back; equal values give equal bytes. */
final class Bytes {

    private Bytes() {}

    static byte[] of(Kind.Stored stored, Object value) {
        return switch (stored) {
            case TEXT -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case INT, LONG -> of(((Number) value).longValue());
            case DATE -> of(((LocalDate) value).toEpochDay());
            case INSTANT -> instant((Instant) value);
            case BOOLEAN -> new byte[] {(byte) ((Boolean) value ? 1 : 0)};
            case UUID -> uuid((UUID) value);
        };
    }

    static Object read(Kind.Stored stored, byte[] bytes) {
        return switch (stored) {
            case TEXT -> new String(bytes, StandardCharsets.UTF_8);
            case INT -> (int) number(bytes);
            case LONG -> number(bytes);
            case DATE -> LocalDate.ofEpochDay(number(bytes));
            case INSTANT -> {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                yield Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
            }
            case BOOLEAN -> bytes[0] == 1;
            case UUID -> {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                yield new UUID(buffer.getLong(), buffer.getLong());
            }
        };
    }

    private static byte[] of(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    private static byte[] instant(Instant value) {
        return ByteBuffer.allocate(12)
                .putLong(value.getEpochSecond())
                .putInt(value.getNano())
                .array();
    }

    private static byte[] uuid(UUID value) {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }
}
