package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Where;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** All that is asked of a store. Each question sees what was committed when it was put; writers are not waited for. */
final class Reading {
    private static final int AT_ONCE = 500;
    private final WriteLane lane;

    Reading(WriteLane lane) {
        this.lane = lane;
    }

    @FunctionalInterface
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    <T> T ask(Question<T> question) {
        return ask(question, () -> true);
    }

    /** @param again whether the question may be put a second time when a failure had closed the file */
    private <T> T ask(Question<T> question, BooleanSupplier again) {
        Database asked = lane.database();
        try {
            return once(question);
        } catch (StoreFailure | IllegalStateException failure) {
            // The pool of readers, when it is gone, speaks of a wrong state.
            if (lane.closed()) {
                throw new StoreClosed();
            }
            if (lane.mend(asked, failure) && again.getAsBoolean()) {
                return once(question);
            }
            throw failure;
        }
    }

    private <T> T once(Question<T> question) {
        return Sql.ask("read", () -> {
            try (Connection connection = lane.database().reader()) {
                T answer = question.ask(connection);
                // An error of the database's own thread is told once, to whoever ends something next, and the pool
                // takes it without a word: it is asked for here, so that the file is opened again.
                connection.rollback();
                return answer;
            }
        });
    }

    Optional<Row> find(Ledger ledger, UUID id) {
        return ask(connection -> Replay.find(connection, lane.table(ledger), id));
    }

    Map<UUID, Row> find(Ledger ledger, Collection<UUID> ids) {
        LedgerTable table = lane.table(ledger);
        Map<UUID, Row> found = new LinkedHashMap<>();
        List<UUID> all = List.copyOf(ids);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            Object[] some = all.subList(i, Math.min(all.size(), i + AT_ONCE)).toArray();
            rows(table, "where id = any(?)", some).forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    /**
     * A cursor: the database hands over row by row, so that a whole ledger costs no heap. In the order of its table: any
     * other, and the database may write all rows to disk first to sort them.
     */
    void forEach(Ledger ledger, Consumer<Row> each) {
        LedgerTable table = lane.table(ledger);
        boolean[] begun = new boolean[1];
        Question<Ledger> all = connection -> {
            lazily(connection, true);
            try (PreparedStatement statement = connection.prepareStatement(table.select("where not deleted"));
                    ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    begun[0] = true;
                    each.accept(table.read(rs));
                }
            } finally {
                lazily(connection, false);
            }
            return ledger;
        };
        ask(all, () -> !begun[0]);
    }

    /** Every row of {@code ledger} that a group changed, as it is now, deleted or not; a few in memory at a time. */
    void forEachOf(ChangeGroup group, Ledger ledger, Consumer<Row> each) {
        for (long from = group.firstSeq(); from <= group.lastSeq(); from += AT_ONCE) {
            long first = from;
            long last = Math.min(group.lastSeq(), from + AT_ONCE - 1);
            List<UUID> ids = ask(connection -> ChangeTable.records(connection, ledger.name(), first, last));
            find(ledger, ids).values().forEach(each);
        }
    }

    private static void lazily(Connection connection, boolean lazy) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LAZY_QUERY_EXECUTION " + lazy);
        }
    }

    List<Row> children(Ledger child, Column<UUID> reference, UUID parent) {
        LedgerTable table = lane.table(child);
        return rows(
                table,
                "where " + LedgerTable.quoted(reference.name()) + " = ? and not deleted order by id desc",
                parent);
    }

    List<Row> children(Ledger child, Column<UUID> reference, Collection<UUID> parents) {
        LedgerTable table = lane.table(child);
        List<Row> found = new ArrayList<>();
        List<UUID> all = List.copyOf(parents);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            Object[] some = all.subList(i, Math.min(all.size(), i + AT_ONCE)).toArray();
            found.addAll(rows(
                    table,
                    "where " + LedgerTable.quoted(reference.name()) + " = any(?) and not deleted order by id desc",
                    (Object) some));
        }
        return found;
    }

    List<Row> deleted(Ledger ledger, int limit) {
        return rows(lane.table(ledger), "where deleted order by changed_at desc limit ?", limit);
    }

    Listed list(Ledger ledger, List<Where> where, int limit) {
        return ask(connection -> asking(connection, ledger, where).list(limit));
    }

    List<Row> earliest(Ledger ledger, List<Where> where, Column<LocalDate> day, int limit) {
        return ask(connection -> asking(connection, ledger, where).earliest(day, limit));
    }

    Map<LocalDate, Long> perDay(Ledger ledger, List<Where> where, Column<LocalDate> day) {
        return ask(connection -> asking(connection, ledger, where).perDay(day));
    }

    private Asking asking(Connection connection, Ledger ledger, List<Where> where) throws SQLException {
        return new Asking(connection, lane::table, ledger, where);
    }

    List<Row> rows(LedgerTable table, String rest, Object argument) {
        return ask(connection -> {
            List<Row> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(table.select(rest))) {
                statement.setObject(1, argument);
                try (ResultSet rs = statement.executeQuery()) {
                    while (rs.next()) {
                        found.add(table.read(rs));
                    }
                }
            }
            return found;
        });
    }

    long size(Ledger ledger) {
        return ask(
                connection -> ChangeTable.count(connection, lane.table(ledger).count("")));
    }

    long count(Ledger ledger) {
        return ask(
                connection -> ChangeTable.count(connection, lane.table(ledger).count("where not deleted")));
    }

    long lastSeq() {
        return ask(connection -> ChangeTable.head(connection).seq());
    }

    List<Change> history(UUID record) {
        return changes("where record_id = ? order by seq desc", record);
    }

    List<Change> changes(ChangeGroup group, int limit) {
        return changes("where seq between ? and ? order by seq limit ?", group.firstSeq(), group.lastSeq(), limit);
    }

    List<Change> pending(long after, int limit) {
        return changes("where server_seq is null and seq > ? order by seq limit ?", after, limit);
    }

    private List<Change> changes(String rest, Object... arguments) {
        return ask(connection -> ChangeTable.list(connection, rest, arguments).stream()
                .map(ChangeTable.Stored::change)
                .toList());
    }

    List<ChangeGroup> groups(String rest, Object... arguments) {
        return ask(connection -> ChangeTable.groups(connection, rest, arguments));
    }

    @FunctionalInterface
    interface Read<T> {
        T from(ResultSet rs) throws SQLException;
    }

    /** What the first row says, if there is one. */
    <T> Optional<T> first(String sql, Object argument, Read<T> read) {
        return ask(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, argument);
                try (ResultSet rs = statement.executeQuery()) {
                    return rs.next() ? Optional.of(read.from(rs)) : Optional.empty();
                }
            }
        });
    }

    /** The first column of the first row. */
    Optional<String> text(String sql, Object... arguments) {
        return ask(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    statement.setObject(i + 1, arguments[i]);
                }
                try (ResultSet rs = statement.executeQuery()) {
                    return rs.next() ? Optional.of(rs.getString(1)) : Optional.empty();
                }
            }
        });
    }

    List<AuditLog.Entry> audit(int limit) {
        return ask(connection -> Sql.list(
                connection,
                "select at, officer, action, subject, reason from audit order by id desc limit ?",
                rs -> new AuditLog.Entry(
                        Sql.instant(rs.getObject(1, LocalDateTime.class)),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5)),
                limit));
    }

    Optional<String> meta(String name) {
        return ask(connection -> Meta.get(connection, name));
    }
}
