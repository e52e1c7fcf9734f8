package cn.sixin.city.db;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes many rows of a town in one statement: on PostgreSQL by {@code copy} what is new, and else as one array a
 * column, which costs it a third of as many rows of parameters; on H2 as a batch.
 *
 * @param <R> what a row is made of
 */
final class Bulk<R> {
    /** Characters of a row, about. */
    private static final int LINE = 512;

    private final String table;
    private final List<String> key;
    private final Clash clash;
    private final List<Part<R>> parts = new ArrayList<>();

    /** What becomes of a row whose key is there already. */
    enum Clash {
        REPLACE,
        KEEP,
        FAIL
    }

    private record Part<R>(String column, String type, Function<R, @Nullable Object> value) {
        /** PostgreSQL reads these from text, and so do we write them. */
        boolean isText() {
            return type.equals("jsonb") || type.startsWith("timestamp");
        }
    }

    /** @param key the columns of its primary key after the town */
    Bulk(String table, Clash clash, String... key) {
        this.table = table;
        this.clash = clash;
        this.key = List.of(key);
    }

    /** @param type PostgreSQL's name of it */
    Bulk<R> with(String column, String type, Function<R, @Nullable Object> value) {
        parts.add(new Part<>(column, type, value));
        return this;
    }

    void write(DSLContext dsl, String town, Collection<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        dsl.connection(connection -> {
            if (dsl.dialect() == SQLDialect.H2) {
                execute(connection, batchSql(), town, rows);
            } else {
                arrays(connection, town, rows);
            }
        });
    }

    /** Writes rows of which none is there yet. */
    void add(DSLContext dsl, String town, Collection<R> rows) {
        if (dsl.dialect() == SQLDialect.H2 || rows.isEmpty()) {
            write(dsl, town, rows);
            return;
        }
        StringBuilder lines = new StringBuilder(rows.size() * LINE);
        for (R row : rows) {
            lines.append(town);
            for (Part<R> part : parts) {
                lines.append('\t');
                Object value = part.value().apply(row);
                if (value == null) {
                    lines.append("\\N");
                } else {
                    escape(value.toString(), lines);
                }
            }
            lines.append('\n');
        }
        byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
        dsl.connection(connection -> {
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + table + " (town, " + columns() + ") from stdin",
                                new ByteArrayInputStream(text));
            } catch (IOException e) {
                throw new IllegalStateException("memory does not fail", e);
            }
        });
    }

    /** Deletes rows of which all is named, each for itself: where that is the table's key, nothing else is read. */
    void remove(DSLContext dsl, String town, Collection<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String sql = "delete from " + table + " where town = ? and "
                + parts.stream().map(part -> part.column() + " = ?").collect(Collectors.joining(" and "));
        dsl.connection(connection -> execute(connection, sql, town, rows));
    }

    /** As PostgreSQL's text format of {@code copy} has it. */
    private static void escape(String text, StringBuilder line) {
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char other = switch (text.charAt(i)) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> 0;
            };
            if (other != 0) {
                line.append(text, plain, i).append('\\').append(other);
                plain = i + 1;
            }
        }
        line.append(text, plain, text.length());
    }

    private void arrays(Connection connection, String town, Collection<R> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(arraysSql())) {
            statement.setString(1, town);
            for (int i = 0; i < parts.size(); i++) {
                Part<R> part = parts.get(i);
                @Nullable
                Object[] values = rows.stream()
                        .map(row -> part.value().apply(row))
                        .map(value -> value == null || !part.isText() ? value : value.toString())
                        .toArray();
                Array array = connection.createArrayOf(part.isText() ? "text" : part.type(), values);
                statement.setArray(i + 2, array);
            }
            statement.executeUpdate();
        }
    }

    private String arraysSql() {
        String set = parts.stream()
                .map(Part::column)
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (town, " + columns() + ") select ?, "
                + parts.stream()
                        .map(part -> part.isText() ? part.column() + "::" + part.type() : part.column())
                        .collect(Collectors.joining(", "))
                + " from unnest("
                + parts.stream().map(part -> "?").collect(Collectors.joining(", "))
                + ") as fresh (" + columns() + ")"
                + switch (clash) {
                    case FAIL -> "";
                    case KEEP -> " on conflict do nothing";
                    case REPLACE -> " on conflict (town, " + String.join(", ", key) + ") do update set " + set;
                };
    }

    private void execute(Connection connection, String sql, String town, Collection<R> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
                statement.setString(1, town);
                for (int i = 0; i < parts.size(); i++) {
                    statement.setObject(i + 2, parts.get(i).value().apply(row));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private String batchSql() {
        String values = parts.stream()
                .map(part -> part.type().equals("jsonb") ? "? format json" : "?")
                .collect(Collectors.joining(", "));
        return switch (clash) {
            case REPLACE ->
                "merge into " + table + " (town, " + columns() + ") key (town, " + String.join(", ", key)
                        + ") values (?, " + values + ")";
            case KEEP ->
                "insert into " + table + " (town, " + columns() + ") values (?, " + values + ") on conflict do nothing";
            case FAIL -> "insert into " + table + " (town, " + columns() + ") values (?, " + values + ")";
        };
    }

    private String columns() {
        return parts.stream().map(Part::column).collect(Collectors.joining(", "));
    }
}
