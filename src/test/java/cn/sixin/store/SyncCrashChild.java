package cn.sixin.store;

import cn.sixin.Ledgers;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.sync.Outcome;
import cn.sixin.sync.StationStore;
import cn.sixin.sync.StationTx;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.SyncRound;
import cn.sixin.sync.TownState;
import cn.sixin.sync.Transport;
import cn.sixin.sync.Waiting;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.SentRow;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Saves and syncs without end with a server that answers everything and has ever more rows, says what was acknowledged,
 * and dies without a word at the given failpoint: before and after each step of each transaction there is one.
 */
public final class SyncCrashChild {
    /** A pull brings so many numbers on, in pages of {@link #PAGE}. */
    private static final int PULL = 90;

    private static final int PAGE = 30;
    /** The server's numbers go round over so many rows. */
    static final int ROWS = 120;
    /** The server's number before all of them. */
    static final long START = 1_200;

    private static final UUID EPOCH = UUID.fromString("01900000-0000-7000-8000-00000000e0c4");
    private static final Instant THEN = Instant.parse("2026-12-01T00:00:00Z");
    private static final int TRAINING = 2;

    private SyncCrashChild() {}

    /** The row that the server's number {@code seq} is a version of. */
    static UUID row(long seq) {
        return new UUID(0x0190_0000_0000_7000L, Long.MIN_VALUE | seq % ROWS);
    }

    /** A store that has had its first pull: what the server does not name is left alone from then on. */
    static void create(Path home) {
        try (Store store = Stores.create(home, CrashChild.key())) {
            store.sync("同步").store().write(tx -> {
                tx.putTown(new TownState(Stores.TOWN, EPOCH, START, 0, Protocol.SCHEMA, TownState.Again.NO));
                return tx;
            });
        }
    }

    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        long dies = Long.parseLong(arguments[1]);
        boolean training = dies == 0;
        if (training) {
            create(home);
        }
        Store store = Store.open(
                        new StoreFiles(home),
                        CrashChild.key(),
                        StoreConfig.of(Ledgers.ALL).withCacheKb(4096))
                .orThrow();
        PrintStream out = System.out;
        Points points = new Points(store.sync("同步").store(), dies);
        for (int i = 0; !training || i < TRAINING; i++) {
            Row saved = Stores.saveEnterprise(store, i);
            out.println("save " + saved.id());
            SyncRound round = new SyncRound(
                    points,
                    new Answering(),
                    store.sync("同步").ledgers(),
                    Protocol.SCHEMA,
                    Clock.systemUTC(),
                    new Waiting(time -> {}, RandomGenerator.getDefault()),
                    SyncListener.NONE);
            Outcome outcome = round.run(Stores.TOWN);
            if (outcome.end() != Outcome.End.DONE) {
                throw new IllegalStateException(outcome.toString());
            }
            out.println("sync " + store.sync("同步").towns().getFirst().cursor() + " whole");
        }
        store.close();
    }

    /** Dies at the given one, counted over everything. */
    private static final class Points implements StationStore {
        private final StationStore store;
        private long left;

        Points(StationStore store, long dies) {
            this.store = store;
            left = dies;
        }

        private void point() {
            left--;
            if (left == 0) {
                Runtime.getRuntime().halt(SyncCrashTest.KILLED);
            }
        }

        @Override
        public <T> T read(Function<StationTx, T> work) {
            return store.read(work);
        }

        @Override
        public <T> T write(Function<StationTx, T> work) {
            point();
            T result = store.write(tx -> {
                T inside = work.apply(watched(tx));
                point();
                return inside;
            });
            point();
            return result;
        }

        private StationTx watched(StationTx tx) {
            return (StationTx) Proxy.newProxyInstance(
                    StationTx.class.getClassLoader(), new Class<?>[] {StationTx.class}, (proxy, method, arguments) -> {
                        point();
                        try {
                            return method.invoke(tx, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        } finally {
                            point();
                        }
                    });
        }
    }

    /** Knows nothing but its numbers: whatever it is asked again, it answers the same. */
    private static final class Answering implements Transport {
        @Override
        public Enrolment.Place place(String town) {
            return new Enrolment.Place(town, EPOCH, 1, 0);
        }

        @Override
        public PushAnswer push(String town, Push push) {
            List<Answer> answers = push.ops().stream()
                    .map(op -> new Answer(op.seq(), Answer.Status.APPLIED, op.seq(), op.seq(), List.of(), null))
                    .toList();
            return new PushAnswer(push.batch(), EPOCH, answers);
        }

        @Override
        public Changes changes(String town, ChangesQuery query) {
            Long fixed = query.through();
            long high = fixed == null ? query.since() + PULL : fixed;
            long through = Math.min(high, query.after() + PAGE);
            List<SentRow> rows = new ArrayList<>();
            for (long seq = query.after() + 1; seq <= through; seq++) {
                Map<String, Object> values =
                        Map.of(Enterprise.NAME.name(), "拉取" + seq % ROWS, Enterprise.HEADCOUNT.name(), seq);
                rows.add(new SentRow(
                        Enterprise.LEDGER.name(),
                        row(seq),
                        seq,
                        seq,
                        false,
                        values,
                        THEN,
                        "王",
                        THEN.plusSeconds(seq),
                        "王",
                        "二楼"));
            }
            return new Changes(town, EPOCH, query.since(), through, high, rows);
        }

        @Override
        public Optional<Duration> skew() {
            return Optional.empty();
        }
    }
}
