package cn.sixin.city.engine;

import cn.sixin.ledger.Ledger;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Reason;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.sync.protocol.Trouble;
import cn.sixin.sync.protocol.Trouble.Type;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a town's server does with a push and a pull. Holds no state: any number of them may serve the same town, each
 * call within the transaction that it is given. A {@link Refusal} has changed nothing; the caller rolls back and
 * answers with its trouble.
 */
public final class TownEngine {
    private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
    private final Map<String, Units> units = new HashMap<>();
    private final Quotas quotas;
    private final int schema;
    private final Clock clock;
    private final OpCheck check;

    /**
     * @param declared every ledger; that of conflicts is added
     * @param schema what this server speaks, {@link Protocol#SCHEMA}
     */
    public TownEngine(List<Ledger> declared, int schema, Quotas quotas, Clock clock) {
        declared.forEach(ledger -> ledgers.put(ledger.name(), ledger));
        ledgers.put(Conflict.LEDGER.name(), Conflict.LEDGER);
        ledgers.forEach((name, ledger) -> units.put(name, new Units(ledger)));
        this.quotas = quotas;
        this.schema = schema;
        this.clock = clock;
        check = new OpCheck(ledgers, quotas.opBytes());
    }

    /** Where the town stands, for a device that signs in. @throws Refusal when it may not use the town */
    public Enrolment.Place place(TownTx tx) {
        DeviceRow device = admitted(tx, tx.readDevice());
        TownRow town = tx.readTown();
        return new Enrolment.Place(town.town(), town.epoch(), device.lastSeq() + 1, town.seq());
    }

    /**
     * Takes a device's next operations. Those that were answered before get their answers again.
     *
     * @throws Refusal device-revoked, town-forbidden, epoch-changed, malformed, too-large, sequence-gap, device-forked
     */
    public PushAnswer push(TownTx tx, Push push) {
        DeviceRow device = admitted(tx, tx.lockDevice());
        TownRow town = tx.lockTown();
        long expected = device.lastSeq() + 1;
        if (!push.epoch().equals(town.epoch())) {
            throw new Refusal(Trouble.epoch(town.epoch(), expected));
        }
        List<Op> ops = push.ops();
        if (ops.size() > quotas.pushOps()) {
            throw new Refusal(Type.TOO_LARGE);
        }
        if (!numbered(ops)) {
            throw new Refusal(Type.MALFORMED);
        }
        if (ops.isEmpty()) {
            return new PushAnswer(push.batch(), town.epoch(), List.of());
        }
        if (ops.getFirst().seq() > expected) {
            throw new Refusal(Trouble.gap(expected));
        }
        int again = (int) Math.min(ops.size(), expected - ops.getFirst().seq());
        List<Answer> answers = new ArrayList<>(answeredBefore(tx, ops.subList(0, again)));
        answers.addAll(answerNow(tx, device, town, ops.subList(again, ops.size())));
        return new PushAnswer(push.batch(), town.epoch(), answers);
    }

    private static DeviceRow admitted(TownTx tx, Optional<DeviceRow> device) {
        if (device.isEmpty()) {
            throw new Refusal(Type.UNAUTHORIZED);
        }
        if (device.get().revoked()) {
            throw new Refusal(Type.DEVICE_REVOKED);
        }
        if (!device.get().mayUse(tx.town())) {
            throw new Refusal(Type.TOWN_FORBIDDEN);
        }
        return device.get();
    }

    /** One number after the other, and each operation as it was hashed. */
    private static boolean numbered(List<Op> ops) {
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            if (op.seq() != ops.getFirst().seq() + i
                    || op.seq() < 1
                    || !op.hash().equals(Hashes.op(op))) {
                return false;
            }
        }
        return true;
    }

    private static List<Answer> answeredBefore(TownTx tx, List<Op> ops) {
        if (ops.isEmpty()) {
            return List.of();
        }
        Map<Long, OpRecord> stored = new HashMap<>();
        tx.opsBySeq(ops.getFirst().seq(), ops.getLast().seq())
                .forEach(answered -> stored.put(answered.op().seq(), answered));
        List<Answer> answers = new ArrayList<>();
        for (Op op : ops) {
            OpRecord before = stored.get(op.seq());
            if (before == null || !before.op().hash().equals(op.hash())) {
                throw new Refusal(Type.DEVICE_FORKED);
            }
            answers.add(before.answer());
        }
        return answers;
    }

    private List<Answer> answerNow(TownTx tx, DeviceRow device, TownRow town, List<Op> ops) {
        if (ops.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        PushWork work = new PushWork(tx, device, town, ledgers, now);
        work.load(ops);
        Merging merging = new Merging(work, ledgers, units, check, quotas.rowsPerTown());
        Map<UUID, OpRecord> before = answeredElsewhere(tx, ops);
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < ops.size(); ) {
            int to = groupEnd(ops, from);
            answers.addAll(together(merging, work, ops.subList(from, to), before));
            from = to;
        }
        work.flush();
        List<OpRecord> records = new ArrayList<>();
        for (int i = 0; i < ops.size(); i++) {
            records.add(new OpRecord(device.id(), ops.get(i), answers.get(i), now));
        }
        tx.putOps(records);
        tx.putLastSeq(ops.getLast().seq());
        return answers;
    }

    /** The same operations, sent by the device before it was enrolled anew. */
    private static Map<UUID, OpRecord> answeredElsewhere(TownTx tx, List<Op> ops) {
        Set<UUID> ids = new HashSet<>();
        ops.forEach(op -> ids.add(op.op()));
        Map<UUID, OpRecord> found = new HashMap<>();
        tx.opsById(ids).forEach(answered -> found.put(answered.op().op(), answered));
        return found;
    }

    private static int groupEnd(List<Op> ops, int from) {
        UUID group = ops.get(from).group();
        int to = from + 1;
        while (group != null && to < ops.size() && group.equals(ops.get(to).group())) {
            to++;
        }
        return to;
    }

    /** One operation, or a group of which all are taken or none. */
    private static List<Answer> together(Merging merging, PushWork work, List<Op> group, Map<UUID, OpRecord> before) {
        PushWork.@Nullable Mark mark = group.size() > 1 ? work.mark() : null;
        List<Answer> answers = new ArrayList<>();
        boolean rejected = false;
        for (Op op : group) {
            Answer answer = answeredAlready(op, before.get(op.op()));
            answers.add(answer == null ? merging.apply(op) : answer);
            rejected |= answers.getLast().status() == Answer.Status.REJECTED;
        }
        merging.groupEnds();
        if (mark != null && rejected) {
            work.back(mark);
            answers.replaceAll(answer -> answer.status() == Answer.Status.REJECTED
                    ? answer
                    : new Answer(answer.seq(), Answer.Status.REJECTED, 0, 0, List.of(), Reason.of(Reason.Code.GROUP)));
        }
        return answers;
    }

    private static @Nullable Answer answeredAlready(Op op, @Nullable OpRecord before) {
        if (before == null || !sameEdit(op, before.op())) {
            return null;
        }
        Answer a = before.answer();
        return new Answer(op.seq(), a.status(), a.rev(), a.townSeq(), a.conflicts(), a.reason());
    }

    private static boolean sameEdit(Op one, Op other) {
        return one.kind() == other.kind()
                && one.id().equals(other.id())
                && one.set().equals(other.set())
                && Objects.equals(one.base(), other.base());
    }

    /**
     * A page of what changed in the town.
     *
     * @throws Refusal device-revoked, town-forbidden, schema-too-old, epoch-changed, cursor-expired, malformed
     */
    public Changes changes(TownTx tx, ChangesQuery query) {
        DeviceRow device = admitted(tx, tx.readDevice());
        if (query.schema() <= schema - Protocol.SCHEMAS_SERVED) {
            throw new Refusal(Type.SCHEMA_TOO_OLD);
        }
        TownRow town = tx.readTown();
        if (query.epoch() != null && !query.epoch().equals(town.epoch())) {
            throw new Refusal(Trouble.epoch(town.epoch(), device.lastSeq() + 1));
        }
        long highWater = query.through() == null ? town.seq() : query.through();
        if (query.limit() < 1 || query.since() < 0 || query.after() < query.since()) {
            throw new Refusal(Type.MALFORMED);
        }
        boolean ahead = query.after() > town.seq() || highWater > town.seq();
        if (ahead || (query.since() > 0 && query.since() < town.floor())) {
            throw new Refusal(Type.CURSOR_EXPIRED);
        }
        int limit = Math.min(query.limit(), quotas.pageRows());
        List<ServerRow> rows = tx.page(query.after(), highWater, query.since() > 0 || query.deleted(), limit);
        List<SentRow> sent = new ArrayList<>();
        int bytes = 0;
        for (ServerRow row : rows) {
            bytes += OpCheck.size(row.values());
            if (!sent.isEmpty() && bytes > quotas.pageBytes()) {
                break;
            }
            sent.add(row.sent());
        }
        boolean complete = sent.size() == rows.size() && rows.size() < limit;
        long through = complete ? highWater : sent.getLast().seq();
        return new Changes(town.town(), town.epoch(), query.since(), through, highWater, sent);
    }

    /** Forgets what was deleted longer ago than {@link Protocol#TOMBSTONES}. Needs no device. */
    public void purge(TownTx tx) {
        TownRow town = tx.lockTown();
        TownTx.Purged purged = tx.purge(clock.instant().minus(Protocol.TOMBSTONES));
        tx.putTown(new TownRow(
                town.town(),
                town.epoch(),
                town.seq(),
                town.rows() - purged.rows(),
                town.generation(),
                Math.max(town.floor(), purged.lastSeq())));
    }
}
