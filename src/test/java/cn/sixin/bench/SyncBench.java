package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.bench.StoreBench.Span;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.Sync;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.sync.Outcome;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.SyncRound;
import cn.sixin.sync.Transport;
import cn.sixin.sync.Waiting;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.SentRow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Figures of a station's sync, the network left out: a pull of a new town and one in which every row has changed, kept
 * page by page and applied as the engine does, against a raw batch insert of the same rows into a
 * bare table of the same store, into one with the same indexes, and of rows and changes; an idle sync's requests and bytes.
 */
public final class SyncBench {
    private static final String TOWN = "441900119";
    private static final UUID EPOCH = UUID.fromString("01900000-0000-7000-8000-00000000e0c4");
    private static final Instant THEN = Instant.parse("2026-12-01T00:00:00Z");

    private final PrintStream out;
    private final Path home;

    private SyncBench(PrintStream out, Path home) {
        this.out = out;
        this.home = home;
    }

    /** Argument: rows; by default 60000. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int rows = arguments.length == 0 ? 60_000 : Integer.parseInt(arguments[0]);
        SyncBench bench = new SyncBench(System.out, Files.createTempDirectory("sync-bench"));
        bench.pull("warm-up", Math.min(rows, 10_000));
        bench.pull("pull", rows);
    }

    private void pull(String name, int rows) throws SQLException, IOException {
        StoreKey key = StoreKey.random(new SecureRandom());
        Path folder = home.resolve(name);
        Span first;
        Span again;
        Town town = new Town(rows);
        try (Store store = Store.create(new StoreFiles(folder), key, StoreConfig.of(Ledgers.ALL), TOWN, "bench")
                .orThrow()) {
            Sync sync = store.sync(name);
            first = round(sync, town, rows);
            town.version = 2;
            again = round(sync, town, rows);
            town.bytes = 0;
            town.requests = 0;
            Span idle = round(sync, town, 0);
            out.printf("idle sync: %d request, %d bytes, %.1f ms%n", town.requests, town.bytes, idle.wall / 1e6);
            if (store.count(Enterprise.LEDGER) != rows) {
                throw new IllegalStateException("not all came");
            }
        }
        try (Connection raw = StoreBench.connect(folder, key)) {
            Span bare = StoreBench.copy(raw, "enterprise", "id", false);
            Span indexed = StoreBench.copy(raw, "enterprise", "id", true);
            // The log has two changes a row by now, of which the first pull wrote one.
            double changes = StoreBench.copy(raw, "change", "seq", true).wall / 2.0;
            out.printf(
                    "%s %,d: new rows %s (%,.0f rows/s), all changed %s (%,.0f rows/s); raw insert of the rows into a"
                            + " bare table %s, with the indexes %s, of rows and changes with them %.2f s; ratio to"
                            + " these %.2f, %.2f, %.2f; file %d MB%n",
                    name,
                    rows,
                    first,
                    rows * 1e9 / first.wall,
                    again,
                    rows * 1e9 / again.wall,
                    bare,
                    indexed,
                    (indexed.wall + changes) / 1e9,
                    (double) bare.wall / first.wall,
                    (double) indexed.wall / first.wall,
                    (indexed.wall + changes) / first.wall,
                    Files.size(new StoreFiles(folder).database()) >> 20);
        }
    }

    /** From the first request to all of it on the disk. */
    private static Span round(Sync sync, Town town, int wanted) {
        town.prepare();
        SyncRound round = new SyncRound(
                sync.store(),
                town,
                sync.ledgers(),
                Protocol.SCHEMA,
                Clock.systemUTC(),
                new Waiting(time -> {}, RandomGenerator.getDefault()),
                SyncListener.NONE);
        Span span = new Span();
        span.begin();
        Outcome outcome = round.run(TOWN);
        span.end();
        if (outcome.end() != Outcome.End.DONE || outcome.received() != wanted) {
            throw new IllegalStateException(outcome.toString());
        }
        return span;
    }

    /** A server of so many rows, each of them changed once a version; its pages are made before they are asked for. */
    private static final class Town implements Transport {
        private final int rows;
        private final Map<Long, Changes> pages = new HashMap<>();
        private int version = 1;
        private long bytes;
        private long requests;
        private long at;

        Town(int rows) {
            this.rows = rows;
        }

        void prepare() {
            pages.clear();
            long high = (long) version * rows;
            for (long after = at; after < high; after += Protocol.PAGE_ROWS) {
                List<SentRow> some = new ArrayList<>();
                long through = Math.min(high, after + Protocol.PAGE_ROWS);
                for (long seq = after + 1; seq <= through; seq++) {
                    some.add(row(seq));
                }
                pages.put(after, new Changes(TOWN, EPOCH, at, through, high, some));
            }
            pages.putIfAbsent(high, new Changes(TOWN, EPOCH, high, high, high, List.of()));
            at = high;
        }

        private SentRow row(long seq) {
            int n = (int) (seq % rows);
            Map<String, Object> values = new HashMap<>();
            values.put(Enterprise.NAME.name(), "Dongguan Changan Electronics Factory " + n);
            values.put(Enterprise.USCC.name(), "91441900MA%08d".formatted(n));
            values.put(Enterprise.COMMUNITY.name(), "Community " + n % 200);
            values.put(Enterprise.INDUSTRY.name(), "C 39 computers");
            values.put(Enterprise.SIZE.name(), "medium");
            values.put(Enterprise.TAGS_COLUMN.name(), List.of("foreign_trade", "q1_orders"));
            values.put(Enterprise.LEGAL_PERSON.name(), "Legal " + n % 5000);
            values.put(Enterprise.CONTACT.name(), "Contact " + n % 5000);
            values.put(Enterprise.CONTACT_POST.name(), "manager");
            values.put(Enterprise.PHONE.name(), "1990000%04d".formatted(n % 10_000));
            values.put(Enterprise.ADDRESS.name(), "No. " + n + ", Zhenan Road, Changan");
            values.put(Enterprise.HEADCOUNT.name(), seq % 5000 + version);
            values.put(Enterprise.SERVICE_OFFICER.name(), "officer " + n % 40);
            values.put(Enterprise.OFFICER_PHONE.name(), "1990000%04d".formatted(n % 10_000));
            values.put(Enterprise.STATE.name(), "normal");
            values.put(Enterprise.STATE_SINCE.name(), "2026-11-01");
            UUID id = new UUID(0x0190_0000_0000_7000L + n, Long.MIN_VALUE | n);
            return new SentRow(
                    Enterprise.LEDGER.name(), id, seq, seq, false, values, THEN, "officer", THEN, "officer", "desk 2");
        }

        @Override
        public Enrolment.Place place(String town) {
            return new Enrolment.Place(town, EPOCH, 1, at);
        }

        @Override
        public PushAnswer push(String town, Push push) {
            throw new IllegalStateException("nothing was saved");
        }

        @Override
        public Changes changes(String town, ChangesQuery query) {
            requests++;
            Changes page = pages.get(query.after());
            if (page == null) {
                throw new IllegalStateException(query.toString());
            }
            if (page.rows().isEmpty()) {
                bytes += Codec.write(page).length;
            }
            return page;
        }

        @Override
        public Optional<Duration> skew() {
            return Optional.empty();
        }
    }
}
