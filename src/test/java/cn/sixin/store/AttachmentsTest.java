package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.sync.TownState;
import cn.sixin.visit.Visit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beside rows in a real encrypted store. */
class AttachmentsTest {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    Path home;

    @Test
    void oneIsKeptOnceAndReadBackWholeAfterAKill() throws Exception {
        StoreKey key = Stores.key();
        Attachment photo = photo("SECRET-MARK", 900_000);
        Path copy = Files.createDirectory(home.resolve("after-the-kill"));
        Path live = Files.createDirectory(home.resolve("live"));
        try (Store store = Stores.create(live, key.copy())) {
            store.attachments().keep(photo);
            store.attachments().keep(photo);
            assertEquals(1, store.attachments().count());
            for (Path file : List.of(new StoreFiles(live).database(), new StoreFiles(live).journal())) {
                Path there = copy.resolve(live.relativize(file));
                Files.createDirectories(there.getParent());
                Files.copy(file, there);
            }
        }
        try (Store store = Stores.open(copy, key)) {
            Attachment found = store.attachments().find(photo.hash()).orElseThrow();
            assertArrayEquals(photo.content(), found.content());
            assertArrayEquals(photo.thumb(), found.thumb());
            assertEquals(1600, found.width());
            assertFalse(text(new StoreFiles(copy).database()).contains("SECRET-MARK"));
        }
    }

    @Test
    void aBackupBringsItBack() throws Exception {
        StoreKey key = Stores.key();
        Attachment photo = photo("a", 300_000);
        Backup backup;
        Backups backups = new Backups(new StoreFiles(home), Clock.systemUTC());
        try (Store store = Stores.create(home, key.copy())) {
            store.attachments().keep(photo);
            Stores.saveEnterprise(store, 1);
            backup = backups.make(store, Backup.Reason.DAILY);
        }
        assertTrue(backups.restore(backup).isEmpty());
        try (Store store = Stores.open(home, key)) {
            assertArrayEquals(
                    photo.content(),
                    store.attachments().find(photo.hash()).orElseThrow().content());
        }
    }

    @Test
    void whatNoRowNamedGoesButAHalfWrittenFormHoldsItsOwn() {
        try (Store store = Stores.create(home, Stores.key())) {
            Attachment held = photo("held", 1000);
            Attachment left = photo("left", 1000);
            store.attachments().keep(held);
            store.attachments().keep(left);
            Row visit = store.draft(Visit.LEDGER);
            Row typed = visit.with(Visit.PHOTOS, List.of(held.hash()));
            assertTrue(store.drafts()
                    .keep("陈晓", Draft.of(null, visit, typed, Map.of(), null))
                    .isEmpty());
            store.attachments().sweep(Instant.EPOCH);
            assertEquals(2, store.attachments().count());
            store.attachments().sweep(LATER);
            assertTrue(store.attachments().find(held.hash()).isPresent());
            assertTrue(store.attachments().find(left.hash()).isEmpty());
        }
    }

    @Test
    void aRestoredServerIsOfferedWhatThisStationSentItAndNothingElse() {
        try (Store store = Stores.create(home, Stores.key())) {
            Attachment own = photo("own", 1000);
            Attachment received = photo("received", 1000);
            store.attachments().keep(own);
            store.attachments().keepReceived(received);
            Row visit = store.draft(Visit.LEDGER).with(Visit.PHOTOS, List.of(own.hash(), received.hash()));
            Stores.saved(store.save(Stores.batch(GroupKind.EDIT).create(visit)));
            SyncBook book = store.syncBook();
            assertEquals(List.of(own.hash()), book.unsent());
            book.sent(own.hash(), LATER);
            assertEquals(List.of(), book.unsent());
            put(store, TownState.Again.NO);
            assertEquals(List.of(), book.unsent());
            put(store, TownState.Again.RESTORED);
            assertEquals(List.of(own.hash()), book.unsent());
            book.sent(own.hash(), LATER);
            put(store, TownState.Again.RESTORED);
            assertEquals(List.of(), book.unsent(), "once a restore");
        }
    }

    private static void put(Store store, TownState.Again again) {
        TownState state = new TownState(store.town(), new UUID(0, 1), 0, 0, 1, again);
        store.sync("").store().write(tx -> {
            tx.putTown(state);
            return state;
        });
    }

    static Attachment photo(String mark, int bytes) {
        byte[] content = new byte[bytes];
        new Random(mark.hashCode()).nextBytes(content);
        byte[] name = mark.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, content, 0, name.length);
        return Attachment.of(content, new byte[] {1, 2, 3}, "image/jpeg", 1600, 1200);
    }

    private static String text(Path file) throws Exception {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
