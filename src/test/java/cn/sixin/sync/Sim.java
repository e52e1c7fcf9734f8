package cn.sixin.sync;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.store.StoreFailure;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: a seed, a server, some stations, and so many steps of officers at work and of all that can go wrong. Clock,
 * randomness, network, scheduler and failpoints are its own, so that a seed is a run and always the same one.
 */
final class Sim {
    static final String CANARY = "canary-";
    static final String TOWN = "441900119";
    static final String OTHER = "441900121";
    /** Longer than the column takes. */
    private static final String POISON = "9".repeat(60);

    private static final Instant BEGIN = Instant.parse("2026-12-01T00:00:00Z");
    private static final long HOUR = 3_600_000;
    private static final int DAYS_FORGOTTEN = 401;

    private final SplittableRandom random;
    private final Seams seams;
    private final Checks checks = new Checks();
    private final List<SimDevice> devices = new ArrayList<>();
    private final List<SimDevice> gone = new ArrayList<>();
    private final List<Runnable> delayed = new ArrayList<>();
    private final Map<String, Integer> points;
    private final SimServer server;
    private final Officer officer;
    private final @Nullable Photos photos;
    private final SimStorage storage;
    private final boolean encodes;
    private final boolean stormy;
    private SimServer.@Nullable Backup backup;
    private long millis;
    private boolean faulty = true;
    private int depth;
    private int made;
    private boolean forgot;
    private boolean rewound;
    private boolean powerCut;

    /** @param points counts how often a run died at each failpoint */
    Sim(long seed, Seams seams, Map<String, Integer> points) {
        this(seed, seams, points, SimStorage.MEMORY);
    }

    Sim(long seed, Seams seams, Map<String, Integer> points, SimStorage storage) {
        this.storage = storage;
        random = new SplittableRandom(seed);
        this.seams = seams;
        this.points = points;
        encodes = seed % 8 == 0;
        stormy = seed % 32 == 3;
        server = new SimServer(this, storage);
        officer = new Officer(this);
        photos = server.towns().blobs().map(blobs -> new Photos(this, blobs)).orElse(null);
        enrol("a", TOWN, SimLedgers.NEWEST);
        enrol("b", TOWN, SimLedgers.NEWEST - 1);
        enrol("c", TOWN, random.nextInt(4) == 0 ? SimLedgers.NEWEST - 3 : SimLedgers.NEWEST - 2);
        enrol("d", OTHER, SimLedgers.NEWEST);
        enrol("city", Protocol.CITY, SimLedgers.NEWEST);
    }

    /** The station's process ends here. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Killed() {
            super(null, null, false, false);
        }
    }

    /** The server's process ends here; another one starts at once. */
    static final class ServerDied extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ServerDied() {
            super(null, null, false, false);
        }
    }

    // what the parts of a run share

    Seams seams() {
        return seams;
    }

    Checks checks() {
        return checks;
    }

    SimServer server() {
        return server;
    }

    boolean faulty() {
        return faulty;
    }

    boolean encodes() {
        return encodes;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    UUID uuid() {
        made++;
        return new UUID(((BEGIN.toEpochMilli() + made) << 16) | 0x7000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    Instant now(SimDevice device) {
        return BEGIN.plusMillis(millis + device.clockOffset);
    }

    Clock serverClock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return BEGIN.plusMillis(millis);
            }
        };
    }

    /** A failpoint: now and then whoever passes it dies. */
    void point(String name) {
        if (faulty && chance(600)) {
            points.merge(name, 1, Integer::sum);
            if (name.startsWith("server")) {
                throw new ServerDied();
            }
            throw new Killed();
        }
    }

    /**
     * Does something to a store, whose disk may fail meanwhile.
     *
     * @throws StoreRefused when it was not done
     * @throws Killed when the power went: it may be done or not
     */
    <T> T onDisk(SimStation store, Supplier<T> work) {
        boolean fails = faulty && store.diskFails() && chance(25);
        if (!fails) {
            return work.get();
        }
        SimStation.DiskFault[] all = SimStation.DiskFault.values();
        SimStation.DiskFault fault = all[below(all.length)];
        store.failing(fault, 1 + below(20));
        points.merge("disk." + fault, 1, Integer::sum);
        T result = null;
        StoreRefused refused = null;
        try {
            result = work.get();
        } catch (StoreRefused told) {
            refused = told;
        } catch (StoreFailure failure) {
            if (fault == SimStation.DiskFault.FULL) {
                throw failure;
            }
            // As it reaches the crash handler: what was typed is there still, and nothing was promised.
            refused = new StoreRefused(Problem.error("store.damaged", "", ""));
        }
        if (store.whole()) {
            powerCut = true;
            throw new Killed();
        }
        if (result == null) {
            throw refused == null ? new IllegalStateException("nothing done") : refused;
        }
        return result;
    }

    /** Another process starts on the same disk. */
    void reopen(SimDevice device) {
        device.store.reopened(powerCut || (device.store.diskFails() && chance(2)), this::below);
        powerCut = false;
        checkWritten(device);
    }

    /** Whether someone's round is under way, of which this is a part. */
    boolean within() {
        return depth > 0;
    }

    Optional<SimNet.Fault> fault() {
        if (!faulty || !chance(6)) {
            return Optional.empty();
        }
        SimNet.Fault[] all = SimNet.Fault.values();
        return Optional.of(all[random.nextInt(all.length)]);
    }

    /** A request that arrives hours later, when nobody waits for its answer. */
    void later(UUID device, String town, Push push) {
        delayed.add(() -> {
            try {
                server.push(device, town, push);
            } catch (Refusal | ServerDied nobodyWaits) {
                return;
            }
        });
    }

    /** While a request of {@code device} is on its way others work on, and so does its own officer. */
    void meanwhile(SimDevice device) {
        if (faulty && depth == 0 && chance(12)) {
            depth++;
            try {
                SimDevice other = any();
                if (other == device || chance(2)) {
                    officer.edits(device);
                } else {
                    sync(other);
                }
            } finally {
                depth--;
            }
        }
    }

    @Nullable
    SimDevice deviceOf(UUID id) {
        return devices.stream().filter(d -> d.id.equals(id)).findFirst().orElse(null);
    }

    static boolean poisoned(@Nullable Object value) {
        return POISON.equals(value);
    }

    String poison() {
        return POISON;
    }

    private SimDevice any() {
        return devices.get(random.nextInt(devices.size()));
    }

    private void enrol(String name, String home, int schema) {
        List<String> towns =
                home.equals(Protocol.CITY) ? List.of(TOWN, OTHER, Protocol.CITY) : List.of(home, Protocol.CITY);
        UUID id = server.towns().enrol(uuid(), name, home);
        SimDevice device = new SimDevice(name, home, towns, id, schema, storage.station(SimLedgers.of(schema)));
        devices.add(device);
    }

    // a run

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        settle();
        new EndChecks(this, devices, gone).run();
    }

    private void step() {
        millis += random.nextLong(HOUR / 4);
        if (photos != null && chance(10)) {
            photos.step(any());
        }
        int what = random.nextInt(1000);
        if (what < 420) {
            officer.edits(any());
        } else if (what < 800) {
            sync(any());
        } else if (what < 860) {
            officer.resolves(any());
        } else if (what < 885) {
            officer.attends(any());
        } else if (what < 915) {
            arrive();
        } else if (what < 935) {
            SimDevice device = any();
            device.backup = device.store.copy();
        } else if (what < 945) {
            restoreStation(any());
        } else if (what < 955) {
            backup = server.backup();
        } else if (what < 962) {
            restoreServer();
        } else if (what < 968) {
            cloneStation(any());
        } else if (what < 972) {
            revoke(any());
        } else if (what < 980) {
            skew(any());
        } else if (what < 986) {
            update(any());
        } else if (what < 989) {
            forget();
        } else if (what < 992) {
            storm();
        } else {
            millis += random.nextLong(20 * HOUR);
        }
    }

    private void arrive() {
        if (!delayed.isEmpty()) {
            delayed.remove(random.nextInt(delayed.size())).run();
        }
    }

    private void skew(SimDevice device) {
        long[] offsets = {0, 24 * HOUR, -24 * HOUR, -BEGIN.toEpochMilli(), 6 * 60_000};
        device.clockOffset = offsets[random.nextInt(offsets.length)];
    }

    private void restoreStation(SimDevice device) {
        SimStation older = device.backup;
        if (older != null) {
            device.store = older.copy();
            officer.out(device);
            device.schema = SimLedgers.versionOf(older.ledgers());
            device.written =
                    new ArrayList<>(device.written.subList(0, older.log().size()));
            device.lastSeen.clear();
            device.rewound = true;
            rewound = true;
        }
    }

    private void restoreServer() {
        SimServer.Backup there = backup;
        if (there != null) {
            officer.beforeRestore(devices);
            server.restore(there);
            officer.afterRestore();
            millis += HOUR;
        }
    }

    private void cloneStation(SimDevice device) {
        if (devices.size() < 8 && !device.revoked) {
            device.rewound = true;
            SimDevice twin = device.cloned(device.name + "'");
            twin.rewound = true;
            devices.add(twin);
        }
    }

    private void revoke(SimDevice device) {
        if (devices.size() > 5 && !device.home.equals(Protocol.CITY)) {
            devices.stream().filter(d -> d.id.equals(device.id)).forEach(d -> {
                d.revoked = true;
                officer.out(d);
            });
            server.revoke(device.id);
        }
    }

    private void update(SimDevice device) {
        if (device.schema < SimLedgers.NEWEST) {
            device.schema++;
            List<Ledger> newer = SimLedgers.of(device.schema);
            device.store = device.store.updated(newer);
            device.backup = null;
        }
    }

    private void forget() {
        forgot = true;
        millis += DAYS_FORGOTTEN * 24L * HOUR;
        server.purge();
        officer.forget();
    }

    /** Everyone edits the same rows; in some runs more than one push takes. */
    private void storm() {
        int each = stormy ? 1 + 500 / devices.size() : 40;
        for (SimDevice device : List.copyOf(devices)) {
            for (int i = 0; i < each; i++) {
                officer.edits(device);
            }
        }
    }

    // syncing

    private Map<String, End> sync(SimDevice device) {
        Map<String, End> ends = new HashMap<>();
        try {
            for (String town : device.towns) {
                ends.put(town, round(device, town));
            }
        } catch (Killed killed) {
            reopen(device);
        }
        return ends;
    }

    private End round(SimDevice device, String town) {
        Waiting waiting = new Waiting(time -> millis += time.toMillis(), random);
        Clock clock = Clock.fixed(now(device), ZoneOffset.UTC);
        SyncListener listener = new SyncListener() {
            @Override
            public void at(Phase phase, long done, long total) {}

            @Override
            public boolean cancelled() {
                return faulty && chance(200);
            }
        };
        SyncRound round = new SyncRound(
                new SimStore(this, device.store),
                seams.transport(new SimNet(this, device)),
                device.store.ledgers(),
                device.schema,
                clock,
                waiting,
                listener);
        End end = round.run(town).end();
        cursor(device, town);
        onScreen(device);
        if (faulty && needsEnrolling(end) && !device.revoked && chance(2)) {
            enrolAnew(device);
        }
        return end;
    }

    /** As the officer does with a new code: another identity, the same disk. */
    private void enrolAnew(SimDevice device) {
        device.id = server.towns().enrol(uuid(), device.name, device.home);
        device.rewound = false;
        device.store.enrolAnew();
    }

    /** An edit on its way is what the officer sees, whatever was pulled meanwhile. */
    private void onScreen(SimDevice device) {
        Map<UUID, Map<String, Object>> wanted = new HashMap<>();
        for (SimStation.Entry entry : device.store.log()) {
            LocalChange change = entry.change();
            Map<String, Object> of = wanted.computeIfAbsent(change.record(), id -> new HashMap<>());
            if (change.what() == Change.What.CREATE) {
                // Told whole: what it does not name is blank.
                of.clear();
            }
            change.delta().forEach((column, delta) -> {
                of.remove(column);
                if (entry.townSeq() == null && !entry.reopened() && delta.after() != null) {
                    of.put(column, delta.after());
                }
            });
            if (entry.townSeq() == null) {
                String ledger = change.ledger();
                device.store.find(ledger, change.record()).ifPresentOrElse(row -> {}, () -> {
                    throw new Broken(Invariant.NO_LOST_EDIT, device + " lacks the row of " + change.op());
                });
            }
        }
        for (String ledger : List.of("site", "need")) {
            device.store.all(ledger).forEach(row -> {
                Map<String, Object> of = wanted.getOrDefault(row.id(), Map.of());
                if (!of.isEmpty()) {
                    Map<String, @Nullable Object> values = Rows.values(row);
                    checks.that(
                            Invariant.NO_LOST_EDIT,
                            of.entrySet().stream().allMatch(e -> e.getValue().equals(values.get(e.getKey()))),
                            () -> device + " shows " + values + " of " + row + " where it has " + of + " to send");
                }
            });
        }
    }

    /** Whether the server may have forgotten answers, or a copy of a disk has left. */
    boolean answersMayBeMissing() {
        return forgot || !gone.isEmpty() || rewound;
    }

    private void cursor(SimDevice device, String town) {
        TownState now = device.store.state(town);
        TownState before = device.lastSeen.put(town, now);
        boolean sameEpoch =
                before != null && before.epoch() != null && before.epoch().equals(now.epoch());
        boolean anew = now.again() != TownState.Again.NO;
        boolean schemaGrew = before != null && before.schema() != now.schema();
        checks.that(
                Invariant.CURSOR_MONOTONIC,
                before == null || !sameEpoch || now.cursor() >= before.cursor() || anew || schemaGrew,
                () -> device + " went back from " + before + " to " + now);
        boolean present = server.towns().town(town).epoch().equals(now.epoch());
        checks.that(
                Invariant.CURSOR_MONOTONIC,
                !present || now.cursor() <= server.towns().town(town).seq(),
                () -> device + " is ahead of the server: " + now);
    }

    void checkWritten(SimDevice device) {
        List<LocalChange> log =
                device.store.log().stream().map(SimStation.Entry::change).toList();
        checks.that(
                Invariant.SAVED_SURVIVES,
                log.size() >= device.written.size(),
                () -> device + " was told of " + device.written.size() + " changes and has " + log.size());
        checks.that(
                Invariant.AUDIT_CHAIN,
                log.equals(device.written),
                () -> "the log of " + device + " is not as it was written");
        Optional<String> unsound = device.store.unsound();
        checks.that(Invariant.AUDIT_CHAIN, unsound.isEmpty(), () -> device + ": " + unsound.orElse(""));
    }

    /** Faults end; whoever must be enrolled anew is; then three rounds. */
    private void settle() {
        while (!delayed.isEmpty()) {
            arrive();
        }
        faulty = false;
        Set<SimDevice> out = new HashSet<>();
        for (SimDevice device : List.copyOf(devices)) {
            device.clockOffset = 0;
            while (device.schema < SimLedgers.NEWEST - 2) {
                update(device);
            }
            if (device.revoked) {
                out.add(device);
                // What had arrived before may still be applied.
                sync(device);
                Map<String, End> ends = sync(device);
                checks.that(
                        Invariant.REVOKED_NOTHING,
                        ends.values().stream().allMatch(end -> end == End.REVOKED || end == End.UNAUTHORIZED),
                        () -> device + " was revoked and ended " + ends);
            }
        }
        devices.removeAll(out);
        gone.addAll(out);
        // A copy is found out when both have sent something, which may be after another one's turn.
        for (int turn = 0; turn < 3; turn++) {
            for (SimDevice device : devices) {
                for (int i = 0; i < 3 && sync(device).values().stream().anyMatch(this::needsEnrolling); i++) {
                    enrolAnew(device);
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            if (photos != null) {
                photos.settle(devices);
            }
            for (SimDevice device : devices) {
                Map<String, End> ends = sync(device);
                checks.that(
                        Invariant.CONVERGENCE,
                        ends.values().stream().allMatch(end -> end == End.DONE),
                        () -> device + " ended " + ends + " without a fault");
            }
        }
    }

    private boolean needsEnrolling(End end) {
        return end == End.FORKED || end == End.UNAUTHORIZED;
    }

    Officer officer() {
        return officer;
    }
}
