package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.store.keys.StoreKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path home;

    private final StoreKey key = Stores.key();
    private Store store;

    @BeforeEach
    void create() {
        store = Stores.create(home, key);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = Stores.open(home, key);
    }

    @Test
    void aSavedRowIsThereAfterReopening() {
        Row row = Stores.saveEnterprise(store, 7);
        reopen();
        Row found = store.find(Enterprise.LEDGER, row.id()).orElseThrow();
        assertTrue(found.sameValues(row));
        assertEquals(row.envelope(), found.envelope());
        assertEquals("陈晓", found.envelope().createdBy());
        assertEquals(Stores.TOWN, found.envelope().town());
        assertEquals(Stores.TOWN, store.town());
        assertEquals(1, store.pendingCount());
    }

    @Test
    void everyKindOfValueComesBackAsItWas() {
        Row enterprise = Stores.saveEnterprise(store, 1);
        Row service = Stores.service(store, enterprise.id(), "缺普工𬱖\n二行")
                .with(Service.SIGNS, java.util.Set.of("moving", "layoffs"));
        store.save(Stores.batch(GroupKind.EDIT).create(service));
        reopen();
        assertTrue(store.find(Service.LEDGER, service.id()).orElseThrow().sameValues(service));
        assertEquals(
                List.of(service.id()),
                store.children(Service.LEDGER, Service.ENTERPRISE, enterprise.id()).stream()
                        .map(Row::id)
                        .toList());
    }

    @Test
    void historyTellsWhoChangedWhatFromWhatToWhat() {
        Row row = Stores.saveEnterprise(store, 1);
        store.save(Stores.batch(GroupKind.EDIT).update(row, row.with(Enterprise.HEADCOUNT, 300), "电话核实"));
        List<Change> history = store.history(row.id());
        assertEquals(2, history.size());
        Change latest = history.getFirst();
        assertEquals(Change.What.UPDATE, latest.what());
        assertEquals("陈晓", latest.officer());
        assertEquals("电话核实", latest.why());
        assertEquals(Map.of("headcount", new Change.Delta(1L, 300L)), latest.delta());
        assertEquals(Change.What.CREATE, history.getLast().what());
        assertEquals(
                new Change.Delta(null, "东莞市测试电子有限公司1"),
                history.getLast().delta().get("name"));
    }

    @Test
    void aRowChangedSinceItWasReadIsRefusedWithThePresentOne() {
        Row read = Stores.saveEnterprise(store, 1);
        Row theirs = Stores.saved(
                        store.save(Stores.batch(GroupKind.EDIT).update(read, read.with(Enterprise.CONTACT, "李"))))
                .rows()
                .getFirst()
                .after();
        Row other = Stores.enterprise(store, 2);
        Saving saving =
                store.save(Stores.batch(GroupKind.EDIT).create(other).update(read, read.with(Enterprise.CONTACT, "王")));
        Saving.Stale stale = assertInstanceOf(Saving.Stale.class, saving);
        assertEquals("李", stale.present().getFirst().get(Enterprise.CONTACT));
        assertEquals(theirs.envelope(), stale.present().getFirst().envelope());
        assertTrue(store.find(Enterprise.LEDGER, other.id()).isEmpty());
        assertEquals(2, store.pendingCount());
    }

    @Test
    void whatWaitsIsCountedWhenItIsFirstAskedForAndKeptFromThenOn() {
        Stores.saveEnterprise(store, 1);
        Stores.saveEnterprise(store, 2);
        reopen();
        Stores.saveEnterprise(store, 3);
        assertEquals(3, store.pendingCount(), "with what was saved before anybody asked");
        Stores.saveEnterprise(store, 4);
        assertEquals(4, store.pendingCount());
    }

    @Test
    void whatWaitsIsCountedRightBesideSaves() throws InterruptedException {
        reopen();
        Thread saving = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 40; i++) {
                Stores.saveEnterprise(store, i);
            }
        });
        while (saving.isAlive()) {
            assertTrue(store.pendingCount() <= 40);
        }
        saving.join();
        assertEquals(40, store.pendingCount());
    }

    @Test
    void savingWhatDidNotChangeWritesNothing() {
        Row row = Stores.saveEnterprise(store, 1);
        assertEquals(
                0,
                Stores.saved(store.save(Stores.batch(GroupKind.EDIT).update(row, row)))
                        .count());
        assertEquals(1, store.groups(10).size());
    }

    @Test
    void deletedRowsLieInTheRecycleViewAndComeBack() {
        Row row = Stores.saveEnterprise(store, 1);
        store.save(Stores.batch(GroupKind.DELETE).delete(row, "重复"));
        assertEquals(0, store.count(Enterprise.LEDGER));
        Row deleted = store.deleted(Enterprise.LEDGER, 10).getFirst();
        assertEquals(row.id(), deleted.id());
        store.save(Stores.batch(GroupKind.RESTORE).restore(deleted));
        assertEquals(1, store.count(Enterprise.LEDGER));
        assertTrue(store.find(Enterprise.LEDGER, row.id()).orElseThrow().sameValues(row));
    }

    @Test
    void aClosedWritingLeavesNothing() {
        try (Writing writing = store.begin(GroupKind.IMPORT, "名册", Stores.ACTOR)) {
            for (int i = 0; i < 2500; i++) {
                writing.create(Stores.enterprise(store, i));
            }
        }
        assertEquals(0, store.count(Enterprise.LEDGER));
        Stores.saveEnterprise(store, 1);
        reopen();
        assertEquals(1, store.count(Enterprise.LEDGER));
        assertEquals(1, store.pendingCount());
    }

    @Test
    void aBulkImportTellsOfItselfWithoutNamingItsRows() {
        List<Saving.Saved> heard = new ArrayList<>();
        store.onSaved(heard::add);
        Saving.Saved saved = importRows(Saving.NAMED + 1);
        assertEquals(List.of(saved), heard);
        assertTrue(saved.bulk());
        assertTrue(saved.rows().isEmpty());
        assertEquals(java.util.Set.of(Enterprise.LEDGER), saved.ledgers());
        Stores.saveEnterprise(store, 1);
        assertFalse(heard.getLast().bulk());
        assertEquals(1, heard.getLast().rows().size());
        List<UUID> ids = new ArrayList<>();
        store.forEach(Enterprise.LEDGER, row -> ids.add(row.id()));
        assertEquals(Saving.NAMED + 2, ids.size());
        assertEquals(ids.stream().distinct().toList(), ids);
    }

    @Test
    void whoHasBeenTakenOffHearsNoMore() {
        List<Saving.Saved> heard = new ArrayList<>();
        Runnable off = store.onSaved(heard::add);
        Stores.saveEnterprise(store, 1);
        assertEquals(1, heard.size());
        off.run();
        Stores.saveEnterprise(store, 2);
        assertEquals(1, heard.size());
    }

    private Saving.Saved importRows(int rows) {
        try (Writing writing = store.begin(GroupKind.IMPORT, "名册", Stores.ACTOR)) {
            for (int i = 0; i < rows; i++) {
                writing.create(Stores.enterprise(store, i));
            }
            return Stores.saved(writing.commit(Progress.NONE));
        }
    }

    @Test
    void anImportIsTakenBackButForWhatWasChangedSince() {
        Saving.Saved imported = importRows(1500);
        Row changed = store.find(
                        Enterprise.LEDGER,
                        store.changes(store.groups(1).getFirst(), 1).getFirst().record())
                .orElseThrow();
        store.save(Stores.batch(GroupKind.EDIT).update(changed, changed.with(Enterprise.HEADCOUNT, 99)));
        Undone undone = store.undo(imported.group(), Stores.ACTOR, "撤销导入");
        assertEquals(1499, Stores.saved(undone.saving()).count());
        assertEquals(1, undone.leftOutCount());
        assertEquals(99, undone.leftOut().getFirst().get(Enterprise.HEADCOUNT));
        assertEquals(1, store.count(Enterprise.LEDGER));
    }

    @Test
    void theLastSaveIsTakenBackAndThenTheOneBefore() {
        Row first = Stores.saveEnterprise(store, 1);
        Row second = Stores.saved(
                        store.save(Stores.batch(GroupKind.EDIT).update(first, first.with(Enterprise.CONTACT, "二"))))
                .rows()
                .getFirst()
                .after();
        store.save(Stores.batch(GroupKind.EDIT).update(second, second.with(Enterprise.CONTACT, "三")));
        undoLast();
        assertEquals("二", contact(first));
        undoLast();
        assertEquals("联系人1", contact(first));
        assertEquals(5, store.history(first.id()).size());
    }

    private void undoLast() {
        ChangeGroup last = store.lastUndoable(Stores.ACTOR.officer()).orElseThrow();
        Undone undone = store.undo(last.id(), Stores.ACTOR, "撤销");
        assertEquals(0, undone.leftOutCount());
        assertEquals(1, Stores.saved(undone.saving()).count());
    }

    private String contact(Row row) {
        return store.find(Enterprise.LEDGER, row.id()).orElseThrow().get(Enterprise.CONTACT, "");
    }

    @Test
    void preferencesAndAuditEntriesAreKept() {
        store.preferences().put("陈晓", "table.enterprise.widths", "[80]");
        store.preferences().put("陈晓", "table.enterprise.widths", "[120]");
        store.audit().add("陈晓", "reveal", "enterprise.phone", "核实");
        reopen();
        assertEquals(
                "[120]",
                store.preferences().get("陈晓", "table.enterprise.widths").orElseThrow());
        assertTrue(store.preferences().get("李明", "table.enterprise.widths").isEmpty());
        assertEquals("核实", store.audit().latest(5).getFirst().reason());
    }

    @Test
    void nothingReadableLiesInTheFolder() throws Exception {
        Stores.saveEnterprise(store, 4242);
        store.close();
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : List.of("19900004242", "东莞市测试电子")) {
                    String needle = new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                    assertFalse(bytes.contains(needle), file.toString());
                }
            }
        }
        store = Stores.open(home, key);
    }
}
