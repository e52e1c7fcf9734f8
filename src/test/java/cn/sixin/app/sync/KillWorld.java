package cn.sixin.app.sync;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.sixin.app.sync.Failpoints.Armed;
import cn.sixin.city.db.CityBackup;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.Devices;
import cn.sixin.city.db.Towns;
import cn.sixin.city.http.CityServer;
import cn.sixin.code.Town;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.store.QuickJava;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.protocol.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Stations of some towns, one of the bureau, and their city server. Whoever is not to be killed runs here; the others
 * run in a process of their own until signal 9 ends it, each at a failpoint, and go on here or in the next process.
 */
final class KillWorld implements AutoCloseable {
    private static final String BUREAU = "bureau";

    private final Path folder;
    private final DatabaseAddress address;
    private final QuickJava java;
    private final int port;
    private final List<String> names;
    private final Map<String, String> towns = new LinkedHashMap<>();
    private final Map<String, TestStation> stations = new LinkedHashMap<>();
    private final List<Saved> saved = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger edits = new AtomicInteger();
    private final KillChecks checks = new KillChecks(this);
    private @Nullable CityDatabase database;
    private @Nullable CityServer server;
    private int life;

    /** @param size so many may be armed at once; there is one more */
    KillWorld(Path folder, DatabaseAddress address, QuickJava java, int size, RandomGenerator random)
            throws IOException {
        this.folder = folder;
        this.address = address;
        this.java = java;
        port = freePort(random);
        names = new ArrayList<>();
        for (int i = 0; i <= size; i++) {
            names.add("station" + i);
            towns.put("station" + i, Town.all().get(i).code());
        }
        towns.put(BUREAU, Protocol.CITY);
        serve();
        Devices devices = new Devices(database(), new SecureRandom(), Clock.systemUTC());
        towns.forEach((name, town) -> {
            TestStation station = TestStation.of(folder.resolve(name), town)
                    .joins(
                            URI.create("http://127.0.0.1:" + port),
                            devices.code(town, "陈晓").text(),
                            name);
            stations.put(name, station);
            create(name);
            station.synced();
        });
    }

    /** Below those that the system gives to whoever calls out: a server that starts again finds it free. */
    private static int freePort(RandomGenerator random) {
        while (true) {
            int port = random.nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }

    private void serve() {
        database = CityDatabase.open(address);
        try {
            server = CityChild.start(port, database, new Towns(database, Clock.systemUTC()));
        } catch (CityServer.PortTaken e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server runs here again, if it did not. */
    void serves() {
        if (server == null) {
            serve();
            checks.kept();
        }
    }

    private void stopServing() {
        if (server != null && database != null) {
            server.close();
            database.close();
            server = null;
            database = null;
        }
    }

    CityDatabase database() {
        CityDatabase open = database;
        if (open == null) {
            throw new IllegalStateException("the city runs elsewhere");
        }
        return open;
    }

    List<String> names() {
        return names;
    }

    String town(String name) {
        return towns.getOrDefault(name, "");
    }

    Map<String, TestStation> stations() {
        return stations;
    }

    List<Saved> saved() {
        return List.copyOf(saved);
    }

    private TestStation station(String name) {
        TestStation station = stations.get(name);
        if (station == null) {
            throw new IllegalStateException(name + " is not here");
        }
        return station;
    }

    private String token(String name) {
        return name + "-here-" + edits.incrementAndGet();
    }

    private Row create(String name) {
        String token = token(name);
        Row row = station(name).creates(token);
        saved.add(new Saved(name, row.id(), Enterprise.NAME.name(), token));
        return row;
    }

    private void edit(String name, UUID id, Column<String> column) {
        String token = token(name);
        station(name).edits(id, row -> row.with(column, token));
        saved.add(new Saved(name, id, column.name(), token));
    }

    /** The bureau edits what the towns edit, too: there is something to receive, and there will be conflicts. */
    void contend() {
        for (String name : names) {
            List<Row> rows = StationsChild.rowsOf(station(BUREAU), town(name));
            for (int i = 0; i < Math.min(3, rows.size()); i++) {
                edit(BUREAU, rows.get(i).id(), i == 0 ? Enterprise.CONTACT_POST : Enterprise.ADDRESS);
            }
            edit(name, oldest(name), Enterprise.CONTACT_POST);
        }
        station(BUREAU).synced();
    }

    private UUID oldest(String name) {
        return StationsChild.rowsOf(station(name), town(name)).getFirst().id();
    }

    /** A backup, from which the server is restored when this is run. */
    Path backup() throws IOException {
        Path file = folder.resolve("city" + edits.incrementAndGet() + ".zip");
        new CityBackup(database()).write(file, Instant.now());
        return file;
    }

    void restore(Path backup) throws IOException {
        assertInstanceOf(CityBackup.Restored.Done.class, new CityBackup(database()).restore(backup, Instant.now()));
    }

    /**
     * Each station that is armed works in another process until all stand at their failpoints; then that is killed.
     *
     * @return those that came to their failpoints
     */
    Set<String> killStations(List<Armed> armed) throws IOException, InterruptedException {
        List<String> away = armed.stream().map(Armed::who).toList();
        for (String name : away) {
            station(name).close();
            stations.remove(name);
        }
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), "life" + life++));
        armed.forEach(one -> arguments.add(one.toString()));
        Set<String> stopped;
        try (KilledProcess child = child(StationsChild.class, arguments)) {
            stopped = child.allStand(armed.size());
            child.kill();
        }
        for (String name : away) {
            stations.put(name, TestStation.reopened(folder.resolve(name), UnaryOperator.identity()));
        }
        checks.survived(away);
        for (String name : away) {
            station(name).synced();
        }
        return stopped;
    }

    /**
     * The server works in another process until it stands at each failpoint; then it is killed.
     *
     * @return those at whose failpoints it stood
     */
    Set<String> killServer(List<Armed> armed) throws IOException, InterruptedException {
        stopServing();
        List<String> arguments = new ArrayList<>(List.of(
                Integer.toString(port),
                address.url(),
                address.user().orElse(""),
                address.password().orElse("")));
        armed.forEach(one -> arguments.add(new Armed(town(one.who()), one.point(), one.hit()).toString()));
        List<String> working = new ArrayList<>(armed.stream().map(Armed::who).toList());
        // One goes on: what it was answered last was answered just before the kill.
        String busy = names.stream()
                .filter(name -> !working.contains(name))
                .findFirst()
                .orElseThrow();
        working.add(busy);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> officers = new ArrayList<>();
        Set<String> stopped;
        try (KilledProcess child = child(CityChild.class, arguments)) {
            child.serves();
            for (Armed one : armed) {
                officers.add(Thread.startVirtualThread(() -> {
                    work(one.who(), StationsChild.ROUNDS, over);
                    child.says("missed " + town(one.who()));
                }));
            }
            officers.add(Thread.startVirtualThread(() -> work(busy, Integer.MAX_VALUE, over)));
            stopped = child.allStand(armed.size());
            child.kill();
        } finally {
            over.set(true);
        }
        for (Thread officer : officers) {
            officer.join();
        }
        checks.survived(working);
        return stopped;
    }

    private KilledProcess child(Class<?> main, List<String> arguments) throws IOException {
        Path log = folder.resolve("child" + edits.incrementAndGet() + ".log");
        return new KilledProcess(
                java.start(log, main, arguments.toArray(String[]::new)), log, saved::add, checks::heard);
    }

    private void work(String name, int rounds, AtomicBoolean over) {
        for (int round = 0; round < rounds && !over.get(); round++) {
            create(name);
            edit(name, oldest(name), Enterprise.CONTACT_POST);
            station(name).city().run(new SyncListener() {
                @Override
                public void at(Phase phase, long done, long total) {}

                @Override
                public boolean cancelled() {
                    return over.get();
                }
            });
        }
    }

    /** All is quiet: everyone syncs until nothing is left, and then all must agree. */
    void settle() throws IOException {
        serves();
        // The bureau's edits last, and what comes of them once more to all.
        names.forEach(name -> station(name).synced());
        station(BUREAU).synced();
        names.forEach(name -> station(name).synced());
        checks.settled();
    }

    @Override
    public void close() {
        stations.values().forEach(TestStation::close);
        stopServing();
    }
}
