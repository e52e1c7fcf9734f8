package cn.sixin.store;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows and changes on their way into the open transaction, sent to the database many at a time: statement by statement
 * costs three times as much. What waits here is in no query's answer before {@link #flush}.
 */
final class WritePage {
    private static final int ROWS = 256;

    private final Connection connection;
    private final Map<LedgerTable, PreparedStatement> inserts = new LinkedHashMap<>();
    private final Map<LedgerTable, Updates> updates = new LinkedHashMap<>();
    private final Set<UUID> waiting = new HashSet<>();
    private @Nullable PreparedStatement changes;
    private int count;

    WritePage(Connection connection) {
        this.connection = connection;
    }

    private record Updates(PreparedStatement statement, List<Row> befores, List<Row> afters) {}

    void insert(LedgerTable table, Row row) throws SQLException {
        PreparedStatement insert = inserts.get(table);
        if (insert == null) {
            insert = connection.prepareStatement(table.insert());
            inserts.put(table, insert);
        }
        table.bindInsert(insert, row);
        insert.addBatch();
        waiting.add(row.id());
        count++;
    }

    void update(LedgerTable table, Row before, Row after) throws SQLException {
        Updates known = updates.get(table);
        if (known == null) {
            known = new Updates(connection.prepareStatement(table.update()), new ArrayList<>(), new ArrayList<>());
            updates.put(table, known);
        }
        table.bindUpdate(known.statement(), before, after);
        known.statement().addBatch();
        known.befores().add(before);
        known.afters().add(after);
        waiting.add(after.id());
        count++;
    }

    /** @param serverSeq null for a change that the server does not have */
    void change(LoggedChange change, @Nullable Long serverSeq) throws SQLException {
        if (changes == null) {
            changes = connection.prepareStatement(ChangeTable.INSERT);
        }
        ChangeTable.bind(changes, change, serverSeq);
        changes.addBatch();
    }

    boolean full() {
        return count >= ROWS;
    }

    boolean holds(UUID row) {
        return waiting.contains(row);
    }

    /** Sends what waits; gives the rows that had changed since they were read, as they are now. */
    List<Row> flush() throws SQLException {
        if (count == 0) {
            return List.of();
        }
        // A row is made once, so that makings may go before changes; among changes of a table the order stays.
        for (PreparedStatement insert : inserts.values()) {
            insert.executeBatch();
        }
        List<Row> stale = new ArrayList<>();
        for (Map.Entry<LedgerTable, Updates> entry : updates.entrySet()) {
            stale.addAll(send(entry.getKey(), entry.getValue()));
        }
        if (changes != null) {
            changes.executeBatch();
        }
        waiting.clear();
        count = 0;
        return stale;
    }

    private List<Row> send(LedgerTable table, Updates sent) throws SQLException {
        List<Row> stale = new ArrayList<>();
        int[] hits = sent.statement().executeBatch();
        for (int i = 0; i < hits.length; i++) {
            if (hits[i] != 1) {
                Row before = sent.befores().get(i);
                Row present = Replay.find(connection, table, before.id())
                        .orElseThrow(() -> new IllegalArgumentException("never saved: " + before));
                if (!rebased(sent, present, before, sent.afters().get(i), table)) {
                    stale.add(present);
                }
            }
        }
        sent.befores().clear();
        sent.afters().clear();
        return stale;
    }

    /**
     * What the server sent meanwhile may have changed no more than where the row stands with it: then nobody's edit is
     * in the way.
     */
    private static boolean rebased(Updates sent, Row present, Row before, Row after, LedgerTable table)
            throws SQLException {
        Envelope now = present.envelope();
        Envelope mine = after.envelope();
        if (!present.sameValues(before) || now.deleted() != before.envelope().deleted()) {
            return false;
        }
        Envelope moved = new Envelope(
                mine.id(),
                mine.town(),
                now.baseRev(),
                mine.state(),
                now.createdAt(),
                now.createdBy(),
                mine.changedAt(),
                mine.changedBy(),
                mine.deleted());
        Map<Column<?>, @Nullable Object> values = new HashMap<>();
        after.ledger().columns().forEach(column -> values.put(column, after.get(column)));
        table.bindUpdate(sent.statement(), present, present.with(values).with(moved));
        return sent.statement().executeUpdate() == 1;
    }

    void close() throws SQLException {
        for (PreparedStatement insert : inserts.values()) {
            insert.close();
        }
        for (Updates update : updates.values()) {
            update.statement().close();
        }
        if (changes != null) {
            changes.close();
        }
    }
}
