package cn.sixin.store;

import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.store.keys.StoreKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from closed files to an open {@link Store}, and what may stand in it. */
final class StoreOpening {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);
    private final StoreFiles files;
    private final StoreKey key;
    private final StoreConfig config;

    StoreOpening(StoreFiles files, StoreKey key, StoreConfig config) {
        this.files = files;
        this.key = key;
        this.config = config;
    }

    /** A new, empty store of a town. */
    Opened create(String town, String device) {
        Optional<StoreTrouble> trouble = files.check();
        if (trouble.isPresent()) {
            return new Opened.Refused(trouble.get());
        }
        if (Files.exists(files.database())) {
            throw new IllegalStateException("there is a store already");
        }
        return guarded(new byte[0], () -> {
            Database database = open(true);
            return finish(database, Map.of(Meta.TOWN, town, Meta.DEVICE, device));
        });
    }

    Opened open() {
        Optional<StoreTrouble> trouble = files.check();
        if (trouble.isPresent()) {
            return new Opened.Refused(trouble.get());
        }
        if (!Files.exists(files.database())) {
            return new Opened.Refused(new StoreTrouble.Missing(files.database()));
        }
        byte[] tail;
        try {
            tail = Database.trim(files.database());
        } catch (IOException e) {
            return new Opened.Refused(classify(e));
        }
        return guarded(tail, () -> {
            Database database = open(false);
            return finish(database, Map.of());
        });
    }

    private Database open(boolean create) throws SQLException {
        return Database.open(files.database(), key, config.filePrefix(), config.cacheKb(), create);
    }

    @FunctionalInterface
    private interface Attempt {
        Opened run() throws SQLException, IOException;
    }

    private Opened guarded(byte[] tail, Attempt attempt) {
        try {
            return attempt.run();
        } catch (SQLException | IOException | FlywayException e) {
            LOG.warn("the store does not open", e);
            StoreTrouble trouble = classify(e);
            untrim(tail);
            return new Opened.Refused(trouble);
        }
    }

    private void untrim(byte[] tail) {
        try {
            Database.untrim(files.database(), tail);
        } catch (IOException e) {
            LOG.warn("the half-written end of the store was not put back", e);
        }
    }

    private StoreTrouble classify(Exception failure) {
        if (sqlCode(failure) == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new StoreTrouble.InUse(files.database());
        }
        return StoreTrouble.of(failure, files.folder())
                .orElseGet(() -> new StoreTrouble.Damaged(files.database(), failure.toString()));
    }

    private static int sqlCode(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                return e.getErrorCode();
            }
        }
        return 0;
    }

    private Opened finish(Database database, Map<String, String> meta) throws SQLException, IOException {
        boolean handedOver = false;
        try {
            Schema schema = new Schema(database.writer());
            OptionalInt present = schema.present();
            if (present.orElse(0) > schema.known()) {
                return new Opened.Refused(new StoreTrouble.NewerVersion(
                        String.valueOf(present.getAsInt()), String.valueOf(schema.known())));
            }
            migrate(database, schema, present.isPresent());
            Meta.put(database.writer(), meta);
            Opened opened = reconcile(database);
            handedOver = true;
            return opened;
        } finally {
            if (!handedOver) {
                database.abandon();
            }
        }
    }

    private void migrate(Database database, Schema schema, boolean holdsRows) throws IOException, SQLException {
        if (schema.behind()) {
            if (holdsRows) {
                Backups.beforeMigration(files, key, config, database);
            }
            Schema.migrate(database.source());
            database.checkpoint();
        }
    }

    private Opened reconcile(Database database) throws SQLException, IOException {
        Map<String, LedgerTable> tables = new HashMap<>();
        config.kept().forEach(l -> tables.put(l.name(), new LedgerTable(l)));
        boolean aside = false;
        Outbox outbox;
        long recovered = 0;
        long head = ChangeTable.head(database.writer()).seq();
        try {
            outbox = Outbox.open(files, key, head);
            try {
                recovered = Reconciling.bring(database.writer(), outbox, tables);
            } catch (Replay.Forked | IOException e) {
                outbox.close();
                throw e;
            }
        } catch (Replay.Forked | IOException unusable) {
            LOG.warn("the journal does not fit the store and is set aside", unusable);
            setJournalAside();
            aside = true;
            outbox = Outbox.open(files, key, ChangeTable.head(database.writer()).seq());
        }
        WriteLane lane = new WriteLane(files, key, config, database, outbox);
        return new Opened.Ready(new Store(files, key.copy(), config, lane), recovered, aside);
    }

    private void setJournalAside() throws IOException {
        Path aside = files.aside(LocalDateTime.now(config.clock()));
        Files.createDirectories(aside);
        List<Path> journals = new ArrayList<>(Outbox.sealed(files));
        journals.add(files.journal());
        for (Path journal : journals) {
            if (Files.exists(journal)) {
                Files.move(journal, aside.resolve(journal.getFileName()));
            }
        }
    }
}
