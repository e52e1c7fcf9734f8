package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.Devices;
import cn.sixin.city.db.PostgresCluster;
import cn.sixin.city.http.CityServer;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestDevice;
import cn.sixin.code.Town;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Figures of the city server on a PostgreSQL of its own, with every commit on the disk, over real HTTP on loopback:
 * pushes beside raw batched inserts of the same rows in the same run, an idle sync, many devices at once, which
 * live in a process of their own: what is measured of this one is the server's.
 */
public final class CityBench {
    private static final int PAGE = 500;
    private static final int PAGES = 40;
    private static final int LANES = 4;
    private static final int IDLE = 300;

    private final PrintStream out;
    private final DatabaseAddress address;
    private final CityServer server;
    private final Devices devices;

    private CityBench(PrintStream out, DatabaseAddress address, CityServer server, Devices devices) {
        this.out = out;
        this.address = address;
        this.server = server;
        this.devices = devices;
    }

    /** Arguments: how many devices sync at once, and nothing else is run; by default all, and 100, 1,000 and 10,000. */
    public static void main(String[] arguments) throws Exception {
        int[] crowds = arguments.length == 0
                ? new int[] {100, 1000, 10_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        Path programs = PostgresCluster.installed().orElseThrow();
        SecureRandom random = new SecureRandom();
        try (PostgresCluster cluster = PostgresCluster.startDurable(programs, List.of("shared_buffers=512MB"))) {
            DatabaseAddress address = cluster.database();
            try (CityDatabase database = CityDatabase.open(address);
                    CityServer server = CityServer.start(
                            new CityServer.Place("127.0.0.1", 0, Optional.empty()),
                            new CityServer.Parts(
                                    database, Ledgers.ALL, Limits.STANDARD.times(1000), random, Clock.systemUTC()))) {
                CityBench bench =
                        new CityBench(System.out, address, server, new Devices(database, random, Clock.systemUTC()));
                if (arguments.length == 0) {
                    bench.push("warm-up");
                    bench.push("warm-up");
                    bench.push("push");
                    bench.idle();
                }
                try (Crowd crowd = new Crowd(System.out, server.address())) {
                    crowd.enrol(bench.devices, Arrays.stream(crowds).max().orElse(0));
                    crowd.sync("warm-up", Math.min(1000, crowds[crowds.length - 1]));
                    for (int count : crowds) {
                        crowd.sync("crowd", count);
                    }
                }
            }
        }
    }

    private TestDevice device(HttpClient http, String town) {
        return new TestDevice(
                server.address(), http, devices.code(town, "bench").text());
    }

    static Op op(long seq) {
        return TestDevice.op(
                seq,
                Op.Kind.CREATE,
                UUID.randomUUID(),
                0,
                Map.of(),
                Map.of(
                        "name", "东莞市" + UUID.randomUUID() + "电子有限公司",
                        "contact", "联系人" + seq,
                        "phone", "19900000001",
                        "address", "长安镇振安中路" + seq + "号工业区三楼",
                        "headcount", seq % 3000));
    }

    private void push(String name) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<TestDevice> all = IntStream.range(0, LANES)
                    .mapToObj(i -> device(http, Town.all().get(i).code()))
                    .toList();
            List<List<byte[]>> bodies = new ArrayList<>();
            for (TestDevice one : all) {
                List<byte[]> pages = new ArrayList<>();
                for (int page = 0; page < PAGES; page++) {
                    int first = page * PAGE + 1;
                    List<Op> ops = IntStream.range(first, first + PAGE)
                            .mapToObj(CityBench::op)
                            .toList();
                    pages.add(packed(Codec.write(
                            new Push(UUID.randomUUID(), one.place(one.home()).epoch(), Protocol.SCHEMA, ops))));
                }
                bodies.add(pages);
            }
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < LANES; i++) {
                TestDevice one = all.get(i);
                List<byte[]> pages = bodies.get(i);
                running.add(lanes.submit(() -> pages.forEach(page -> require(
                        one.send("POST", "/v1/towns/" + one.home() + "/push", page, "Content-Encoding", "gzip")))));
            }
            for (Future<?> one : running) {
                one.get();
            }
            double pushed = LANES * PAGES * PAGE / ((System.nanoTime() - begin) / 1e9);
            double rows = raw(false);
            double whole = raw(true);
            out.printf(
                    "%s: %,.0f ops/s; raw batched inserts of what they leave, rows, operations and keys, %,.0f/s, ratio"
                            + " %.2f; of the rows alone %,.0f/s, ratio %.2f%n",
                    name, pushed, whole, pushed / whole, rows, pushed / rows);
        }
    }

    /**
     * As many rows, in as many transactions of which each commit is on the disk, on as many connections, into tables of
     * the same shape with their indexes; made ready before the clock runs.
     *
     * @param all whether the operations, the devices' log of who did what, and the index of keys are written, too, as a
     *     push does
     */
    private double raw(boolean all) throws Exception {
        try (Connection connection = connect()) {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "drop table if exists raw, raw_op, raw_key; create table raw (like record including all);"
                                + " create table raw_op (like op including all);"
                                + " create table raw_key (like natural_key including all)");
            }
        }
        List<List<List<Op>>> pages = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            pages.add(IntStream.range(0, PAGES)
                    .mapToObj(page -> IntStream.rangeClosed(1, PAGE)
                            .mapToObj(i -> op((long) page * PAGE + i))
                            .toList())
                    .toList());
        }
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                String town = Town.all().get(lane).code();
                List<List<Op>> mine = pages.get(lane);
                running.add(lanes.submit(() -> {
                    insert(town, mine, all);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return LANES * PAGES * PAGE / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private void insert(String town, List<List<Op>> pages, boolean all) throws SQLException {
        UUID device = UUID.randomUUID();
        try (Connection connection = connect();
                PreparedStatement rows = connection.prepareStatement(
                        "insert into raw (town, id, ledger, rev, seq, created_at, created_by, changed_at, changed_by,"
                            + " device, body, touched, owned, natural_keys) values (?, ?, 'enterprise', 1, ?, now(),"
                            + " 'x', now(), 'x', 'bench', ?::jsonb, '{}'::jsonb, '[]'::jsonb, '[]'::jsonb)");
                PreparedStatement operations = connection.prepareStatement(
                        "insert into raw_op (town, device, seq, id, at, content, answer) values (?, ?, ?, ?, now(), ?,"
                                + " ?)");
                PreparedStatement keys = connection.prepareStatement(
                        "insert into raw_key (town, ledger, text, id) values (?, 'enterprise', ?, ?)")) {
            connection.setAutoCommit(false);
            for (List<Op> page : pages) {
                for (Op op : page) {
                    rows.setString(1, town);
                    rows.setObject(2, op.id());
                    rows.setLong(3, op.seq());
                    rows.setString(4, Codec.values(op.set()));
                    rows.addBatch();
                    if (all) {
                        operations.setString(1, town);
                        operations.setObject(2, device);
                        operations.setLong(3, op.seq());
                        operations.setObject(4, op.op());
                        operations.setString(5, text(op));
                        operations.setString(
                                6, text(new Answer(op.seq(), Answer.Status.APPLIED, 1, op.seq(), List.of(), null)));
                        operations.addBatch();
                        keys.setString(1, town);
                        keys.setString(2, "name:" + op.set().get("name"));
                        keys.setObject(3, op.id());
                        keys.addBatch();
                    }
                }
                rows.executeBatch();
                if (all) {
                    operations.executeBatch();
                    keys.executeBatch();
                }
                connection.commit();
            }
        }
    }

    private static String text(Object message) {
        return new String(Codec.write(message), StandardCharsets.UTF_8);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                address.url() + "?reWriteBatchedInserts=true",
                address.user().orElseThrow(),
                address.password().orElseThrow());
    }

    private void idle() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            TestDevice one = device(http, Town.all().get(10).code());
            long[] nanos = new long[IDLE];
            for (int i = 0; i < IDLE; i++) {
                String nonce = java.util.Objects.requireNonNull(one.session().nextNonce());
                long begin = System.nanoTime();
                one.signInWith(nonce);
                nanos[i] = System.nanoTime() - begin;
            }
            Arrays.sort(nanos);
            out.printf(
                    "idle sync, one request (session with its towns' latest numbers): p50 %.1f ms, p99 %.1f ms; %d"
                            + " bytes of content both ways%n",
                    nanos[IDLE / 2] / 1e6, nanos[IDLE * 99 / 100] / 1e6, one.sessionBytes());
        }
    }

    private static void require(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
