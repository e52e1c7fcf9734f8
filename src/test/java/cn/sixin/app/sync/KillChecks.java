package cn.sixin.app.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.TownRow;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.store.StoreCheck;
import cn.sixin.sync.Rows;
import cn.sixin.sync.TownState;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold of a {@link KillWorld} after each kill, and when all is quiet. */
final class KillChecks {
    private final KillWorld world;
    /** Where a station stood with a town when it last said so. */
    private final Map<String, TownState> stood = new HashMap<>();

    KillChecks(KillWorld world) {
        this.world = world;
    }

    /** A station's words: name, town, epoch, cursor, answered. */
    void heard(String[] words) {
        if (words.length == 6 && !words[3].equals("null")) {
            cursor(
                    words[1],
                    new TownState(
                            words[2],
                            UUID.fromString(words[3]),
                            Long.parseLong(words[4]),
                            Long.parseLong(words[5]),
                            Protocol.SCHEMA,
                            TownState.Again.NO));
        }
    }

    /** It never goes back, but to begin anew with a reason. */
    private void cursor(String name, TownState now) {
        TownState before = stood.put(name + " " + now.town(), now);
        boolean same = before != null && Objects.equals(before.epoch(), now.epoch());
        assertTrue(
                before == null || !same || now.cursor() >= before.cursor() || now.again() != TownState.Again.NO,
                () -> name + " went back from " + before + " to " + now);
    }

    /** After a kill: all that was called saved is in the log, which is whole. */
    void survived(List<String> names) throws IOException {
        for (String name : names) {
            TestStation station = Objects.requireNonNull(world.stations().get(name));
            station.city().sync().towns().forEach(state -> cursor(name, state));
            assertTrue(StoreCheck.run(station.store()).sound(), name);
            for (Saved edit : world.saved()) {
                if (edit.who().equals(name)) {
                    assertTrue(
                            station.store().history(edit.row()).stream().anyMatch(change -> makes(change, edit)),
                            () -> edit + " was called saved and is lost");
                }
            }
        }
    }

    private static boolean makes(Change change, Saved edit) {
        Change.Delta delta = change.delta().get(edit.column());
        return delta != null && edit.token().equals(delta.after());
    }

    /** After a kill of the server: what it has answered it still has, unless it was restored since. */
    void kept() {
        Towns towns = new Towns(world.database(), Clock.systemUTC());
        world.stations().forEach((name, station) -> {
            UUID device = station.city().membership().orElseThrow().device();
            for (TownState state : station.city().sync().towns()) {
                long answered = towns.read(
                        state.town(),
                        device,
                        tx -> tx.readDevice().orElseThrow().lastSeq());
                UUID epoch =
                        towns.read(state.town(), device, tx -> tx.readTown().epoch());
                assertTrue(
                        answered >= state.acked() || !epoch.equals(state.epoch()),
                        () -> "the server forgot what it answered: " + answered + " of " + state);
            }
        });
    }

    /** What the server has of a town. */
    private record There(TownRow town, Map<UUID, ServerRow> rows, List<OpRecord> ops) {}

    void settled() throws IOException {
        survived(List.copyOf(world.stations().keySet()));
        Map<String, There> all = new HashMap<>();
        for (String name : world.stations().keySet()) {
            all.put(world.town(name), there(world.town(name)));
        }
        all.values().forEach(KillChecks::dense);
        world.stations().forEach((name, station) -> {
            assertEquals(0, station.store().pendingCount(), name);
            for (There there : all.values()) {
                boolean sees = station.store().town().equals(Protocol.CITY)
                        || Set.of(station.store().town(), Protocol.CITY)
                                .contains(there.town().town());
                if (sees) {
                    same(name, station, there);
                }
            }
        });
        for (Saved edit : world.saved()) {
            ended(edit, all);
        }
    }

    private There there(String town) {
        Towns towns = new Towns(world.database(), Clock.systemUTC());
        TownRow state = towns.read(town, new UUID(0, 0), tx -> tx.readTown());
        Map<UUID, ServerRow> rows =
                towns.read(town, new UUID(0, 0), tx -> tx.page(0, state.seq(), true, Integer.MAX_VALUE)).stream()
                        .collect(Collectors.toMap(ServerRow::id, row -> row));
        List<OpRecord> ops = new ArrayList<>();
        world.stations().forEach((name, station) -> {
            UUID device = station.city().membership().orElseThrow().device();
            List<OpRecord> own = towns.read(town, device, tx -> tx.opsBySeq(0, Long.MAX_VALUE));
            for (int i = 0; i < own.size(); i++) {
                assertEquals(i + 1, own.get(i).op().seq(), () -> name + " has a gap in " + town);
            }
            long acked = station.city().sync().towns().stream()
                    .filter(known -> known.town().equals(town))
                    .mapToLong(TownState::acked)
                    .sum();
            assertEquals(own.size(), acked, () -> name + " counts otherwise in " + town);
            ops.addAll(own);
        });
        Set<UUID> ids = new HashSet<>();
        ops.forEach(op -> assertTrue(ids.add(op.op().op()), () -> op + " stands there twice"));
        return new There(state, rows, ops);
    }

    /** Each number of a town was given once, to one version of one row. */
    private static void dense(There there) {
        Set<Long> given = new TreeSet<>();
        there.rows().values().forEach(row -> assertTrue(given.add(row.seq()), () -> "twice: " + row));
        long asked = 0;
        Map<Long, UUID> rows = new HashMap<>();
        there.rows().values().forEach(row -> rows.put(row.seq(), row.id()));
        for (OpRecord record : there.ops()) {
            long seq = record.answer().townSeq();
            if (record.answer().status() == Answer.Status.APPLIED) {
                UUID other = rows.putIfAbsent(seq, record.op().id());
                assertTrue(other == null || other.equals(record.op().id()), () -> "given twice: " + record);
            }
            if (seq > 0) {
                given.add(seq);
            }
            asked += record.answer().conflicts().size();
        }
        // A conflict that somebody adds to gets another number, and no answer names the one before.
        long conflicts = there.rows().values().stream()
                .filter(row -> row.ledger().equals(Conflict.LEDGER.name()))
                .count();
        assertEquals(
                there.town().seq(),
                given.size() + asked - conflicts,
                () -> "numbers of " + there.town() + ": " + given);
    }

    private static void same(String name, TestStation station, There there) {
        String town = there.town().town();
        TownState state = station.city().sync().towns().stream()
                .filter(known -> known.town().equals(town))
                .findFirst()
                .orElseThrow();
        assertEquals(there.town().seq(), state.cursor(), name);
        assertEquals(there.town().epoch(), state.epoch(), name);
        int found = 0;
        for (Ledger ledger : station.city().sync().ledgers()) {
            List<Row> here = new ArrayList<>();
            station.store().forEach(ledger, row -> {
                if (row.envelope().town().equals(town) && !row.envelope().deleted()) {
                    here.add(row);
                }
            });
            here.forEach(row -> same(name, ledger, row, there.rows().get(row.id())));
            found += here.size();
        }
        assertEquals(
                there.rows().values().stream().filter(row -> !row.deleted()).count(), found, name + " in " + town);
    }

    private static void same(String name, Ledger ledger, Row here, @Nullable ServerRow there) {
        assertTrue(there != null && !there.deleted(), () -> name + " has " + here + ", the server has not");
        if (here.envelope().state() == SyncState.ATTENTION) {
            return;
        }
        Map<String, @Nullable Object> sent = new HashMap<>(there.values());
        Map<Column<?>, @Nullable Object> known = Rows.known(ledger, sent);
        for (Column<?> column : ledger.columns()) {
            assertEquals(known.get(column), here.get(column), () -> name + ": " + column.name() + " of " + here);
        }
    }

    /** It took effect, once, and is there or was seen by whoever overwrote it; or people are asked about it. */
    private void ended(Saved edit, Map<String, There> all) {
        UUID operation = Objects.requireNonNull(world.stations().get(edit.who())).store().history(edit.row()).stream()
                .filter(change -> makes(change, edit))
                .min(Comparator.comparingLong(Change::seq))
                .orElseThrow()
                .op();
        List<OpRecord> of = new ArrayList<>();
        There[] where = {null};
        for (There there : all.values()) {
            for (OpRecord record : there.ops()) {
                Op op = record.op();
                if (op.op().equals(operation)) {
                    assertEquals(edit.token(), op.set().get(edit.column()), () -> edit + " is another in " + op);
                    of.add(record);
                    where[0] = there;
                }
            }
        }
        assertEquals(1, of.size(), () -> edit + " took effect otherwise than once: " + of);
        There there = Objects.requireNonNull(where[0]);
        Answer answer = of.getFirst().answer();
        switch (answer.status()) {
            case REJECTED -> assertTrue(rejected(edit), () -> edit + " was rejected, and nobody is told");
            case CONFLICT ->
                assertTrue(
                        answer.conflicts().stream()
                                        .anyMatch(id -> offers(there.rows().get(id), edit))
                                // Its author went on from it.
                                || seen(edit, there),
                        () -> edit + " is in no conflict of " + answer);
            default -> assertTrue(standsOrWasSeen(edit, there), () -> edit + " was overwritten unseen");
        }
    }

    private boolean rejected(Saved edit) {
        TestStation station = Objects.requireNonNull(world.stations().get(edit.who()));
        return station.city().sync().attention(Integer.MAX_VALUE).stream()
                .anyMatch(attention -> attention.record().equals(edit.row()));
    }

    private static boolean offers(@Nullable ServerRow conflict, Saved edit) {
        return Optional.ofNullable(conflict)
                .map(row -> row.value(Conflict.OFFERED.name()))
                .map(offered -> offered.toString().contains(edit.token()))
                .orElse(false);
    }

    private static boolean standsOrWasSeen(Saved edit, There there) {
        ServerRow row = there.rows().get(edit.row());
        return row != null && edit.token().equals(row.value(edit.column())) || seen(edit, there);
    }

    private static boolean seen(Saved edit, There there) {
        return there.ops().stream()
                .anyMatch(record -> record.op().id().equals(edit.row())
                        && edit.token().equals(record.op().base().get(edit.column())));
    }
}
