package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.sync.Attention;
import cn.sixin.sync.StationStore;
import cn.sixin.sync.StoreRefused;
import cn.sixin.sync.TownState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a store's way, on real files: each is told plainly, and nothing saved before is lost by it. */
class TroubleTest {
    private static final int TEARS = 40;

    @TempDir
    Path folder;

    private final StoreKey key = Stores.key();
    private final Random random = new Random(20270206L);
    private Path home;
    private @Nullable SmallDisk disk;

    @BeforeEach
    void choose() {
        home = folder.resolve("station");
    }

    @AfterEach
    void unmount() throws Exception {
        SmallDisk mounted = disk;
        if (mounted != null) {
            mounted.close();
        }
    }

    private StoreFiles files() {
        return new StoreFiles(home);
    }

    private StoreTrouble refusal() {
        return assertInstanceOf(Opened.Refused.class, Store.open(files(), key, Stores.CONFIG))
                .trouble();
    }

    @Test
    void aNewerStoreIsRefusedAndNoByteOfItChanges() throws Exception {
        Stores.create(home, key).close();
        try (Database database = database();
                Statement statement = database.writer().createStatement()) {
            statement.execute("insert into \"flyway_schema_history\" select 9999, '9999', \"description\", \"type\","
                    + " \"script\", \"checksum\", \"installed_by\", \"installed_on\", \"execution_time\", true"
                    + " from \"flyway_schema_history\" where \"version\" = '1'");
        }
        byte[] before = Files.readAllBytes(files().database());
        StoreTrouble.NewerVersion newer = assertInstanceOf(StoreTrouble.NewerVersion.class, refusal());
        assertEquals("9999", newer.found());
        assertArrayEquals(before, Files.readAllBytes(files().database()));
    }

    private Database database() throws SQLException {
        return Database.open(files().database(), key, "", 4096, false);
    }

    @Test
    void anOlderStoreIsBackedUpThenMigratedWithAllItHolds() throws Exception {
        Files.createDirectories(files().folder());
        try (Database database = Database.open(files().database(), key, "", 4096, true)) {
            Flyway.configure()
                    .dataSource(database.source())
                    .locations("classpath:" + Migrations.FOLDER)
                    .target("1")
                    .load()
                    .migrate();
            Meta.put(database.writer(), java.util.Map.of(Meta.TOWN, Stores.TOWN, Meta.DEVICE, "desk-1"));
            try (Statement statement = database.writer().createStatement()) {
                statement.execute("insert into preference values ('陈晓', 'page.enterprise', '{}')");
            }
        }
        try (Store store = Stores.open(home, key)) {
            assertEquals("{}", store.preferences().get("陈晓", "page.enterprise").orElseThrow());
            Stores.saveEnterprise(store, 1);
            assertEquals(1, store.count(Enterprise.LEDGER));
        }
        try (Stream<Path> backups = Files.list(files().backups())) {
            assertEquals(1, backups.count(), "the backup made before the migration");
        }
    }

    @Test
    void aDamagedHeadIsNamedAndTheFileLeftAsItIs() throws Exception {
        Stores.create(home, key).close();
        byte[] bad = new byte[8192];
        random.nextBytes(bad);
        try (RandomAccessFile file = new RandomAccessFile(files().database().toFile(), "rw")) {
            file.write(bad);
        }
        byte[] before = Files.readAllBytes(files().database());
        assertInstanceOf(StoreTrouble.Damaged.class, refusal());
        assertArrayEquals(before, Files.readAllBytes(files().database()));
    }

    @Test
    void anotherKeyOpensNothingAndHarmsNothing() throws Exception {
        Stores.create(home, key).close();
        byte[] before = Files.readAllBytes(files().database());
        assertInstanceOf(Opened.Refused.class, Store.open(files(), Stores.key(), Stores.CONFIG));
        assertArrayEquals(before, Files.readAllBytes(files().database()));
        Stores.open(home, key).close();
    }

    /** What a power cut may leave behind the last synced byte of either file. */
    @Test
    void tornEndsHideNothingThatWasSaved() throws Exception {
        Set<UUID> saved = new HashSet<>();
        try (Store store = Stores.create(home, key)) {
            saved.add(Stores.saveEnterprise(store, 0).id());
        }
        for (int tear = 1; tear <= TEARS; tear++) {
            append(files().database(), 3 * 4096);
            append(files().journal(), 200);
            try (Store store = Stores.open(home, key)) {
                assertEquals(saved, present(store), "tear " + tear);
                saved.add(Stores.saveEnterprise(store, tear).id());
            }
        }
        try (Store store = Stores.open(home, key)) {
            assertEquals(saved, present(store));
            assertTrue(StoreCheck.run(store).sound());
        }
    }

    private void append(Path file, int most) throws IOException {
        byte[] torn = new byte[random.nextInt(most)];
        if (random.nextBoolean()) {
            random.nextBytes(torn);
        }
        Files.write(file, torn, StandardOpenOption.APPEND);
    }

    @Test
    void aTornJournalIsBroughtUpToTheStore() throws Exception {
        Set<UUID> saved = new HashSet<>();
        Stores.create(home, key).close();
        for (int tear = 0; tear < TEARS; tear++) {
            try (Store store = Stores.open(home, key)) {
                saved.add(Stores.saveEnterprise(store, tear).id());
                assertEquals(saved, present(store), "tear " + tear);
            }
            try (RandomAccessFile journal =
                    new RandomAccessFile(files().journal().toFile(), "rw")) {
                journal.setLength(journal.length() - random.nextInt((int) Math.min(300, journal.length() - 16)));
            }
        }
        Stores.open(home, key).close();
        // It holds them all again: the store is built anew from it alone.
        Files.delete(files().database());
        Stores.create(folder.resolve("other"), key).close();
        Files.copy(new StoreFiles(folder.resolve("other")).database(), files().database());
        try (Store store = Stores.open(home, key)) {
            assertEquals(saved, present(store));
        }
    }

    @Test
    void savesThatTheDatabaseLostComeBackFromTheJournal() throws Exception {
        Set<UUID> saved = new HashSet<>();
        Path early = folder.resolve("early");
        try (Store store = Stores.create(home, key)) {
            saved.add(Stores.saveEnterprise(store, 0).id());
        }
        Files.copy(files().database(), early);
        try (Store store = Stores.open(home, key)) {
            for (int i = 1; i < 20; i++) {
                saved.add(Stores.saveEnterprise(store, i).id());
            }
        }
        Files.copy(early, files().database(), StandardCopyOption.REPLACE_EXISTING);
        Opened.Ready ready = assertInstanceOf(Opened.Ready.class, Store.open(files(), key, Stores.CONFIG));
        try (Store store = ready.store()) {
            assertEquals(19, ready.recovered());
            assertEquals(saved, present(store));
            assertTrue(StoreCheck.run(store).sound());
        }
    }

    @Test
    void aFileThatTheDatabasesOwnThreadGaveUpIsOpenedAgainForWhoeverAsks() throws Exception {
        try (Store store = Stores.create(home, key)) {
            UUID saved = Stores.saveEnterprise(store, 1).id();
            Database.pages(store.lane().connection()).closeImmediately();
            assertTrue(store.find(Enterprise.LEDGER, saved).isPresent());
            Stores.saveEnterprise(store, 2);
            assertEquals(2, present(store).size());
            assertTrue(StoreCheck.run(store).sound());
        }
    }

    @Test
    void whatTheDatabasesOwnThreadMetIsNotTakenByTheReadersWithoutAWord() throws Exception {
        try (Store store = Stores.create(home, key)) {
            UUID saved = Stores.saveEnterprise(store, 1).id();
            Database before = store.lane().database();
            ((SessionLocal) ((JdbcConnection) store.lane().connection()).getSession())
                    .getDatabase()
                    .setBackgroundException(DbException.get(ErrorCode.GENERAL_ERROR_1, "a write failed"));
            assertTrue(store.find(Enterprise.LEDGER, saved).isPresent());
            assertNotSame(before, store.lane().database(), "opened again");
            Stores.saveEnterprise(store, 2);
            assertEquals(2, present(store).size());
        }
    }

    private static Set<UUID> present(Store store) {
        Set<UUID> ids = new HashSet<>();
        store.forEach(Enterprise.LEDGER, row -> ids.add(row.id()));
        return ids;
    }

    /** Needs the right to mount a small disk. */
    @Test
    void aFullDiskRefusesTheSaveAndTheNextOneWorks() throws Exception {
        disk("120m");
        Path films = home.resolve("films");
        leave(films, 48);
        try (Store store = Stores.create(home, key)) {
            UUID first = Stores.saveEnterprise(store, 0).id();
            assertInstanceOf(StoreTrouble.DiskFull.class, importTooMuch(store));
            assertEquals(Set.of(first), present(store), "nothing half done");
            leave(films, 8);
            Saving full = store.save(Stores.batch(GroupKind.EDIT).create(Stores.enterprise(store, 1)));
            assertInstanceOf(
                    StoreTrouble.DiskFull.class,
                    assertInstanceOf(Saving.Refused.class, full).trouble());
            assertEquals(Set.of(first), present(store), "what is there is read on a full disk");
            StationStore engine = store.sync("同步").store();
            TownState reached = new TownState(Stores.TOWN, first, 9, 0, 1, TownState.Again.NO);
            StoreRefused refused = assertThrows(StoreRefused.class, () -> reach(engine, reached));
            assertEquals("store.disk_full", refused.problem().key());
            Sync sync = store.sync("同步");
            assertEquals("store.disk_full", sync.enrolledAnew().orElseThrow().key());
            Attention lost = new Attention(
                    first, Attention.Kind.LOST, null, "enterprise", first, "lost", null, null, Instant.EPOCH);
            assertEquals("store.disk_full", sync.giveUp(lost).orElseThrow().key());
            assertEquals(TownState.fresh(Stores.TOWN), engine.read(tx -> tx.town(Stores.TOWN)), "nothing half done");
            Row begun = Stores.enterprise(store, 3);
            Draft halfWritten = Draft.of(null, store.draft(Enterprise.LEDGER), begun, Map.of(), null);
            assertInstanceOf(
                    StoreTrouble.DiskFull.class,
                    store.drafts().keep("陈晓", halfWritten).orElseThrow());
            Attachment photo = AttachmentsTest.photo("full", 200_000);
            assertInstanceOf(
                    StoreTrouble.DiskFull.class, store.attachments().keep(photo).orElseThrow());
            Files.delete(films);
            reach(engine, reached);
            assertEquals(reached, engine.read(tx -> tx.town(Stores.TOWN)));
            assertEquals(Optional.empty(), store.attachments().keep(photo));
            assertEquals(Optional.empty(), store.drafts().keep("陈晓", halfWritten));
            UUID later = Stores.saveEnterprise(store, 2).id();
            assertEquals(Set.of(first, later), present(store));
            assertTrue(StoreCheck.run(store).sound());
        }
    }

    private static void reach(StationStore engine, TownState state) {
        engine.write(tx -> {
            tx.putTown(state);
            return tx;
        });
    }

    /** Begins with room enough and runs into the disk's end. */
    private static StoreTrouble importTooMuch(Store store) {
        try (Writing writing = store.begin(GroupKind.IMPORT, "too much", Stores.ACTOR)) {
            Random random = new Random(7);
            byte[] noise = new byte[1500];
            for (int i = 0; i < 20_000 && !writing.hopeless(); i++) {
                random.nextBytes(noise);
                // Nothing that could be compressed away.
                writing.create(Stores.enterprise(store, i)
                        .with(Enterprise.LEDGER.note(), HexFormat.of().formatHex(noise)));
            }
            return assertInstanceOf(Saving.Refused.class, writing.commit(Progress.NONE))
                    .trouble();
        }
    }

    /** Fills the disk but for so many MB. */
    private static void leave(Path file, int megabytes) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        while (Files.getFileStore(file.getParent()).getUsableSpace() > (long) megabytes * megabyte.length) {
            Files.write(file, megabyte, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedAndTheStoreOpensLater() throws Exception {
        SmallDisk small = disk("80m");
        Stores.create(home, key).close();
        byte[] before = Files.readAllBytes(files().database());
        small.readOnly(true);
        assertInstanceOf(StoreTrouble.ReadOnlyFolder.class, refusal());
        assertArrayEquals(before, Files.readAllBytes(files().database()));
        small.readOnly(false);
        Stores.open(home, key).close();
        assertFalse(Files.exists(files().folder().resolve(".probe")));
    }

    private SmallDisk disk(String size) throws IOException {
        SmallDisk made = new SmallDisk(home, size);
        disk = made;
        return made;
    }

    @Test
    void aJournalThatDoesNotFitKeepsNobodyWaiting() throws Exception {
        StoreFiles other = new StoreFiles(folder.resolve("other"));
        Stores.create(home, key).close();
        Files.createDirectories(other.folder());
        for (Path file : new Path[] {files().database(), files().journal()}) {
            Files.copy(file, other.folder().resolve(file.getFileName()));
        }
        try (Store store = Stores.open(folder.resolve("other"), key)) {
            Stores.saveEnterprise(store, 1);
            Stores.saveEnterprise(store, 2);
        }
        try (Store store = Stores.open(home, key)) {
            Stores.saveEnterprise(store, 3);
            store.lane().alone((database, outbox) -> {
                database.abandon();
                return outbox;
            });
            Batch next = Stores.batch(GroupKind.EDIT).create(Stores.enterprise(store, 4));
            assertThrows(StoreFailure.class, () -> store.save(next));
            Files.copy(other.journal(), files().journal(), StandardCopyOption.REPLACE_EXISTING);
            assertThrows(Replay.Forked.class, () -> store.save(next));
            CompletableFuture<Saving> another = CompletableFuture.supplyAsync(() -> store.save(next));
            assertInstanceOf(
                    Replay.Forked.class,
                    assertThrows(ExecutionException.class, () -> another.get(1, TimeUnit.MINUTES))
                            .getCause());
        }
    }
}
