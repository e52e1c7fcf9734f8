package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.store.keys.StoreKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    /** Enough for a closing to come while they are copied. */
    private static final int MANY = 2000;

    @TempDir
    Path home;

    private final StoreKey key = Stores.key();

    private Backups backups() {
        return new Backups(new StoreFiles(home), Clock.systemUTC());
    }

    @Test
    void aBackupIsListedAndPutBackWithThePresentStoreSetAside() throws IOException {
        Row kept;
        try (Store store = Stores.create(home, key)) {
            kept = Stores.saveEnterprise(store, 1);
            assertTrue(backups().dueToday());
            backups().make(store, Backup.Reason.DAILY);
            assertFalse(backups().dueToday());
            Stores.saveEnterprise(store, 2);
        }
        Backup backup = backups().list().getFirst();
        assertEquals(1, backup.rows());
        assertEquals(1, backup.lastSeq());
        byte[] present = Files.readAllBytes(new StoreFiles(home).database());
        assertTrue(backups().restore(backup).isEmpty());
        try (Store store = Stores.open(home, key)) {
            assertEquals(1, store.count(Enterprise.LEDGER));
            assertTrue(store.find(Enterprise.LEDGER, kept.id()).isPresent());
            Stores.saveEnterprise(store, 3);
        }
        try (var aside = Files.walk(home.resolve("aside"))) {
            Path old =
                    aside.filter(p -> p.endsWith("station.mv.db")).findFirst().orElseThrow();
            assertArrayEquals(present, Files.readAllBytes(old));
        }
    }

    @Test
    void fourteenAreKept() throws IOException {
        try (Store store = Stores.create(home, key)) {
            for (int i = 0; i < Backups.KEPT + 2; i++) {
                Stores.saveEnterprise(store, i);
                backups().make(store, Backup.Reason.DEMAND);
            }
        }
        List<Backup> kept = backups().list();
        assertEquals(Backups.KEPT, kept.size());
        assertEquals(Backups.KEPT + 2, kept.getFirst().lastSeq());
        assertEquals(3, kept.getLast().lastSeq());
    }

    @Test
    void aStoreThatClosesMeanwhileEndsItsBackupWithoutAFault() throws Exception {
        Store store = Stores.create(home, key);
        Batch many = Stores.batch(GroupKind.IMPORT);
        for (int i = 0; i < MANY; i++) {
            many = many.create(Stores.enterprise(store, i));
        }
        Stores.saved(store.save(many));
        FutureTask<Backup> making = new FutureTask<>(() -> backups().make(store, Backup.Reason.DAILY));
        Thread.ofPlatform().start(making);
        Path folder = new StoreFiles(home).backups();
        while (!making.isDone() && folder.toFile().list().length == 0) {
            Thread.onSpinWait();
        }
        store.close();
        try {
            assertEquals(MANY, making.get(60, TimeUnit.SECONDS).rows(), "quicker than the closing, and whole");
        } catch (ExecutionException ended) {
            assertInstanceOf(StoreClosed.class, ended.getCause());
        }
        for (Backup whole : backups().list()) {
            assertTrue(BackupFile.whole(whole.file()));
        }
        assertFalse(Arrays.stream(folder.toFile().list()).anyMatch(name -> name.startsWith(".work")));
    }

    @Test
    void aDamagedBackupIsRefusedAndNothingIsTouched() throws IOException {
        try (Store store = Stores.create(home, key)) {
            Stores.saveEnterprise(store, 1);
            backups().make(store, Backup.Reason.DEMAND);
        }
        Backup backup = backups().list().getFirst();
        byte[] bytes = Files.readAllBytes(backup.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.file(), bytes);
        byte[] present = Files.readAllBytes(new StoreFiles(home).database());
        assertInstanceOf(
                StoreTrouble.BackupDamaged.class, backups().restore(backup).orElseThrow());
        assertArrayEquals(present, Files.readAllBytes(new StoreFiles(home).database()));
    }

    @Test
    void aDestroyedStoreIsBuiltFromBackupAndJournal() throws IOException {
        List<UUID> saved = new ArrayList<>();
        try (Store store = Stores.create(home, key)) {
            for (int i = 0; i < 30; i++) {
                saved.add(Stores.saveEnterprise(store, i).id());
                if (i == 10 || i == 20) {
                    backups().make(store, Backup.Reason.DAILY);
                }
            }
        }
        destroyAndRescue(saved, 1);
    }

    @Test
    void aDestroyedStoreWithoutAnyBackupIsBuiltFromItsJournal() throws IOException {
        List<UUID> saved = new ArrayList<>();
        try (Store store = Stores.create(home, key)) {
            for (int i = 0; i < 20; i++) {
                Row row = Stores.saveEnterprise(store, i);
                saved.add(row.id());
                store.save(Stores.batch(GroupKind.EDIT).update(row, row.with(Enterprise.HEADCOUNT, 1000 + i)));
            }
            assertEquals(Stores.TOWN, store.town());
        }
        destroyAndRescue(saved, 0);
    }

    private void destroyAndRescue(List<UUID> saved, int backupsUsed) throws IOException {
        StoreFiles files = new StoreFiles(home);
        byte[] noise = new byte[(int) Files.size(files.database())];
        new Random(7).nextBytes(noise);
        Files.write(files.database(), noise);
        Opened refused = Store.open(files, key, Stores.CONFIG);
        assertInstanceOf(
                StoreTrouble.Damaged.class,
                assertInstanceOf(Opened.Refused.class, refused).trouble());
        assertArrayEquals(noise, Files.readAllBytes(files.database()));
        Rescue.Rescued rescued = new Rescue(files, key, Stores.CONFIG).run().orElseThrow();
        assertEquals(backupsUsed, rescued.backup().isPresent() ? 1 : 0);
        try (Store store = rescued.opened().orThrow()) {
            assertEquals(saved.size(), store.count(Enterprise.LEDGER));
            assertEquals(saved.size(), store.find(Enterprise.LEDGER, saved).size());
            assertEquals(Stores.TOWN, store.town());
            assertTrue(StoreCheck.run(store).sound());
            Stores.saveEnterprise(store, 99);
        }
        assertArrayEquals(noise, Files.readAllBytes(rescued.aside().resolve("station.mv.db")));
    }
}
