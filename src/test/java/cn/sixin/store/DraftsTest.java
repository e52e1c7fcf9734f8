package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.visit.Visit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half-written forms in a real encrypted store. */
class DraftsTest {
    private static final String OFFICER = "陈晓";
    private static final Map<Column<?>, String> NOTHING_UNREADABLE = Map.of();

    @TempDir
    Path home;

    private static void keep(Store store, Draft draft) {
        assertEquals(Optional.empty(), store.drafts().keep(OFFICER, draft));
    }

    /** What a kill at this moment would leave. */
    private Path copy(String name) throws Exception {
        StoreFiles from = new StoreFiles(home);
        StoreFiles to = new StoreFiles(home.resolve(name));
        Files.createDirectories(to.folder());
        for (Path file : List.of(from.database(), from.journal())) {
            Files.copy(file, to.folder().resolve(file.getFileName()));
        }
        return to.home();
    }

    @Test
    void aNewFormIsKeptWholeWithWhatCannotBeReadAndItsLink() throws Exception {
        StoreKey key = Stores.key();
        Row begun = null;
        UUID visit = UUID.randomUUID();
        try (Store store = Stores.create(home, key.copy())) {
            begun = store.draft(Visit.LEDGER).with(Visit.KIND, "staff");
            Row typed = begun.with(Visit.PROBLEMS, "SECRET-MARK 缺普工")
                    .with(Visit.VISITED_AT, Instant.parse("2027-01-18T01:30:00Z"))
                    .with(Visit.AMOUNT, 50_050L)
                    .with(Visit.PHOTOS, List.of("a".repeat(64)));
            keep(store, Draft.of(null, begun, begun.with(Visit.PROBLEMS, "缺"), NOTHING_UNREADABLE, null));
            Link link = new Link(visit, Visit.SERVICE);
            keep(store, Draft.of(null, begun, typed, Map.of(Visit.PEOPLE, "三十来"), link));
            Path killed = copy("killed");
            try (Store found = Stores.open(killed, key)) {
                List<Drafts.Kept> kept = found.drafts().of(OFFICER);
                assertEquals(1, kept.size(), "the later one in place of the earlier");
                Draft draft = kept.getFirst().draft();
                assertTrue(draft.isNew());
                Row again = draft.typedOver(Row.draft(Visit.LEDGER, draft.record(), Stores.TOWN));
                assertEquals(begun.id(), again.id());
                assertTrue(again.sameValues(typed));
                assertEquals(Map.of(Visit.PEOPLE, "三十来"), draft.texts());
                assertEquals(link, draft.link());
                assertEquals(List.of(), found.drafts().of("林二"), "another officer's are none of his");
            }
            assertFalse(Files.readString(new StoreFiles(killed).database(), StandardCharsets.ISO_8859_1)
                    .contains("SECRET-MARK"));
            assertFalse(Files.readString(new StoreFiles(killed).journal(), StandardCharsets.ISO_8859_1)
                    .contains("SECRET-MARK"));
        }
    }

    @Test
    void itIsNoRowAndNoChange() throws Exception {
        try (Store store = Stores.create(home, Stores.key())) {
            Row row = Stores.saveEnterprise(store, 1);
            long pending = store.pendingCount();
            keep(store, Draft.of(row, row, row.with(Enterprise.HEADCOUNT, 7), NOTHING_UNREADABLE, null));
            assertEquals(pending, store.pendingCount());
            assertEquals(1, store.history(row.id()).size());
            assertEquals(
                    1, store.find(Enterprise.LEDGER, row.id()).orElseThrow().get(Enterprise.HEADCOUNT));
            assertTrue(StoreCheck.run(store).sound());
        }
    }

    @Test
    void anEditIsMadeAgainOverTheRowAsItWasRead() {
        try (Store store = Stores.create(home, Stores.key())) {
            Row row = Stores.saveEnterprise(store, 1);
            Row typed = row.with(Enterprise.HEADCOUNT, 7).with(Enterprise.ADDRESS, null);
            keep(store, Draft.of(row, row, typed, NOTHING_UNREADABLE, null));
            Row elsewhere = row.with(Enterprise.CONTACT, "林海").with(Enterprise.HEADCOUNT, 90);
            Row present = Stores.saved(store.save(Stores.batch(GroupKind.EDIT).update(row, elsewhere)))
                    .rows()
                    .getFirst()
                    .after();
            Draft draft = store.drafts().find(OFFICER, row.id()).orElseThrow().draft();
            Row read = draft.readFrom(present);
            assertEquals(row.envelope().changedAt(), read.envelope().changedAt(), "a save of it is found to be stale");
            assertEquals(1, read.get(Enterprise.HEADCOUNT));
            assertEquals("林海", read.get(Enterprise.CONTACT), "what this form did not touch is as it is now");
            Row again = draft.typedOver(read);
            assertEquals(7, again.get(Enterprise.HEADCOUNT));
            assertNull(again.get(Enterprise.ADDRESS));
            Saving saving = store.save(Stores.batch(GroupKind.EDIT).update(read, again));
            assertTrue(saving instanceof Saving.Stale, "nobody's edit is written over unseen");
        }
    }

    @Test
    void whatIsLetGoOfIsGone() {
        try (Store store = Stores.create(home, Stores.key())) {
            Row begun = store.draft(Visit.LEDGER);
            keep(store, Draft.of(null, begun, begun.with(Visit.PROBLEMS, "缺"), NOTHING_UNREADABLE, null));
            assertEquals(Optional.empty(), store.drafts().drop("林二", begun.id()));
            assertTrue(store.drafts().find(OFFICER, begun.id()).isPresent());
            assertEquals(Optional.empty(), store.drafts().drop(OFFICER, begun.id()));
            assertEquals(List.of(), store.drafts().of(OFFICER));
        }
    }

    @Test
    void anImportUnderWayIsNotWaitedForAndItsKillCostsNothingTyped() throws Exception {
        StoreKey key = Stores.key();
        try (Store store = Stores.create(home, key.copy());
                Writing writing = store.begin(GroupKind.IMPORT, "导入", Stores.ACTOR)) {
            for (int i = 0; i < 300; i++) {
                writing.create(Stores.enterprise(store, i));
            }
            Row begun = store.draft(Visit.LEDGER);
            // On the thread of the import itself, which would wait for itself if the form waited for the writer.
            keep(store, Draft.of(null, begun, begun.with(Visit.PROBLEMS, "缺普工"), NOTHING_UNREADABLE, null));
            Path killed = copy("killed");
            try (Store found = Stores.open(killed, key)) {
                assertEquals(0, found.count(Enterprise.LEDGER), "the import never was");
                assertTrue(found.drafts().find(OFFICER, begun.id()).isPresent());
            }
            assertTrue(writing.commit(Progress.NONE) instanceof Saving.Saved);
            assertEquals(300, store.count(Enterprise.LEDGER));
        }
    }

    @Test
    void aClosedStoreTakesNoneAndSaysSo() {
        Store store = Stores.create(home, Stores.key());
        Row begun = store.draft(Visit.LEDGER);
        Draft draft = Draft.of(null, begun, begun.with(Visit.PROBLEMS, "缺"), NOTHING_UNREADABLE, null);
        store.close();
        org.junit.jupiter.api.Assertions.assertThrows(
                StoreClosed.class, () -> store.drafts().keep(OFFICER, draft));
    }
}
