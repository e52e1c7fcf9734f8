package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import cn.sixin.store.files.DurableFile;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.store.keys.KeySlots;
import cn.sixin.store.keys.StoreKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The backups of a data folder: made, verified, listed, the last 14 kept, put back. */
public final class Backups {
    /** So many are kept, whatever they were made for. */
    public static final int KEPT = 14;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT);

    private final StoreFiles files;
    private final Clock clock;

    public Backups(StoreFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** Newest first; a file that is no whole zip is not among them. */
    public List<Backup> list() throws IOException {
        if (!Files.exists(files.backups())) {
            return List.of();
        }
        List<Backup> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(files.backups())) {
            for (Path file : all.filter(p -> p.toString().endsWith(".zip")).toList()) {
                read(file).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Backup::at).reversed());
        return found;
    }

    /** A backup wherever it lies; empty when the file is none, or no whole one. */
    public Optional<Backup> read(Path file) throws IOException {
        Optional<BackupFile.About> about = BackupFile.about(file);
        if (about.isEmpty()) {
            return Optional.empty();
        }
        BackupFile.About a = about.get();
        return Optional.of(new Backup(file, a.at(), a.reason(), Files.size(file), a.rows(), a.lastSeq(), a.schema()));
    }

    /** Whether no backup was made on the officer's present day. */
    public boolean dueToday() throws IOException {
        LocalDate today = LocalDate.now(clock);
        return list().stream()
                .noneMatch(b -> LocalDate.ofInstant(b.at(), clock.getZone()).equals(today));
    }

    /**
     * Makes one while others read and write; it holds all that was saved before the call.
     *
     * @throws StoreClosed when the store was closed before it was whole; none was made then
     */
    public Backup make(Store store, Backup.Reason reason) throws IOException {
        long saved = store.reading().lastSeq();
        Backup backup;
        try {
            backup = make(store.lane().database(), store.key(), store.config(), reason, saved);
        } catch (IOException | IllegalStateException failure) {
            if (store.lane().closed()) {
                throw new StoreClosed();
            }
            throw failure;
        }
        store.lane().alone((database, outbox) -> {
            outbox.rotate();
            outbox.prune(list().getLast().lastSeq());
            return backup;
        });
        return backup;
    }

    static void beforeMigration(StoreFiles files, StoreKey key, StoreConfig config, Database database)
            throws IOException {
        new Backups(files, config.clock()).make(database, key, config, Backup.Reason.MIGRATION, 0);
    }

    private Backup make(Database database, StoreKey key, StoreConfig config, Backup.Reason reason, long saved)
            throws IOException {
        Path work = Files.createTempDirectory(files.backups(), ".work");
        try {
            Path zip = work.resolve("raw.zip");
            database.backupTo(zip);
            Path copy = work.resolve("station.mv.db");
            unzip(zip, copy);
            BackupFile.About about = verify(copy, key, config, reason, saved);
            Path target = files.backups().resolve("station-" + STAMP.format(LocalDateTime.now(clock)) + ".zip");
            BackupFile.write(target, about, files.keys(), copy);
            prune();
            return new Backup(
                    target, about.at(), reason, Files.size(target), about.rows(), about.lastSeq(), about.schema());
        } catch (SQLException e) {
            throw new IOException("backup", e);
        } finally {
            deleteAll(work);
        }
    }

    private static void unzip(Path zip, Path copy) throws IOException {
        try (var in = new java.util.zip.ZipInputStream(Files.newInputStream(zip))) {
            if (in.getNextEntry() == null) {
                throw new IOException("the copy is empty");
            }
            Files.copy(in, copy);
        }
        Files.delete(zip);
    }

    /** Opens the copy with the key, counts, checks that the chain ends where it should, and compacts it. */
    private BackupFile.About verify(Path copy, StoreKey key, StoreConfig config, Backup.Reason reason, long saved)
            throws SQLException, IOException {
        Database.trim(copy);
        int smallCache = 16_384;
        Database database = Database.open(copy, key, "", smallCache, false);
        try {
            int schema = new Schema(database.writer()).present().orElse(0);
            boolean early = schema == 0 || reason == Backup.Reason.MIGRATION;
            long rows = early ? 0 : rows(database, config);
            long last = early
                    ? lastOfOldSchema(database)
                    : ChangeTable.head(database.writer()).seq();
            if (last < saved) {
                throw new IOException("the copy ends at change " + last + ", not " + saved);
            }
            database.compactAndClose();
            return new BackupFile.About(
                    clock.instant(), reason, rows, last, String.valueOf(schema), BackupFile.sha256(copy));
        } finally {
            database.abandon();
        }
    }

    private static long rows(Database database, StoreConfig config) throws SQLException {
        long rows = 0;
        for (Ledger ledger : config.ledgers()) {
            rows += ChangeTable.count(database.writer(), new LedgerTable(ledger).count("where not deleted"));
        }
        return rows;
    }

    /** Before a migration only what every version has may be asked. */
    private static long lastOfOldSchema(Database database) throws SQLException {
        return ChangeTable.count(database.writer(), "select coalesce(max(seq), 0) from change");
    }

    private void prune() throws IOException {
        for (Backup old : list().stream().skip(KEPT).toList()) {
            Files.delete(old.file());
        }
    }

    static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** What stands in the way of restoring a backup, asked before the present store is closed for it. */
    public Optional<StoreTrouble> obstacle(Backup backup) throws IOException {
        if (!BackupFile.whole(backup.file())) {
            return Optional.of(new StoreTrouble.BackupDamaged(backup.file()));
        }
        return files.check().or(() -> files.checkSpace(backup.bytes() + StoreFiles.RESERVE));
    }

    /**
     * Puts a backup in the place of the present store, which must be closed; that one, its journal and, where the
     * backup brings another store's, its keys are set aside first. Empty when it was done.
     */
    public Optional<StoreTrouble> restore(Backup backup) throws IOException {
        Optional<StoreTrouble> trouble = obstacle(backup);
        if (trouble.isPresent()) {
            return trouble;
        }
        List<Path> replaced = new ArrayList<>(List.of(files.database(), files.journal()));
        replaced.addAll(Outbox.sealed(files));
        byte[] keys = BackupFile.keys(backup.file());
        boolean otherKeys = keys != null && !sameStore(keys);
        if (otherKeys) {
            replaced.add(files.keys());
        }
        putBack(backup, replaced);
        if (otherKeys && keys != null) {
            DurableFile.write(files.keys(), keys);
        }
        return Optional.empty();
    }

    /** Takes the database out of a backup; what it replaces is set aside. Gives the folder where that lies now. */
    Path putBack(Backup backup, List<Path> replaced) throws IOException {
        Path part = DurableFile.beside(files.database());
        Files.deleteIfExists(part);
        BackupFile.extractDatabase(backup.file(), part);
        Path aside = setAside(replaced);
        DurableFile.moveInto(part, files.database());
        return aside;
    }

    Path setAside(List<Path> replaced) throws IOException {
        Path aside = files.aside(LocalDateTime.now(clock));
        Files.createDirectories(aside);
        for (Path file : replaced) {
            if (Files.exists(file)) {
                Files.move(file, aside.resolve(file.getFileName()));
            }
        }
        return aside;
    }

    private boolean sameStore(byte[] keys) throws IOException {
        return Files.exists(files.keys())
                && KeySlots.storeOf(keys).isPresent()
                && KeySlots.storeOf(Files.readAllBytes(files.keys())).equals(KeySlots.storeOf(keys));
    }
}
