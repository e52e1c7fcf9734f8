package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/** Reads a whole store and tells whether all of it agrees: chain, rows with their log, log with the journal. */
public final class StoreCheck {
    private final Database database;
    private final Outbox outbox;
    private final Store store;

    private StoreCheck(Store store, Database database, Outbox outbox) {
        this.store = store;
        this.database = database;
        this.outbox = outbox;
    }

    /** Takes some seconds a hundred thousand rows; saves wait for it. */
    public static CheckReport run(Store store) throws IOException {
        return store.lane().alone((database, outbox) -> new StoreCheck(store, database, outbox).run());
    }

    private CheckReport run() throws SQLException, IOException {
        Connection connection = database.writer();
        long last = ChangeTable.head(connection).seq();
        OptionalLong broken = brokenAt(connection, last);
        Map<String, Long> rows = new TreeMap<>();
        long stray = 0;
        for (Ledger ledger : store.ledgers()) {
            rows.put(ledger.name(), store.count(ledger));
            stray += strayRows(connection, ledger);
        }
        String schema = String.valueOf(new Schema(connection).present().orElse(0));
        return new CheckReport(schema, rows, last, broken, stray, journalAgrees(last), store.pendingCount());
    }

    private static OptionalLong brokenAt(Connection connection, long last) throws SQLException, IOException {
        MessageDigest sha256 = LoggedChange.sha256();
        byte[][] previous = {LoggedChange.NO_HASH};
        long[] expected = {1};
        long[] broken = {0};
        ChangeTable.pages(connection, 1, last, page -> {
            for (ChangeTable.Stored stored : page) {
                LoggedChange c = stored.logged();
                boolean follows = c.seq() == expected[0]
                        && Arrays.equals(c.previous(), previous[0])
                        && Arrays.equals(c.digest(previous[0], sha256), c.hash());
                broken[0] = broken[0] == 0 && !follows ? c.seq() : broken[0];
                previous[0] = c.hash();
                expected[0] = c.seq() + 1;
            }
        });
        boolean missing = expected[0] != last + 1;
        return broken[0] > 0 || missing ? OptionalLong.of(Math.max(broken[0], 1)) : OptionalLong.empty();
    }

    private long strayRows(Connection connection, Ledger ledger) {
        LedgerTable table = Objects.requireNonNull(store.lane().tables().get(ledger.name()));
        long[] stray = {0};
        store.forEach(ledger, row -> {
            if (!Sql.ask("check", () -> asLogged(connection, table, row))) {
                stray[0]++;
            }
        });
        return stray[0];
    }

    /** Whether every column has the value that the row's changes, one after the other, leave in it. */
    private static boolean asLogged(Connection connection, LedgerTable table, Row row) throws SQLException {
        UUID id = row.id();
        Map<String, Change.Delta> latest = new HashMap<>();
        for (ChangeTable.Stored stored : ChangeTable.list(connection, "where record_id = ? order by seq", id)) {
            if (stored.logged().what() == Change.What.CREATE) {
                // Sent to the server again it is told whole, whatever was tried before.
                latest.clear();
            }
            latest.putAll(DeltaJson.parse(stored.logged().delta()));
        }
        Row logged = Row.draft(table.ledger(), id, row.envelope().town()).with(Replay.values(table, latest, true));
        return logged.sameValues(row);
    }

    private boolean journalAgrees(long last) {
        try {
            outbox.readAfter(0, chunk -> {});
            return outbox.lastSeq() == last;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
