package cn.sixin.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.SentRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the engine relies on, of every store that it runs on. Each test has a town of its own. */
abstract class StationContract {
    private static final Instant NOON = Instant.parse("2026-12-05T04:00:00Z");
    private static final UUID EPOCH = UUID.fromString("00000000-0000-7000-8000-00000000e0c4");
    static final List<Ledger> LEDGERS = SimLedgers.of(1);
    private static final Ledger SITE = LEDGERS.getFirst();
    private static final Column<String> NAME = text("name");
    private static final Column<String> CONTACT = text("contact");

    private long made;

    abstract SimStation station();

    @SuppressWarnings("unchecked") // declared so in SimLedgers
    private static Column<String> text(String name) {
        return (Column<String>) SITE.column(name);
    }

    private UUID id(String what) {
        made++;
        return new UUID(
                0x0190_0000_0000_7000L + made, Long.MIN_VALUE | System.identityHashCode(this) << 8 | what.length());
    }

    private Row draft(String town, String name) {
        return Row.draft(SITE, id(name), town).with(NAME, name);
    }

    private static Resolution.Step create(Row row) {
        return new Resolution.Step(Change.What.CREATE, null, row);
    }

    private static Resolution.Step update(Row before, Row after) {
        return new Resolution.Step(Change.What.UPDATE, before, after);
    }

    private void save(boolean together, Resolution.Step... steps) {
        station().save(List.of(steps), together, this::id, NOON, "李");
    }

    private Row present(UUID id) {
        return station().find("site", id).orElseThrow();
    }

    private List<LocalChange> pending(String town) {
        return station().read(tx -> tx.pending(town, 100));
    }

    private long pendingCount(String town) {
        return station().read(tx -> tx.pendingCount(town));
    }

    private long answeredSince(String town, Instant time) {
        return station().read(tx -> tx.answeredSince(town, time));
    }

    private static SentRow sent(UUID id, String ledger, long rev, Map<String, Object> values) {
        return new SentRow(ledger, id, rev, rev, false, values, NOON, "王", NOON, "王", "二楼电脑");
    }

    private static Row pulled(Ledger ledger, String town, SentRow sent) {
        return Rows.of(ledger, town, sent);
    }

    private void pull(String town, UUID id, long rev, String name) {
        SentRow sent = sent(id, "site", rev, Map.of("name", name));
        Row before = station().find("site", id).orElse(null);
        station().write(tx -> {
            tx.write(List.of(new Pulled(before, pulled(SITE, town, sent), sent)));
            return sent;
        });
    }

    @Test
    void whatIsSavedIsPendingInItsOrder() {
        Row first = draft("441900001", "a");
        Row second = draft("441900001", "b");
        Row elsewhere = draft("441900002", "c");
        save(false, create(first), create(elsewhere));
        save(
                true,
                create(second),
                update(present(first.id()), present(first.id()).with(CONTACT, "赵")));
        List<LocalChange> all = pending("441900001");
        assertEquals(
                List.of(first.id(), second.id(), first.id()),
                all.stream().map(LocalChange::record).toList());
        assertNull(all.getFirst().group(), "each for itself");
        assertNotNull(all.get(1).group());
        assertEquals(all.get(1).group(), all.get(2).group(), "together");
        assertEquals(Map.of("contact", new Change.Delta(null, "赵")), all.get(2).delta());
        assertEquals(all.subList(0, 2), station().read(tx -> tx.pending("441900001", 2)));
        assertEquals(3, pendingCount("441900001"));
        assertEquals(1, pendingCount("441900002"));
        assertEquals(SyncState.PENDING, present(first.id()).envelope().state());
    }

    @Test
    void whatIsAnsweredIsPendingNoMoreUntilTheServerForgetsIt() {
        List<Row> rows = List.of(draft("441900003", "a"), draft("441900003", "b"), draft("441900003", "c"));
        rows.forEach(row -> save(false, create(row)));
        List<LocalChange> all = pending("441900003");
        station().write(tx -> {
            tx.answered(Map.of(all.getFirst().seq(), 7L, all.get(1).seq(), 8L), NOON);
            assertEquals(List.of(all.get(2)), tx.pending("441900003", 9), "seen within");
            return all;
        });
        pull("441900003", rows.getFirst().id(), 7, "a");
        assertEquals(List.of(all.get(2)), pending("441900003"));
        assertEquals(2, answeredSince("441900003", NOON));
        assertEquals(0, answeredSince("441900003", NOON.plusMillis(1)));
        List<StationTx.Reopened> again = station().write(tx -> tx.reopen("441900003", 1));
        assertEquals(List.of(StationTx.Reopened.of(all.get(1))), again);
        assertEquals(all.subList(1, 3), pending("441900003"));
        assertEquals(
                List.of(StationTx.Reopened.of(all.getFirst())),
                station().write(tx -> tx.reopen("441900003", 9)),
                "what is pending is not counted");
        assertEquals(all, pending("441900003"));
    }

    @Test
    void whatComesFromTheServerIsNeverSent() {
        int log = station().log().size();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(id("pulled" + i));
            pull("441900004", ids.getLast(), i + 1L, "n" + i);
        }
        pull("441900004", ids.getFirst(), 9, "n0");
        assertEquals(log, station().log().size());
        assertEquals(0, pendingCount("441900004"));
        assertEquals(List.of(), station().write(tx -> tx.reopen("441900004", 9)), "nor again");
        assertEquals(List.of(), station().read(tx -> tx.unsettled(ids)));
        assertEquals(9, present(ids.getFirst()).envelope().baseRev());
        boolean none = station().read(tx -> tx.none(SITE));
        assertFalse(none);
        Set<UUID> seen = new HashSet<>();
        UUID after = null;
        List<Row> page = presentAfter("441900004", after);
        while (!page.isEmpty()) {
            assertTrue(page.size() <= 2);
            page.forEach(row -> assertTrue(seen.add(row.id()), "twice"));
            page = presentAfter("441900004", page.getLast().id());
        }
        assertEquals(new HashSet<>(ids), seen);
        assertEquals(
                Set.of(ids.get(1)),
                station().read(tx -> tx.rows(SITE, List.of(ids.get(1), EPOCH))).keySet());
    }

    private List<Row> presentAfter(String town, @Nullable UUID after) {
        return station().read(tx -> tx.present(SITE, town, after, 2));
    }

    private Attention rejected(LocalChange change) {
        return new Attention(
                id("attention"),
                Attention.Kind.REJECTED,
                change.seq(),
                "site",
                change.record(),
                "value_bad",
                "name",
                null,
                NOON);
    }

    @Test
    void aRejectedEditIsUnsettledUntilItsRowIsSavedAgainAndThenAllOfItGoes() {
        Row row = draft("441900005", "太长").with(CONTACT, "陈");
        save(false, create(row));
        LocalChange change = pending("441900005").getFirst();
        Attention attention = rejected(change);
        station().write(tx -> {
            tx.answered(Map.of(change.seq(), 0L), NOON);
            tx.attend(attention);
            tx.putShadow(new Shadow(row.id(), "site", null));
            return change;
        });
        Set<UUID> one = Set.of(row.id());
        assertEquals(List.of(attention), station().read(tx -> tx.attention(one)));
        assertEquals(List.of(change), station().read(tx -> tx.unsettled(one)));
        assertEquals(List.of(), pending("441900005"));
        save(false, update(present(row.id()), present(row.id()).with(NAME, "短")));
        LocalChange again = pending("441900005").getFirst();
        assertEquals(Change.What.CREATE, again.what(), "the server has no such row");
        assertEquals(
                Map.of("name", new Change.Delta(null, "短"), "contact", new Change.Delta(null, "陈")), again.delta());
        assertEquals(List.of(), station().read(tx -> tx.attention(one)));
        assertEquals(List.of(again), station().read(tx -> tx.unsettled(one)));
        assertTrue(station().settledAttention().containsKey(attention.id()), "kept as history");
    }

    @Test
    void aRejectedValueThatIsPutBackToTheServersIsGoneFromTheLog() {
        UUID id = id("back");
        pull("441900011", id, 3, "甲");
        save(false, update(present(id), present(id).with(NAME, "太长")));
        LocalChange change = pending("441900011").getFirst();
        station().write(tx -> {
            tx.answered(Map.of(change.seq(), 0L), NOON);
            tx.attend(rejected(change));
            tx.putShadow(new Shadow(id, "site", sent(id, "site", 3, Map.of("name", "甲"))));
            return change;
        });
        save(false, update(present(id), present(id).with(NAME, "甲")));
        LocalChange back = pending("441900011").getFirst();
        assertEquals(Map.of("name", new Change.Delta("甲", "甲")), back.delta());
        assertEquals("甲", present(id).get(NAME));
        assertEquals(Optional.empty(), station().unsound());
    }

    @Test
    void aRowThatIsOnItsWayWholeIsOnlyChangedByWhatPutsItInPlaceAgain() {
        Row row = draft("441900009", "甲").with(CONTACT, "陈");
        save(false, create(row));
        Row cleared = present(row.id()).with(CONTACT, null);
        save(false, new Resolution.Step(Change.What.CREATE, present(row.id()), cleared));
        List<LocalChange> all = pending("441900009");
        assertEquals(Change.What.UPDATE, all.getLast().what());
        assertEquals(
                Map.of("contact", new Change.Delta("陈", null)), all.getLast().delta(), "what was cleared is told");
    }

    @Test
    void aRowThatAnotherOneLacksIsToldWholeOnceHoweverOftenItIsSaved() {
        Row row = draft("441900010", "乙").with(CONTACT, "陈");
        save(false, create(row));
        LocalChange first = pending("441900010").getFirst();
        station().write(tx -> {
            tx.answered(Map.of(first.seq(), 0L), NOON);
            tx.putShadow(new Shadow(row.id(), "site", null));
            tx.attend(rejected(first));
            return first;
        });
        save(false, update(present(row.id()), present(row.id()).with(NAME, "丙")));
        LocalChange whole = pending("441900010").getFirst();
        Attention other =
                new Attention(id("other"), Attention.Kind.LOST, null, "site", row.id(), "lost", null, null, NOON);
        station().write(tx -> {
            tx.attend(other);
            return other;
        });
        save(false, update(present(row.id()), present(row.id()).with(CONTACT, null)));
        LocalChange last = pending("441900010").getLast();
        assertEquals(Change.What.CREATE, whole.what());
        assertEquals(Change.What.UPDATE, last.what());
        assertEquals(Map.of("contact", new Change.Delta("陈", null)), last.delta());
    }

    @Test
    void veryManyRowsAreBroughtUpSomeAtATime() {
        List<UUID> ids = new ArrayList<>();
        List<Resolution.Step> steps = new ArrayList<>();
        for (int i = 0; i < 2 * Standing.AT_ONCE + 1; i++) {
            Row row = draft("441900011", "n" + i);
            ids.add(row.id());
            steps.add(create(row));
        }
        station().save(steps, false, this::id, NOON, "李");
        Map<Long, Long> answers = new HashMap<>();
        station().read(tx -> tx.pending("441900011", 9999)).forEach(change -> answers.put(change.seq(), change.seq()));
        assertEquals(ids.size(), answers.size());
        station().write(tx -> {
            tx.answered(answers, NOON);
            new Standing(new FewAtATime(tx)).update(SITE, ids, Set.of(ids.getLast()));
            return answers;
        });
        Map<UUID, Row> rows = station().read(tx -> tx.rows(SITE, ids));
        for (UUID id : ids) {
            SyncState wanted = id.equals(ids.getLast()) ? SyncState.CONFLICT : SyncState.SENT;
            assertEquals(wanted, Objects.requireNonNull(rows.get(id)).envelope().state());
        }
    }

    private static final class FewAtATime extends ForwardingStationTx {
        FewAtATime(StationTx to) {
            super(to);
        }

        @Override
        public Map<UUID, Row> rows(Ledger ledger, Collection<UUID> ids) {
            assertTrue(ids.size() <= Standing.AT_ONCE, () -> ids.size() + " rows at once");
            return super.rows(ledger, ids);
        }
    }

    @Test
    void whatNeedsAPersonIsSeenWithinItsTransaction() {
        Row row = draft("441900010", "a");
        save(false, create(row));
        LocalChange change = pending("441900010").getFirst();
        Attention first = rejected(change);
        Attention second = rejected(change);
        Set<UUID> one = Set.of(row.id());
        station().write(tx -> {
            assertEquals(List.of(), tx.attention(one));
            tx.attend(first);
            assertEquals(List.of(first), tx.attention(one));
            tx.dismiss(Set.of(first.id()));
            assertEquals(List.of(), tx.attention(one));
            tx.attend(second);
            assertEquals(List.of(second), tx.attention(one));
            return second;
        });
        assertEquals(List.of(second), station().read(tx -> tx.attention(one)));
    }

    @Test
    void aTransactionThatThrowsLeavesNothing() {
        Row row = draft("441900006", "a");
        save(false, create(row));
        LocalChange change = pending("441900006").getFirst();
        UUID other = id("other");
        SentRow sent = sent(other, "site", 3, Map.of("name", "b"));
        assertThrows(
                IllegalStateException.class,
                () -> station().write(tx -> {
                    tx.putTown(TownState.fresh("441900006").in(EPOCH));
                    tx.answered(Map.of(change.seq(), 1L), NOON);
                    tx.attend(rejected(change));
                    tx.putShadow(new Shadow(row.id(), "site", sent));
                    tx.write(List.of(new Pulled(null, pulled(SITE, "441900006", sent), sent)));
                    tx.stage(new Changes("441900006", EPOCH, 0, 1, 1, List.of(sent)));
                    throw new IllegalStateException("killed");
                }));
        assertEquals(TownState.fresh("441900006"), station().state("441900006"));
        assertEquals(List.of(change), pending("441900006"));
        assertTrue(station().read(tx -> tx.attention(Set.of(row.id()))).isEmpty());
        assertTrue(station().read(tx -> tx.shadows(Set.of(row.id()))).isEmpty());
        assertTrue(station().find("site", other).isEmpty());
        assertTrue(station().read(tx -> tx.staged("441900006")).isEmpty());
    }

    @Test
    void whereItStandsAndTheServersVersionsAreKept() {
        assertEquals(TownState.Again.FIRST, station().state("441900007").again());
        TownState state = TownState.fresh("441900007").at(EPOCH, 12, 1).answered(5);
        UUID known = id("known");
        UUID unknown = id("unknown");
        Shadow shadow = new Shadow(known, "site", sent(known, "site", 4, Map.of("name", "影", "later", List.of("x"))));
        station().write(tx -> {
            tx.putTown(state);
            tx.putShadow(new Shadow(known, "site", null));
            tx.putShadow(shadow);
            tx.putShadow(new Shadow(unknown, "site", null));
            return state;
        });
        assertEquals(state, station().state("441900007"));
        Map<UUID, Shadow> shadows = station().read(tx -> tx.shadows(List.of(known, unknown, EPOCH)));
        assertEquals(Map.of(known, shadow, unknown, new Shadow(unknown, "site", null)), shadows);
        station().write(tx -> {
            tx.dropShadows(Set.of(known));
            return state;
        });
        assertEquals(
                Set.of(unknown),
                station().read(tx -> tx.shadows(List.of(known, unknown))).keySet());
    }

    @Test
    void pagesAreKeptInOrderUntilTheyAreApplied() {
        List<Changes> pages = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            // More than one piece of what is kept at a time, and nothing that is easily packed.
            StringBuilder noise = new StringBuilder();
            java.util.Random random = new java.util.Random(i);
            random.ints(i == 1 ? 700_000 : 10, 0x4E00, 0x9FA5).forEach(noise::appendCodePoint);
            SentRow row = sent(id("staged"), "site", i + 1, Map.of("name", noise.toString()));
            pages.add(new Changes("441900008", EPOCH, 0, i + 1, 3, List.of(row)));
        }
        pages.forEach(page -> station().write(tx -> {
            tx.stage(page);
            return page;
        }));
        assertEquals(
                new Stage(EPOCH, 0, 3, 3),
                station().read(tx -> tx.staged("441900008")).orElseThrow());
        List<Changes> kept = new ArrayList<>();
        station().write(tx -> {
            tx.eachStaged("441900008", kept::add);
            tx.clearStage("441900008");
            return kept;
        });
        assertEquals(pages, kept);
        assertTrue(station().read(tx -> tx.staged("441900008")).isEmpty());
    }

    @Test
    void aRowIsContestedByAnOpenConflictOnly() {
        Map<String, UUID> about = Map.of("field", id("a"), "proposal", id("b"), "duplicate", id("c"));
        List<Pulled> conflicts = new ArrayList<>();
        about.forEach((kind, row) -> {
            String state = kind.equals("duplicate") ? "resolved" : "open";
            SentRow sent = sent(
                    id("conflict"),
                    "conflict",
                    1,
                    Map.of("about_ledger", "site", "about", row.toString(), "kind", kind, "state", state));
            conflicts.add(new Pulled(null, pulled(Conflict.LEDGER, "441900009", sent), sent));
        });
        Set<UUID> contested = station().write(tx -> {
            assertTrue(tx.none(Conflict.LEDGER));
            assertFalse(tx.contested(about.values()).contains(about.get("field")));
            tx.write(conflicts);
            return tx.contested(about.values());
        });
        assertEquals(Set.of(about.get("field")), contested);
        assertEquals(Set.of(about.get("field")), station().read(tx -> tx.contested(about.values())));
    }
}
