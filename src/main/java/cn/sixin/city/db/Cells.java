package cn.sixin.city.db;

import java.time.LocalDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A table's values as JSON has them, and back. */
final class Cells {
    private Cells() {}

    static @Nullable Object text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case JSONB json -> json.data();
            case String text -> text;
            case UUID id -> id.toString();
            case LocalDateTime at -> at.toString();
            default -> throw new IllegalStateException("no column is of " + value.getClass());
        };
    }

    static <T> void set(Record row, Field<T> field, JsonNode cell) {
        row.set(field, cell.isNull() ? null : field.getType().cast(value(field.getType(), cell)));
    }

    private static Object value(Class<?> type, JsonNode cell) {
        if (type == Long.class) {
            return cell.asLong();
        }
        if (type == Integer.class) {
            return cell.asInt();
        }
        String text = cell.asString();
        if (type == byte[].class) {
            return Base64.getDecoder().decode(text);
        }
        if (type == JSONB.class) {
            return JSONB.valueOf(text);
        }
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        return type == LocalDateTime.class ? LocalDateTime.parse(text) : text;
    }
}
