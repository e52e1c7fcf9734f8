package cn.sixin.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Store and journal hold the same changes twice; when one of them lost some, it takes them from the other. */
final class Reconciling {
    private Reconciling() {}

    /** Gives how many changes the store took back from the journal. */
    static long bring(Connection connection, Outbox outbox, Map<String, LedgerTable> tables)
            throws SQLException, IOException {
        long stored = ChangeTable.head(connection).seq();
        if (outbox.lastSeq() > stored) {
            return toStore(connection, outbox, tables, stored);
        }
        if (outbox.lastSeq() < stored) {
            toJournal(connection, outbox, stored);
        }
        return 0;
    }

    private static long toStore(Connection connection, Outbox outbox, Map<String, LedgerTable> tables, long stored)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        Replay replay = new Replay(connection, tables);
        try {
            outbox.readAfter(stored, replay::chunk);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        Checkpoint.of(connection);
        return replay.replayed();
    }

    private static void toJournal(Connection connection, Outbox outbox, long stored) throws SQLException, IOException {
        for (ChangeGroup group :
                ChangeTable.groups(connection, "where g.last_seq > ? order by g.last_seq", outbox.lastSeq())) {
            long first = Math.max(group.firstSeq(), outbox.lastSeq() + 1);
            ChangeTable.pages(connection, first, group.lastSeq(), page -> {
                List<LoggedChange> changes =
                        page.stream().map(ChangeTable.Stored::logged).toList();
                boolean ends = changes.getLast().seq() == group.lastSeq();
                outbox.append(JournalChunk.of(group, changes, ends));
            });
        }
        outbox.force();
        if (outbox.lastSeq() != stored) {
            throw new IOException("the change groups do not cover the log up to " + stored);
        }
    }
}
