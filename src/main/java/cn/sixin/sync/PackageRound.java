package cn.sixin.sync;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.parcel.Answered;
import cn.sixin.sync.parcel.Asked;
import cn.sixin.sync.parcel.ParcelWriter;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Trouble;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round whose two halves lie days apart, with a file in between. By the rules of {@link SyncRound}: between the halves
 * an officer may go on editing, sync over the network, or import an answer twice or out of its order; what the answer
 * says of a state that is past is passed over. One round of a store at a time.
 */
public final class PackageRound {
    /** Operations of a town in one package, at most; the rest waits for the next. */
    private static final int OPS_MOST = 20_000;

    private final StationStore store;
    private final int schema;
    private final Course course;

    /** @param schema what this program speaks, {@link Protocol#SCHEMA} */
    public PackageRound(StationStore store, List<Ledger> declared, int schema, Clock clock) {
        Map<String, Ledger> ledgers = new LinkedHashMap<>();
        declared.forEach(ledger -> ledgers.put(ledger.name(), ledger));
        this.store = store;
        this.schema = schema;
        course = new Course(store, ledgers, schema, clock);
    }

    private record Present(TownState state, @Nullable Stage stage, List<LocalChange> pending) {}

    /**
     * Puts in what waits in a town and the question for what is new there, as far as there is room. Changes nothing that
     * would matter were the package never written.
     *
     * @return how many operations were put in
     * @throws StoreRefused the disk does not let us
     */
    public long ask(String town, ParcelWriter writer) {
        course.begin(town);
        if (store.read(tx -> tx.staged(town)).filter(Stage::complete).isPresent()) {
            // A round was killed between the last page and this.
            course.apply(town);
        }
        Present now = store.read(tx -> new Present(
                tx.town(town),
                tx.staged(town).orElse(null),
                tx.pending(town, OPS_MOST + Protocol.PUSH_OPS + SyncRound.GROUP_MOST)));
        TownState state = now.state();
        int asked = 0;
        while (asked < OPS_MOST) {
            List<Op> ops = Outgoing.page(
                            now.pending().subList(asked, now.pending().size()),
                            state.acked() + asked,
                            Protocol.PUSH_OPS)
                    .ops();
            if (ops.isEmpty() || !writer.add(Asked.push(town, state.epoch(), schema, ops))) {
                break;
            }
            asked += ops.size();
        }
        Stage stage = now.stage();
        ChangesQuery query = new ChangesQuery(
                state.epoch(),
                schema,
                state.cursor(),
                stage == null ? state.cursor() : stage.through(),
                stage == null ? null : Long.valueOf(stage.highWater()),
                state.again() != TownState.Again.FIRST,
                Protocol.PACKAGE_ROWS);
        // Where it finds no room, the next package asks.
        writer.add(Asked.changes(town, state.epoch(), schema, query));
        return asked;
    }

    /** Begins to take what an answer says of a town. */
    public Taking taking(String town) {
        return new Taking(town);
    }

    /** A town's part of an answer, message by message. */
    public final class Taking {
        private final String town;
        private long sent;
        private long conflicts;
        private long rejected;
        private long received;
        private End end = End.DONE;

        private @Nullable Problem problem;

        private Taking(String town) {
            this.town = town;
        }

        /** Durable when it returns, unless the disk did not let us, which ends it. */
        public void next(Answered message) {
            if (end != End.DONE) {
                return;
            }
            try {
                take(message);
            } catch (StoreRefused refused) {
                end = End.STORE;
                problem = refused.problem();
            }
        }

        private void take(Answered message) {
            TownState state = store.read(tx -> tx.town(town));
            Trouble trouble = message.trouble();
            if (trouble != null) {
                // A server that this station has meanwhile found to be another has nothing more to say.
                if (Objects.equals(message.asked(), state.epoch())) {
                    end = course.turn(town, trouble).orElse(End.AGAIN);
                }
                return;
            }
            UUID epoch = message.epoch();
            if (state.epoch() == null && epoch != null) {
                course.place(town, epoch);
            } else if (!Objects.equals(state.epoch(), epoch)) {
                return;
            }
            settle(message.answers());
            Changes page = message.changes();
            if (page != null && end == End.DONE) {
                page(page, message.after());
            }
        }

        private void settle(List<Answered.OfOp> all) {
            long acked = store.read(tx -> tx.town(town)).acked();
            List<Answered.OfOp> open =
                    all.stream().filter(of -> of.answer().seq() > acked).toList();
            if (open.isEmpty() || open.getFirst().answer().seq() != acked + 1) {
                return;
            }
            List<LocalChange> changes = store.read(tx -> tx.pending(town, open.size()));
            if (!about(changes, open, acked)) {
                // The server has had other edits under these numbers: a copy of this disk made them.
                end = End.FORKED;
                return;
            }
            List<Answer> answers = open.stream().map(Answered.OfOp::answer).toList();
            if (course.settle(town, acked, changes, answers)) {
                sent += answers.size();
                conflicts += count(answers, Answer.Status.CONFLICT);
                rejected += count(answers, Answer.Status.REJECTED);
            }
        }

        private static boolean about(List<LocalChange> changes, List<Answered.OfOp> answers, long acked) {
            if (changes.size() != answers.size()) {
                return false;
            }
            for (int i = 0; i < changes.size(); i++) {
                long seq = acked + 1 + i;
                Answered.OfOp of = answers.get(i);
                if (of.answer().seq() != seq
                        || !of.hash().equals(Outgoing.op(changes.get(i), seq).hash())) {
                    return false;
                }
            }
            return true;
        }

        private static long count(List<Answer> answers, Answer.Status status) {
            return answers.stream().filter(answer -> answer.status() == status).count();
        }

        private void page(Changes page, long after) {
            course.begin(town);
            TownState state = store.read(tx -> tx.town(town));
            Stage stage = store.read(tx -> tx.staged(town)).orElse(null);
            long here = stage == null ? state.cursor() : stage.through();
            if (after != here || !page.town().equals(town) || !Course.fits(state, stage, page)) {
                return;
            }
            course.stage(town, page);
            if (page.last()) {
                long count = course.apply(town);
                received += Math.max(count, 0);
            }
        }

        /** What came of it. {@link End#AGAIN} when there is more to come by another package. */
        public Outcome outcome() {
            long left = store.read(tx -> tx.pendingCount(town));
            boolean more = left > 0 || store.read(tx -> tx.staged(town)).isPresent();
            End how = end == End.DONE && more ? End.AGAIN : end;
            return new Outcome(UUID.randomUUID(), town, how, sent, conflicts, rejected, received, left, null, problem);
        }
    }
}
