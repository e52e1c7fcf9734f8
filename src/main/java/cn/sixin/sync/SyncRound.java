package cn.sixin.sync;

import cn.sixin.ledger.Ledger;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.SyncListener.Phase;
import cn.sixin.sync.TownState.Again;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of a station with a town: push, then pull. It may be killed, cancelled or cut off at any moment; the next
 * round goes on from what is durable. Holds no state between rounds; one round of a store at a time.
 */
public final class SyncRound {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRound.class);
    /** So many failures in a row end a round. */
    private static final int TRIES = 5;
    /** So often a round may begin anew because the server turned out to be another than thought. */
    private static final int TURNS = 6;
    /** A group is never longer, so that a page holds it whole. */
    public static final int GROUP_MOST = 400;

    private final StationStore store;
    private final Transport transport;
    private final int schema;
    private final Waiting waiting;
    private final SyncListener listener;
    private final Course course;

    /** @param schema what this program speaks, {@link Protocol#SCHEMA} */
    public SyncRound(
            StationStore store,
            Transport transport,
            List<Ledger> declared,
            int schema,
            Clock clock,
            Waiting waiting,
            SyncListener listener) {
        this.store = store;
        this.transport = transport;
        Map<String, Ledger> ledgers = new LinkedHashMap<>();
        declared.forEach(ledger -> ledgers.put(ledger.name(), ledger));
        this.schema = schema;
        this.waiting = waiting;
        this.listener = listener;
        course = new Course(store, ledgers, schema, clock);
    }

    /** Runs it. Whatever stood in the way is the outcome's end. */
    public Outcome run(String town) {
        Run run = new Run(town);
        End end;
        cn.sixin.ledger.Problem problem = null;
        try {
            end = run.go();
        } catch (Stopped stopped) {
            end = stopped.end;
        } catch (StoreRefused refused) {
            end = End.STORE;
            problem = refused.problem();
        }
        return run.outcome(end, problem);
    }

    /** The round ends here. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
        private final End end;

        Stopped(End end) {
            super(end.name(), null, false, false);
            this.end = end;
        }
    }

    @FunctionalInterface
    private interface Request<T> {
        T send() throws Transport.Failure;
    }

    /** The server is another than thought; what follows from that was kept. */
    private static final class Turned extends Exception {
        private static final long serialVersionUID = 1L;

        Turned() {
            super(null, null, false, false);
        }
    }

    private final class Run {
        private final UUID id = UUID.randomUUID();
        private final String town;
        private int most = Protocol.PUSH_OPS;
        private int rows = Protocol.PAGE_ROWS;
        private long sent;
        private long conflicts;
        private long rejected;
        private long received;

        Run(String town) {
            this.town = town;
        }

        End go() throws Stopped {
            for (int turn = 0; turn < TURNS; turn++) {
                try {
                    push();
                    pull();
                    return End.DONE;
                } catch (Turned turned) {
                    LOG.info("the server of town {} is another than thought; the round begins anew", town);
                }
            }
            throw new Stopped(End.BUSY);
        }

        Outcome outcome(End end, cn.sixin.ledger.@Nullable Problem problem) {
            long left = store.read(tx -> tx.pendingCount(town));
            Long skew = transport.skew().map(Duration::toSeconds).orElse(null);
            return new Outcome(id, town, end, sent, conflicts, rejected, received, left, skew, problem);
        }

        private void push() throws Stopped, Turned {
            while (true) {
                TownState state = knownEpoch();
                Outgoing.Page page = store.read(tx -> Outgoing.page(
                        tx.pending(town, most + GROUP_MOST), tx.town(town).acked(), most));
                if (page.isEmpty()) {
                    return;
                }
                listener.at(Phase.SENDING, sent, 0);
                UUID epoch = Objects.requireNonNull(state.epoch());
                PushAnswer answer =
                        ask(() -> transport.push(town, new Push(UUID.randomUUID(), epoch, schema, page.ops())));
                if (!answers(page, answer)) {
                    throw new Stopped(End.FAILED);
                }
                if (course.settle(town, state.acked(), page.changes(), answer.answers())) {
                    count(answer.answers());
                }
                most = Math.min(Protocol.PUSH_OPS, most * 2);
            }
        }

        private TownState knownEpoch() throws Stopped, Turned {
            TownState state = store.read(tx -> tx.town(town));
            if (state.epoch() != null) {
                return state;
            }
            listener.at(Phase.SIGNING_IN, 0, 0);
            boolean something = !store.read(tx -> tx.pending(town, 1)).isEmpty();
            if (!something) {
                return state;
            }
            UUID epoch = ask(() -> transport.place(town)).epoch();
            course.place(town, epoch);
            return store.read(tx -> tx.town(town));
        }

        private static boolean answers(Outgoing.Page page, PushAnswer answer) {
            List<Answer> answers = answer.answers();
            if (answers.size() != page.ops().size()) {
                return false;
            }
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).seq() != page.ops().get(i).seq()) {
                    return false;
                }
            }
            return true;
        }

        private void count(List<Answer> answers) {
            sent += answers.size();
            conflicts += answers.stream()
                    .filter(a -> a.status() == Answer.Status.CONFLICT)
                    .count();
            rejected += answers.stream()
                    .filter(a -> a.status() == Answer.Status.REJECTED)
                    .count();
        }

        private void pull() throws Stopped, Turned {
            course.begin(town);
            while (true) {
                TownState state = store.read(tx -> tx.town(town));
                Stage stage = store.read(tx -> tx.staged(town)).orElse(null);
                if (stage != null && stage.complete()) {
                    listener.at(Phase.APPLYING, 0, 0);
                    long count = course.apply(town);
                    received += Math.max(count, 0);
                    if (count >= 0) {
                        return;
                    }
                } else {
                    page(state, stage);
                }
            }
        }

        private void page(TownState state, @Nullable Stage stage) throws Stopped, Turned {
            long after = stage == null ? state.cursor() : stage.through();
            Long through = stage == null ? null : Long.valueOf(stage.highWater());
            listener.at(Phase.RECEIVING, after - state.cursor(), through == null ? 0 : through - state.cursor());
            boolean deleted = state.again() != Again.FIRST;
            Changes page = ask(() -> transport.changes(
                    town, new ChangesQuery(state.epoch(), schema, state.cursor(), after, through, deleted, rows)));
            if (!Course.fits(state, stage, page)) {
                throw new Stopped(End.FAILED);
            }
            course.stage(town, page);
            rows = Math.min(Protocol.PAGE_ROWS, rows * 2);
        }

        /** Sends until there is an answer, or until trying on is of no use. */
        private <T> T ask(Request<T> request) throws Stopped, Turned {
            for (int failures = 1; ; failures++) {
                if (listener.cancelled()) {
                    throw new Stopped(End.CANCELLED);
                }
                long least = 0;
                End last;
                try {
                    return request.send();
                } catch (Transport.Failure failure) {
                    last = End.of(failure.kind());
                    smaller(failure.kind());
                } catch (Refusal refusal) {
                    last = refused(refusal.trouble());
                    least = Objects.requireNonNullElse(refusal.trouble().retryAfter(), 0L);
                }
                if (failures == TRIES || last == End.PORTAL || last == End.UNTRUSTED) {
                    throw new Stopped(last);
                }
                listener.at(Phase.WAITING, failures, TRIES);
                waiting.after(failures, least);
            }
        }

        private void smaller(Transport.Kind kind) {
            if (kind == Transport.Kind.TIMEOUT || kind == Transport.Kind.TOO_LARGE || kind == Transport.Kind.BROKEN) {
                most = Math.max(1, most / 2);
                rows = Math.max(1, rows / 2);
            }
        }

        /** What a refusal means; gives an end only where trying again may help. */
        private End refused(Trouble trouble) throws Stopped, Turned {
            End last = course.turn(town, trouble).orElse(null);
            if (last == null) {
                throw new Turned();
            }
            if (last != End.BUSY) {
                throw new Stopped(last);
            }
            return last;
        }
    }
}
