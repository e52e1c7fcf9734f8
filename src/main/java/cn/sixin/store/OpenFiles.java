package cn.sixin.store;

import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * The store's two files, open: the database and its journal. A failure of the disk closes them; who comes next opens
 * them again. For whoever holds the store's writer lock, but that anybody may ask for the database.
 */
final class OpenFiles {
    private final StoreFiles files;
    private final StoreKey key;
    private final StoreConfig config;
    private final Map<String, LedgerTable> tables;
    private final Chain chain;

    private volatile Database database;
    private Outbox outbox;
    private boolean broken;

    OpenFiles(
            StoreFiles files,
            StoreKey key,
            StoreConfig config,
            Map<String, LedgerTable> tables,
            Database database,
            Outbox outbox)
            throws SQLException {
        this.files = files;
        this.key = key;
        this.config = config;
        this.tables = tables;
        this.database = database;
        this.outbox = outbox;
        chain = new Chain(ChangeTable.head(database.writer()));
    }

    Database database() {
        return database;
    }

    Connection connection() {
        return database.writer();
    }

    Outbox outbox() {
        return outbox;
    }

    Chain chain() {
        return chain;
    }

    /** They are to be opened again before anything else. */
    void spoil() {
        broken = true;
    }

    boolean broken() {
        return broken;
    }

    /** Opens the file and the journal again after a failure that closed them. */
    void heal() throws SQLException {
        if (broken) {
            database.abandon();
            try {
                // What an import left in the journal may be all that fills the disk.
                outbox.cutUnfinished();
                outbox.close();
                Database.trim(files.database());
                database = Database.open(files.database(), key, config.filePrefix(), config.cacheKb(), false);
                outbox = Outbox.open(files, key, ChangeTable.head(connection()).seq());
                Reconciling.bring(connection(), outbox, tables);
                chain.reopened(ChangeTable.head(connection()));
                connection().setAutoCommit(false);
                broken = false;
            } catch (IOException e) {
                throw new SQLException("journal", e);
            }
        }
    }

    void close() {
        outbox.close();
        Sql.step("close", database::close);
    }
}
