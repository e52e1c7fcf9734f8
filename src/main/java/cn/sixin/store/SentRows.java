package cn.sixin.store;

import cn.sixin.sync.protocol.SentRow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page's rows in bytes, for the little while until they are applied: read back in a fraction of the time that their
 * message takes. Whoever changes this form empties {@code sync_page} in a migration.
 */
final class SentRows {
    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte TRUTH = 3;
    private static final byte TEXTS = 4;

    private SentRows() {}

    static void write(DataOutputStream out, List<SentRow> rows) throws IOException {
        out.writeInt(rows.size());
        for (SentRow row : rows) {
            text(out, row.ledger());
            out.writeLong(row.id().getMostSignificantBits());
            out.writeLong(row.id().getLeastSignificantBits());
            out.writeLong(row.rev());
            out.writeLong(row.seq());
            out.writeBoolean(row.deleted());
            out.writeInt(row.values().size());
            for (Map.Entry<String, @Nullable Object> value : row.values().entrySet()) {
                text(out, value.getKey());
                value(out, value.getValue());
            }
            instant(out, row.createdAt());
            text(out, row.createdBy());
            instant(out, row.changedAt());
            text(out, row.changedBy());
            text(out, row.device());
        }
    }

    static List<SentRow> read(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<SentRow> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(new SentRow(
                    text(in),
                    new UUID(in.readLong(), in.readLong()),
                    in.readLong(),
                    in.readLong(),
                    in.readBoolean(),
                    values(in),
                    instant(in),
                    text(in),
                    instant(in),
                    text(in),
                    text(in)));
        }
        return rows;
    }

    private static void value(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(NULL);
            case String text -> {
                out.writeByte(TEXT);
                text(out, text);
            }
            case Long number -> {
                out.writeByte(NUMBER);
                out.writeLong(number);
            }
            case Boolean truth -> {
                out.writeByte(TRUTH);
                out.writeBoolean(truth);
            }
            case List<?> texts -> {
                out.writeByte(TEXTS);
                out.writeInt(texts.size());
                for (Object text : texts) {
                    text(out, (String) text);
                }
            }
            default -> throw new IllegalArgumentException("a value of no kind");
        }
    }

    private static Map<String, @Nullable Object> values(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            values.put(text(in), value(in));
        }
        return values;
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        byte sort = in.readByte();
        return switch (sort) {
            case NULL -> null;
            case TEXT -> text(in);
            case NUMBER -> in.readLong();
            case TRUTH -> in.readBoolean();
            case TEXTS -> {
                int count = in.readInt();
                List<String> texts = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    texts.add(text(in));
                }
                yield texts;
            }
            default -> throw new IOException("a value of sort " + sort);
        };
    }

    private static void instant(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        LoggedChange.write(out, text);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
