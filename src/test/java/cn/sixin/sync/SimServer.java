package cn.sixin.sync;

import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.PointedTownTx;
import cn.sixin.city.engine.Quotas;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.SimTowns;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.engine.TownRow;
import cn.sixin.city.engine.TownTx;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The city server of a run: the real engine over a storage in memory, dying at failpoints, watched from outside. */
final class SimServer {
    private static final Quotas QUOTAS = new Quotas(100_000, 500, 4_000, 7, 3_000);

    private final Sim sim;
    private final SimTowns towns;
    private final TownEngine engine;
    private final PushOracle oracle;
    /** Every operation that was ever answered and is not lost by a restore: by town, device and number. */
    private Map<String, Map<UUID, TreeMap<Long, OpRecord>>> history = new HashMap<>();

    private final Set<UUID> revoked = new HashSet<>();
    private Instant forgottenBefore = Instant.MIN;

    SimServer(Sim sim, SimStorage storage) {
        this.sim = sim;
        towns = storage.towns(() -> sim.seams().newEpoch() ? sim.uuid() : new UUID(7, 7), sim.serverClock());
        engine = new TownEngine(SimLedgers.of(SimLedgers.NEWEST), SimLedgers.NEWEST, QUOTAS, sim.serverClock());
        oracle = new PushOracle(sim.checks());
    }

    SimTowns towns() {
        return towns;
    }

    void revoke(UUID device) {
        towns.revoke(device);
        revoked.add(device);
    }

    PushAnswer push(UUID device, String town, Push push) {
        Map<UUID, ServerRow> before = rowsOf(town, push);
        TownRow townBefore = towns.town(town);
        boolean commitsFirst = sim.seams().commitsFirst();
        PushAnswer answer;
        try {
            answer = towns.write(device, town, tx -> {
                PushAnswer inside = engine.push(wrapped(tx), sim.seams().pushed(device, town, push, towns));
                if (!commitsFirst && sim.faulty() && sim.chance(20)) {
                    throw new AnsweredTooEarly(inside);
                }
                sim.point("server.commit");
                return inside;
            });
        } catch (AnsweredTooEarly early) {
            return early.answer;
        }
        sim.checks()
                .that(
                        Invariant.REVOKED_NOTHING,
                        !revoked.contains(device),
                        () -> "a push of a revoked device was taken");
        watch(device, town, push, answer, before, townBefore);
        sim.point("server.committed");
        return answer;
    }

    /** A planted bug: the answer is out, the commit is not. */
    private static final class AnsweredTooEarly extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient PushAnswer answer;

        AnsweredTooEarly(PushAnswer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    private Map<UUID, ServerRow> rowsOf(String town, Push push) {
        Set<UUID> ids = new HashSet<>();
        push.ops().forEach(op -> ids.add(op.id()));
        return towns.read(new UUID(0, 0), town, tx -> tx.rows(ids));
    }

    private void watch(
            UUID device, String town, Push push, PushAnswer answer, Map<UUID, ServerRow> before, TownRow townBefore) {
        TreeMap<Long, OpRecord> log =
                history.computeIfAbsent(town, t -> new HashMap<>()).computeIfAbsent(device, d -> new TreeMap<>());
        Set<UUID> known = new HashSet<>();
        history.getOrDefault(town, Map.of())
                .values()
                .forEach(one -> one.values().forEach(op -> remember(known, op)));
        List<Op> fresh = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < push.ops().size(); i++) {
            Op op = push.ops().get(i);
            Answer given = answer.answers().get(i);
            OpRecord first = log.get(op.seq());
            if (first != null) {
                sim.checks()
                        .that(
                                Invariant.EXACTLY_ONCE,
                                first.answer().equals(given)
                                        && first.op().hash().equals(op.hash()),
                                () -> op.seq() + " of " + device + " was answered otherwise before");
            } else {
                sim.checks()
                        .that(
                                Invariant.DEVICE_ORDER,
                                op.seq() == (log.isEmpty() ? 0 : log.lastKey()) + 1,
                                () -> op.seq() + " after " + (log.isEmpty() ? 0 : log.lastKey()));
                log.put(
                        op.seq(),
                        new OpRecord(device, op, given, sim.serverClock().instant()));
                if (known.add(op.op())) {
                    fresh.add(op);
                    answers.add(given);
                }
            }
        }
        Map<UUID, ServerRow> after = rowsOf(town, push);
        for (Op op : push.ops()) {
            // Of a row that a restore has lost there is nothing to delete: it was, and is missed by nobody.
            boolean goneAnyway = op.kind() == Op.Kind.DELETE;
            ServerRow row = after.get(op.id());
            if (row == null ? goneAnyway : row.deleted()) {
                sim.officer().deleted(town, op.id());
            }
        }
        if (fresh.isEmpty()) {
            long now = towns.town(town).seq();
            sim.checks()
                    .that(Invariant.EXACTLY_ONCE, now == townBefore.seq(), () -> "a repeated push changed something");
        }
        oracle.watch(new PushOracle.Seen(sim.deviceOf(device), town, fresh, answers, before, after, towns, townBefore));
    }

    /** What was answered longer ago than the server remembers may take effect again: by value, which is nothing. */
    private void remember(Set<UUID> known, OpRecord op) {
        if (!op.at().isBefore(forgottenBefore)) {
            known.add(op.op().op());
        }
    }

    Changes changes(UUID device, String town, ChangesQuery query) {
        Changes page = towns.read(device, town, tx -> engine.changes(wrapped(tx), query));
        sim.checks()
                .that(Invariant.REVOKED_NOTHING, !revoked.contains(device), () -> "a revoked device was given changes");
        sim.checks()
                .that(
                        Invariant.BOUNDS,
                        page.rows().size() <= Math.min(query.limit(), QUOTAS.pageRows()),
                        () -> "a page of " + page.rows().size());
        return page;
    }

    Enrolment.Place place(UUID device, String town) {
        return towns.read(device, town, tx -> engine.place(wrapped(tx)));
    }

    void purge() {
        forgottenBefore = sim.serverClock().instant().minus(Protocol.TOMBSTONES);
        for (String town : List.copyOf(towns.names())) {
            towns.write(new UUID(0, 0), town, tx -> {
                engine.purge(tx);
                return town;
            });
        }
    }

    /** A backup, with what was answered up to it. */
    record Backup(Runnable towns, Map<String, Map<UUID, TreeMap<Long, OpRecord>>> history, Instant forgottenBefore) {}

    Backup backup() {
        return new Backup(towns.backup(), copy(history), forgottenBefore);
    }

    void restore(Backup backup) {
        backup.towns().run();
        history = copy(backup.history());
        forgottenBefore = backup.forgottenBefore();
        // Whoever was revoked since is revoked again: the command says so, and the lead does it.
        revoked.forEach(towns::revoke);
    }

    private static Map<String, Map<UUID, TreeMap<Long, OpRecord>>> copy(
            Map<String, Map<UUID, TreeMap<Long, OpRecord>>> all) {
        Map<String, Map<UUID, TreeMap<Long, OpRecord>>> copy = new HashMap<>();
        all.forEach((town, devices) -> {
            Map<UUID, TreeMap<Long, OpRecord>> of = new HashMap<>();
            devices.forEach((device, log) -> of.put(device, new TreeMap<>(log)));
            copy.put(town, of);
        });
        return copy;
    }

    /** The answer to an operation, by whichever device it was sent. */
    @Nullable
    Answer answered(String town, UUID op) {
        for (TreeMap<Long, OpRecord> log : history.getOrDefault(town, Map.of()).values()) {
            for (OpRecord record : log.values()) {
                if (record.op().op().equals(op)) {
                    return record.answer();
                }
            }
        }
        return null;
    }

    List<UUID> orderOf(String town, UUID device) {
        TreeMap<Long, OpRecord> log = history.getOrDefault(town, Map.of()).get(device);
        return log == null
                ? List.of()
                : log.values().stream().map(r -> r.op().op()).toList();
    }

    private TownTx wrapped(TownTx tx) {
        return sim.seams().server(new PointedTownTx(tx, sim::point));
    }
}
