package cn.sixin.store;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Due;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Where;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FileUtils;

/**
 * A store's database in memory, with rows of nobody: made, opened again and asked what a home page asks. What the engine
 * does for the first time in a process takes it some tenths of a second, which pass while a password is typed.
 */
final class Preparing {
    private static final String FILE = "nioMemFS:prepare";
    private static final String TOWN = "441900000";
    static final int ROWS = 60;

    private final Map<String, LedgerTable> tables = new HashMap<>();
    private final List<Ledger> due;

    Preparing(StoreConfig config) {
        config.kept().forEach(ledger -> tables.put(ledger.name(), new LedgerTable(ledger)));
        due = config.ledgers().stream()
                .flatMap(ledger -> ledger.dues().stream())
                .map(Due::rows)
                .distinct()
                .toList();
    }

    /** @return how many rows were read */
    int run() throws SQLException {
        int read = 0;
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + FILE + ";CIPHER=AES;COMPRESS=TRUE");
        source.setUser("station");
        source.setPassword("- -");
        try {
            try (Connection connection = source.getConnection()) {
                fill(connection);
            }
            try (Connection connection = source.getConnection()) {
                Checkpoint.prepare(connection);
                new Schema(connection).present();
                ChangeTable.head(connection);
                for (Ledger ledger : due) {
                    read += ask(connection, ledger);
                }
            }
        } finally {
            FileUtils.delete(FILE + Database.SUFFIX);
        }
        return read;
    }

    private LedgerTable table(Ledger ledger) {
        return Objects.requireNonNull(tables.get(ledger.name()), ledger.name());
    }

    private void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String migration : Migrations.resources()) {
                statement.execute("runscript from 'classpath:" + migration + "'");
            }
        }
        for (Ledger ledger : due) {
            LedgerTable table = table(ledger);
            try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
                for (int row = 0; row < ROWS; row++) {
                    table.bindInsert(insert, Row.draft(ledger, new UUID(0, row), TOWN));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    @SuppressWarnings("unchecked") // by its type
    private int ask(Connection connection, Ledger ledger) throws SQLException {
        int read = new Asking(connection, this::table, ledger, List.of())
                .list(ROWS / 2)
                .first()
                .size();
        Replay.find(connection, table(ledger), new UUID(0, 1));
        for (Column<?> column : ledger.columns()) {
            if (column.kind().type() == LocalDate.class) {
                Column<LocalDate> day = (Column<LocalDate>) column;
                List<Where> until = List.of(new Where.Days(day, null, LocalDate.of(2100, 1, 1)));
                Asking asking = new Asking(connection, this::table, ledger, until);
                asking.perDay(day);
                asking.earliest(day, ROWS / 2);
            }
        }
        return read;
    }
}
