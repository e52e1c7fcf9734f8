package cn.sixin.store;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ledger's table, from its declaration: the statements, and rows in and out of them. */
final class LedgerTable {
    private static final List<String> ENVELOPE = List.of(
            "id",
            "town",
            "base_rev",
            "sync_state",
            "created_at",
            "created_by",
            "changed_at",
            "changed_by",
            "deleted",
            "extra");

    private final Ledger ledger;
    private final List<Column<?>> columns;
    private final String table;
    private final String all;

    LedgerTable(Ledger ledger) {
        this.ledger = ledger;
        columns = ledger.columns();
        table = quoted(ledger.name());
        all = names().stream().map(LedgerTable::quoted).collect(Collectors.joining(", "));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(ENVELOPE);
        columns.forEach(c -> names.add(c.name()));
        return names;
    }

    /** As the migrations, which do not quote, make it; a ledger may name a column as SQL names a keyword. */
    static String quoted(String name) {
        return '"' + name.toUpperCase(Locale.ROOT) + '"';
    }

    Ledger ledger() {
        return ledger;
    }

    String insert() {
        return "insert into " + table + " (" + all + ") values ("
                + String.join(", ", Collections.nCopies(names().size(), "?")) + ")";
    }

    /** Only where the row is still as it was read: its time of change is new at each change. */
    String update() {
        String set = names().stream().skip(1).map(n -> quoted(n) + " = ?").collect(Collectors.joining(", "));
        return "update " + table + " set " + set + " where id = ? and changed_at = ? and base_rev = ? and deleted = ?";
    }

    /** @param rest what follows the table's name */
    String select(String rest) {
        return "select " + all + " from " + table + " " + rest;
    }

    /** @param what columns, quoted @param rest what follows the table's name */
    String selectOnly(String what, String rest) {
        return "select " + what + " from " + table + " " + rest;
    }

    String count(String rest) {
        return "select count(*) from " + table + " " + rest;
    }

    void bindInsert(PreparedStatement statement, Row row) throws SQLException {
        statement.setObject(1, row.id());
        bindRest(statement, row, 2);
    }

    void bindUpdate(PreparedStatement statement, Row before, Row after) throws SQLException {
        int next = bindRest(statement, after, 1);
        Envelope was = before.envelope();
        statement.setObject(next, was.id());
        statement.setObject(next + 1, Sql.utc(was.changedAt()));
        statement.setLong(next + 2, was.baseRev());
        statement.setBoolean(next + 3, was.deleted());
    }

    /** Everything but the id; gives the next parameter's place. */
    private int bindRest(PreparedStatement statement, Row row, int first) throws SQLException {
        Envelope e = row.envelope();
        int i = first;
        statement.setString(i++, e.town());
        statement.setLong(i++, e.baseRev());
        statement.setString(i++, e.state().code());
        statement.setObject(i++, Sql.utc(e.createdAt()));
        statement.setString(i++, e.createdBy());
        statement.setObject(i++, Sql.utc(e.changedAt()));
        statement.setString(i++, e.changedBy());
        statement.setBoolean(i++, e.deleted());
        statement.setString(i++, DeltaJson.writeExtra(row.extra()));
        for (Column<?> column : columns) {
            bind(statement, i++, column, row);
        }
        return i;
    }

    private static <T> void bind(PreparedStatement statement, int i, Column<T> column, Row row) throws SQLException {
        T value = row.get(column);
        Object stored = value == null ? null : column.kind().store(value);
        switch (stored) {
            case null -> statement.setNull(i, java.sql.Types.NULL);
            case String s -> statement.setString(i, s);
            case Instant instant -> statement.setObject(i, Sql.utc(instant));
            default -> statement.setObject(i, stored);
        }
    }

    Row read(ResultSet rs) throws SQLException {
        int i = 1;
        Envelope envelope = new Envelope(
                rs.getObject(i++, UUID.class),
                rs.getString(i++),
                rs.getLong(i++),
                SyncState.of(rs.getString(i++)),
                Sql.instant(rs.getObject(i++, LocalDateTime.class)),
                rs.getString(i++),
                Sql.instant(rs.getObject(i++, LocalDateTime.class)),
                rs.getString(i++),
                rs.getBoolean(i++));
        String extra = rs.getString(i++);
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (Column<?> column : columns) {
            values[column.position()] = value(rs, i++, column.kind());
        }
        return Row.of(ledger, envelope, values, DeltaJson.parseExtra(extra));
    }

    private static @Nullable Object value(ResultSet rs, int i, Kind<?> kind) throws SQLException {
        Object stored = switch (kind.stored()) {
            case TEXT -> rs.getString(i);
            case INT -> rs.getObject(i, Integer.class);
            case LONG -> rs.getObject(i, Long.class);
            case DATE -> rs.getObject(i, LocalDate.class);
            case BOOLEAN -> rs.getObject(i, Boolean.class);
            case UUID -> rs.getObject(i, UUID.class);
            case INSTANT -> {
                LocalDateTime utc = rs.getObject(i, LocalDateTime.class);
                yield utc == null ? null : Sql.instant(utc);
            }
        };
        return stored == null ? null : kind.restore(stored);
    }
}
