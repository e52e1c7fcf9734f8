package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.service.Service;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.sync.Attention;
import cn.sixin.sync.LocalChange;
import cn.sixin.sync.Pulled;
import cn.sixin.sync.Resolution;
import cn.sixin.sync.Shadow;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.visit.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sync does to the encrypted store, as the desk sees it. */
class SyncTest {
    private static final Instant NOON = Instant.parse("2026-12-05T04:00:00Z");

    @TempDir
    Path folder;

    private final StoreKey key = CrashChild.key();
    private Store store;
    private Sync sync;

    @BeforeEach
    void open() {
        store = Stores.create(folder, key);
        sync = store.sync("接收同步");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Row as(Row row, long rev, String officer) {
        Envelope e = row.envelope();
        return row.with(new Envelope(
                e.id(), Stores.TOWN, rev, SyncState.SENT, NOON, officer, NOON.plusSeconds(rev), officer, e.deleted()));
    }

    private static SentRow sent(Row row, long rev) {
        return new SentRow(row.ledger().name(), row.id(), rev, rev, false, Map.of(), NOON, "王", NOON, "王", "二楼电脑");
    }

    private void pull(@Nullable Row before, Row after, long rev) {
        sync.store().write(tx -> {
            tx.write(List.of(new Pulled(before, as(after, rev, "王"), sent(after, rev))));
            return after;
        });
    }

    private Row find(Row row) {
        return store.find(row.ledger(), row.id()).orElseThrow();
    }

    @Test
    void pulledRowsAreHeardOfAndInTheHistoryAndNothingToTakeBack() {
        List<Saving.Saved> heard = new ArrayList<>();
        store.onSaved(heard::add);
        Row row = Stores.enterprise(store, 1);
        pull(null, row, 4);
        pull(find(row), find(row).with(Enterprise.HEADCOUNT, 77), 5);
        assertEquals(77, heard.getLast().rows().getFirst().after().get(Enterprise.HEADCOUNT));
        List<Change> history = store.history(row.id());
        assertEquals(
                List.of(Change.What.UPDATE, Change.What.CREATE),
                history.stream().map(Change::what).toList());
        assertEquals("王", history.getFirst().officer());
        assertEquals("二楼电脑", history.getFirst().device());
        assertEquals(5L, history.getFirst().serverSeq());
        assertEquals(GroupKind.SYNC, store.groups(1).getFirst().kind());
        assertFalse(store.groups(1).getFirst().kind().undoable());
        assertTrue(store.lastUndoable("王").isEmpty());
        assertEquals(new Sync.Counts(0, 0, 0), sync.counts());
        assertEquals(0, store.pendingCount());
    }

    @Test
    void whereARowStandsIsHeardOfThoughNothingElseOfItChanged() {
        List<Row> told = new ArrayList<>();
        int many = Saving.NAMED + 5;
        List<Row> rows = new ArrayList<>();
        try (Writing writing = store.begin(GroupKind.IMPORT, "导入", Stores.ACTOR)) {
            IntStream.range(0, many).forEach(n -> rows.add(writing.create(Stores.enterprise(store, n))));
            Stores.saved(writing.commit(cn.sixin.ledger.Progress.NONE));
        }
        Row fresh = as(Stores.enterprise(store, many), 9, "王");
        store.onSaved(saved -> {
            if (saved.bulk()) {
                store.forEachOf(saved.group(), Enterprise.LEDGER, told::add);
            } else {
                saved.rows().forEach(change -> told.add(change.after()));
            }
        });
        sync.store().write(tx -> {
            tx.write(rows.stream()
                    .map(row -> new Pulled(row, as(row, 3, Stores.ACTOR.officer()), sent(row, 3)))
                    .toList());
            tx.write(List.of(new Pulled(null, fresh, sent(fresh, 9))));
            return rows;
        });
        assertEquals(many + 1, told.size());
        assertTrue(told.stream().allMatch(row -> row.envelope().state() == SyncState.SENT));
        assertEquals(1, store.history(rows.getFirst().id()).size(), "no change of anything people see");
    }

    @Test
    void anOpenFormIsSavedThoughTheServerHasAnsweredMeanwhile() {
        Row form = Stores.saveEnterprise(store, 1);
        pull(form, form, 3);
        Row kept = Stores.saved(
                        store.save(Stores.batch(GroupKind.EDIT).update(form, form.with(Enterprise.HEADCOUNT, 5))))
                .rows()
                .getFirst()
                .after();
        assertEquals(5, find(kept).get(Enterprise.HEADCOUNT));
        assertEquals(3, find(kept).envelope().baseRev(), "the server's version stays known");
        pull(find(kept), find(kept).with(Enterprise.CONTACT, "别人"), 4);
        Saving other = store.save(Stores.batch(GroupKind.EDIT).update(kept, kept.with(Enterprise.HEADCOUNT, 6)));
        Row present = assertInstanceOf(Saving.Stale.class, other).present().getFirst();
        assertEquals("别人", present.get(Enterprise.CONTACT), "what others changed is shown first");
    }

    @Test
    void aStoreThatIsBuiltAgainHasWhatWasPulledAndSendsOnlyItsOwn() throws IOException {
        Row pulled = Stores.enterprise(store, 1);
        pull(null, pulled, 4);
        Row edited = find(pulled).with(Enterprise.HEADCOUNT, 123);
        Stores.saved(store.save(Stores.batch(GroupKind.EDIT).update(find(pulled), edited)));
        Row own = Stores.saveEnterprise(store, 2);
        Row deleted = Stores.enterprise(store, 3);
        pull(null, deleted.with(deletedBy(deleted)), 6);
        store.close();
        java.nio.file.Files.delete(new StoreFiles(folder).database());
        store = new Rescue(new StoreFiles(folder), key, Stores.CONFIG)
                .run()
                .orElseThrow()
                .opened()
                .orThrow();
        assertEquals(123, find(pulled).get(Enterprise.HEADCOUNT));
        assertEquals("联系人1", find(pulled).get(Enterprise.CONTACT));
        assertTrue(find(deleted).envelope().deleted());
        List<UUID> waiting = store.sync("").store().read(tx -> tx.pending(Stores.TOWN, 9)).stream()
                .map(LocalChange::record)
                .toList();
        assertEquals(List.of(pulled.id(), own.id()), waiting);
        assertTrue(StoreCheck.run(store).sound());
    }

    private static Envelope deletedBy(Row row) {
        Envelope e = row.envelope();
        return new Envelope(e.id(), Stores.TOWN, 0, SyncState.SENT, NOON, "王", NOON, "王", true);
    }

    private Row conflict(Row about, String kind, Map<String, Object> offered) {
        Row row = Row.draft(Conflict.LEDGER, store.newId(), Stores.TOWN)
                .with(Conflict.ABOUT_LEDGER, "enterprise")
                .with(Conflict.ABOUT, about.id().toString())
                .with(Conflict.KIND, kind)
                .with(Conflict.STATE, "open")
                .with(Conflict.OFFERED, Codec.values(offered));
        pull(null, row, 8);
        return find(row);
    }

    @Test
    void aDecisionIsSentTogetherAndIsNoMoreOpen() {
        Row row = Stores.saveEnterprise(store, 1);
        store.save(Stores.batch(GroupKind.DELETE).delete(row, null));
        Row conflict = conflict(row, "edit_deleted", Map.of("headcount", 55L));
        assertEquals(new Sync.Counts(2, 1, 0), sync.counts());
        assertEquals(conflict.id(), sync.openConflicts(9).first().getFirst().id());
        Row found = sync.openConflicts(9).first().getFirst();
        assertEquals(row.id().toString(), found.get(Conflict.ABOUT));
        // Brought back and changed: two steps on one row.
        List<Resolution.Step> steps = Resolution.offer(conflict, Enterprise.LEDGER, find(row));
        assertEquals(3, steps.size());
        Stores.saved(sync.resolve(steps, Stores.ACTOR, "处理冲突"));
        assertEquals(55, find(row).get(Enterprise.HEADCOUNT));
        assertFalse(find(row).envelope().deleted());
        List<LocalChange> sent =
                sync.store().read(tx -> tx.pending(Stores.TOWN, 9)).subList(2, 5);
        assertEquals(1, sent.stream().map(LocalChange::group).distinct().count());
        assertEquals(
                List.of(Change.What.RESOLVE, Change.What.RESTORE, Change.What.UPDATE),
                sent.stream().map(LocalChange::what).toList());
        assertEquals(new Sync.Counts(5, 0, 0), sync.counts());
        assertTrue(
                store.lastUndoable(Stores.ACTOR.officer()).orElseThrow().kind().undoable());
    }

    @Test
    void anOfferThatCannotBeReadBlanksNothing() {
        Row row = Stores.saveEnterprise(store, 1);
        Row conflict = conflict(row, "field", Map.of("headcount", "约五十", "contact", "钱"));
        Stores.saved(sync.resolve(Resolution.offer(conflict, Enterprise.LEDGER, find(row)), Stores.ACTOR, "处理冲突"));
        assertEquals(row.get(Enterprise.HEADCOUNT), find(row).get(Enterprise.HEADCOUNT));
        assertEquals("钱", find(row).get(Enterprise.CONTACT));
    }

    @Test
    void whatOthersSaveAtOnceIsSentEachForItself() {
        Row one = Stores.saveEnterprise(store, 1);
        Batch batch = Stores.batch(GroupKind.BULK_EDIT).create(Stores.enterprise(store, 2));
        Stores.saved(store.save(batch.update(one, one.with(Enterprise.HEADCOUNT, 9))));
        sync.store()
                .read(tx -> tx.pending(Stores.TOWN, 9))
                .forEach(change -> assertNull(change.group(), "one bad edit blocks no other"));
    }

    private Attention attend(Row row, Attention.Kind kind, @Nullable Long seq, @Nullable Map<String, Object> content) {
        Attention attention = new Attention(
                store.newId(),
                kind,
                seq,
                row.ledger().name(),
                row.id(),
                "lost",
                null,
                content == null ? null : Codec.values(content),
                NOON);
        sync.store().write(tx -> {
            tx.attend(attention);
            return attention;
        });
        return attention;
    }

    @Test
    void whatTheServerRejectedIsSentAgainOrGivenUp() {
        Row row = Stores.saveEnterprise(store, 1);
        LocalChange change = sync.store().read(tx -> tx.pending(Stores.TOWN, 1)).getFirst();
        sync.store().write(tx -> {
            tx.answered(Map.of(change.seq(), 0L), NOON);
            tx.putShadow(new Shadow(row.id(), "enterprise", null));
            return change;
        });
        Attention first = attend(row, Attention.Kind.REJECTED, change.seq(), null);
        assertEquals(List.of(first), sync.attention(9));
        assertEquals(new Sync.Counts(0, 0, 1), sync.counts());
        assertEquals(Map.of(change.seq(), change), sync.rejected(List.of(first)));
        Map<UUID, Row> about = sync.about(List.of(first));
        assertEquals(Set.of(row.id()), about.keySet());
        assertTrue(about.values().stream().allMatch(find(row)::sameValues));
        Stores.saved(sync.resend(first, Stores.ACTOR, "重发"));
        LocalChange again = sync.store().read(tx -> tx.pending(Stores.TOWN, 1)).getFirst();
        assertEquals(change.delta(), again.delta(), "all of it, though nothing was corrected");
        assertEquals(Change.What.CREATE, again.what());
        assertEquals(new Sync.Counts(1, 0, 0), sync.counts());
        sync.store().write(tx -> {
            tx.answered(Map.of(again.seq(), 0L), NOON);
            return again;
        });
        assertEquals(Optional.empty(), sync.giveUp(attend(row, Attention.Kind.REJECTED, again.seq(), null)));
        assertTrue(find(row).envelope().deleted(), "the server never had it");
        assertEquals(new Sync.Counts(0, 0, 0), sync.counts());
    }

    @Test
    void whatARestoredServerHasLostIsSentToItAgain() {
        Row row = Stores.enterprise(store, 1);
        pull(null, row, 4);
        Attention lost = attend(row, Attention.Kind.LOST, null, Map.of("headcount", 44L));
        Stores.saved(sync.resend(lost, Stores.ACTOR, "重发"));
        LocalChange again = sync.store().read(tx -> tx.pending(Stores.TOWN, 1)).getFirst();
        assertEquals(Map.of("headcount", new Change.Delta(1L, 44L)), again.delta());
        assertEquals(List.of(), sync.attention(9));
        Map<String, Object> newer = Map.of("headcount", "约四十", "later", 1L, "contact", "赵");
        Attention partly = attend(row, Attention.Kind.LOST, null, newer);
        assertEquals(Map.of(), sync.rejected(List.of(partly)));
        Stores.saved(sync.resend(partly, Stores.ACTOR, "重发"));
        assertEquals(44, find(row).get(Enterprise.HEADCOUNT), "what cannot be read blanks nothing");
        assertEquals("赵", find(row).get(Enterprise.CONTACT));
    }

    @Test
    void aPhotoThatCameIsTheServersAndNamedForGood() {
        Attachment own = AttachmentsTest.photo("own", 1000);
        Attachment others = AttachmentsTest.photo("others", 1000);
        store.attachments().keep(own);
        Row visit = store.draft(Visit.LEDGER);
        Row named = visit.with(Visit.PHOTOS, List.of(own.hash(), others.hash()));
        pull(null, named, 4);
        Row gone = store.draft(Visit.LEDGER).with(Visit.PHOTOS, List.of("of a deleted visit"));
        pull(null, gone.with(deletedBy(gone)), 5);
        SyncBook book = store.syncBook();
        assertEquals(Set.of(others.hash()), book.missing(store.ledgers(), Stores.TOWN));
        assertEquals(Set.of(), book.missing(store.ledgers(), "441900999"));
        assertEquals(Optional.empty(), store.attachments().keepReceived(others));
        assertEquals(Set.of(), book.missing(store.ledgers(), Stores.TOWN));
        // Saved here, the row says of both that they are in use.
        Stores.saved(store.save(Stores.batch(GroupKind.EDIT)
                .update(find(named), find(named).with(Visit.PHOTOS, List.of(others.hash(), own.hash())))));
        assertEquals(List.of(own.hash()), book.unsent());
        assertEquals(1, book.unsentCount());
        assertEquals(Optional.empty(), book.sent(own.hash(), NOON));
        assertEquals(0, book.unsentCount());
    }

    @Test
    void childrenFollowTheSurvivorOfTwoThatWereTheSame() {
        Row survivor = Stores.saveEnterprise(store, 1);
        Row other = Stores.saveEnterprise(store, 2);
        Row need = Stores.service(store, other.id(), "缺普工");
        Stores.saved(store.save(Stores.batch(GroupKind.EDIT).create(need)));
        Row conflict = conflict(other, "duplicate", Map.of());
        Map<Row, Row> children = sync.moved(other, survivor);
        assertEquals(Set.of(Service.LEDGER), ledgers(children));
        Stores.saved(sync.resolve(Resolution.merge(conflict, survivor, survivor, other, children), Stores.ACTOR, "合并"));
        assertEquals(survivor.id(), find(need).get(Service.ENTERPRISE));
        assertTrue(find(other).envelope().deleted());
    }

    private static Set<Ledger> ledgers(Map<Row, Row> rows) {
        return rows.keySet().stream().map(Row::ledger).collect(java.util.stream.Collectors.toSet());
    }
}
