package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes changes that the store lacks once more: rows, log and groups, as they were. */
final class Replay {
    private final Connection connection;
    private final Map<String, LedgerTable> tables;
    private ChangeTable.Head head;
    private long groupFirst;
    private long replayed;

    Replay(Connection connection, Map<String, LedgerTable> tables) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        head = ChangeTable.head(connection);
        groupFirst = head.seq() + 1;
    }

    /** The journal does not go on from where the store ends. */
    static final class Forked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Forked(long seq) {
            super("change " + seq + " does not follow the store's last one");
        }
    }

    void chunk(JournalChunk chunk) {
        Sql.step("replay", () -> {
            for (LoggedChange change : chunk.changes()) {
                if (change.seq() > head.seq()) {
                    change(change, chunk.group().kind() == GroupKind.SYNC);
                }
            }
            if (chunk.end() && head.seq() >= groupFirst) {
                ChangeGroup g = chunk.group();
                ChangeTable.insertGroup(
                        connection,
                        new ChangeGroup(
                                g.id(),
                                g.kind(),
                                g.title(),
                                g.at(),
                                g.officer(),
                                groupFirst,
                                head.seq(),
                                g.undoes(),
                                null));
                connection.commit();
                groupFirst = head.seq() + 1;
            }
        });
    }

    long replayed() {
        return replayed;
    }

    private void change(LoggedChange change, boolean pulled) throws SQLException {
        byte[] expected = change.digest(head.hash(), LoggedChange.sha256());
        if (change.seq() != head.seq() + 1 || !Arrays.equals(expected, change.hash())) {
            throw new Forked(change.seq());
        }
        try (PreparedStatement insert = connection.prepareStatement(ChangeTable.INSERT)) {
            // The town's number of what was pulled is not kept here: it comes again with the next pull.
            ChangeTable.bind(insert, change, pulled ? 0L : null);
            insert.executeUpdate();
        }
        LedgerTable table = tables.get(change.ledger());
        if (table == null) {
            throw new StoreFailure("no ledger " + change.ledger());
        }
        row(table, change, pulled ? SyncState.SENT : SyncState.PENDING);
        head = new ChangeTable.Head(change.seq(), change.hash());
        replayed++;
    }

    private void row(LedgerTable table, LoggedChange change, SyncState state) throws SQLException {
        Optional<Row> present = find(connection, table, change.record());
        if (present.isEmpty()) {
            boolean made = change.what() == Change.What.CREATE || state == SyncState.SENT;
            if (!made) {
                throw new StoreFailure("no row for change " + change.seq());
            }
            Envelope envelope = new Envelope(
                    change.record(),
                    change.town(),
                    change.baseRev(),
                    state,
                    change.at(),
                    change.officer(),
                    change.at(),
                    change.officer(),
                    change.what() == Change.What.DELETE);
            Row draft =
                    Row.draft(table.ledger(), change.record(), change.town()).with(envelope);
            try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
                table.bindInsert(insert, draft.with(after(table, change)));
                insert.executeUpdate();
            }
            return;
        }
        Row before = present.get();
        Envelope was = before.envelope();
        boolean deleted = switch (change.what()) {
            case DELETE -> true;
            case RESTORE, CREATE -> false;
            default -> was.deleted();
        };
        Envelope now = new Envelope(
                was.id(),
                was.town(),
                state == SyncState.SENT ? change.baseRev() : was.baseRev(),
                state,
                was.createdAt(),
                was.createdBy(),
                change.at(),
                change.officer(),
                deleted);
        try (PreparedStatement update = connection.prepareStatement(table.update())) {
            // A row that was sent to the server again is told whole.
            Row under = change.what() == Change.What.CREATE ? blank(before) : before;
            table.bindUpdate(update, before, under.with(after(table, change)).with(now));
            update.executeUpdate();
        }
    }

    private static Row blank(Row row) {
        Ledger ledger = row.ledger();
        return Row.of(
                ledger, row.envelope(), new @Nullable Object[ledger.columns().size()], row.extra());
    }

    private static Map<Column<?>, @Nullable Object> after(LedgerTable table, LoggedChange change) {
        return values(table, DeltaJson.parse(change.delta()), true);
    }

    /** A delta's values after it, or before it; columns that this program does not know are left out. */
    static Map<Column<?>, @Nullable Object> values(LedgerTable table, Map<String, Change.Delta> delta, boolean after) {
        Map<Column<?>, @Nullable Object> values = new HashMap<>();
        delta.forEach((name, change) -> table.ledger().find(name).ifPresent(column -> {
            Object sent = after ? change.after() : change.before();
            values.put(column, sent == null ? null : received(column.kind(), sent));
        }));
        return values;
    }

    private static Object received(Kind<?> kind, Object sent) {
        return kind.receive(sent);
    }

    static Optional<Row> find(Connection connection, LedgerTable table, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(table.select("where id = ?"))) {
            statement.setObject(1, id);
            try (ResultSet rs = statement.executeQuery()) {
                return rs.next() ? Optional.of(table.read(rs)) : Optional.empty();
            }
        }
    }
}
