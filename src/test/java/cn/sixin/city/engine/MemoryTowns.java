package cn.sixin.city.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A city server's data in memory: what a transaction did is taken back when it throws. One thread. */
public final class MemoryTowns implements SimTowns {
    /** What it says when a device's number is answered once more. */
    public static final String TWICE = "answered twice";

    private final Supplier<UUID> epochs;
    private Map<UUID, Device> devices = new HashMap<>();
    private Map<String, Town> towns = new LinkedHashMap<>();

    /** @param epochs gives the epoch of a town that is new */
    public MemoryTowns(Supplier<UUID> epochs) {
        this.epochs = epochs;
    }

    private record Device(String name, String home, boolean revoked) {}

    private static final class Town {
        private TownRow row;
        private final Map<UUID, ServerRow> rows = new HashMap<>();
        private final TreeMap<Long, UUID> bySeq = new TreeMap<>();
        private final Map<String, Set<UUID>> byKey = new HashMap<>();
        private final Map<UUID, TreeMap<Long, OpRecord>> ops = new HashMap<>();
        private final Map<UUID, OpRecord> byOp = new HashMap<>();
        private final Map<UUID, Long> lastSeq = new HashMap<>();

        Town(TownRow row) {
            this.row = row;
        }

        Town copy() {
            Town copy = new Town(row);
            copy.rows.putAll(rows);
            copy.bySeq.putAll(bySeq);
            byKey.forEach((key, ids) -> copy.byKey.put(key, new HashSet<>(ids)));
            ops.forEach((device, log) -> copy.ops.put(device, new TreeMap<>(log)));
            copy.byOp.putAll(byOp);
            copy.lastSeq.putAll(lastSeq);
            return copy;
        }
    }

    @Override
    public UUID enrol(UUID device, String name, String home) {
        devices.put(device, new Device(name, home, false));
        return device;
    }

    @Override
    public void revoke(UUID device) {
        devices.computeIfPresent(device, (id, d) -> new Device(d.name(), d.home(), true));
    }

    /** Whether the server knows the device; a restored one may have forgotten it. */
    public boolean knows(UUID device) {
        return devices.containsKey(device);
    }

    @Override
    public Runnable backup() {
        Map<UUID, Device> keptDevices = new HashMap<>(devices);
        Map<String, Town> keptTowns = copy(towns);
        return () -> restore(keptDevices, keptTowns);
    }

    private void restore(Map<UUID, Device> keptDevices, Map<String, Town> keptTowns) {
        Map<String, Town> before = towns;
        devices = new HashMap<>(keptDevices);
        towns = copy(keptTowns);
        before.forEach((name, was) -> {
            Town now = towns.computeIfAbsent(name, n -> new Town(new TownRow(n, epochs.get(), 0, 0, 0, 0)));
            TownRow r = now.row;
            now.row = new TownRow(name, epochs.get(), r.seq(), r.rows(), was.row.generation() + 1, r.floor());
        });
    }

    private static Map<String, Town> copy(Map<String, Town> towns) {
        Map<String, Town> copy = new LinkedHashMap<>();
        towns.forEach((name, town) -> copy.put(name, town.copy()));
        return copy;
    }

    /** Runs {@code work} as one transaction. */
    public <T> T transact(UUID device, String town, Function<TownTx, T> work) {
        Tx tx = new Tx(device, town);
        boolean done = false;
        try {
            T result = work.apply(tx);
            done = true;
            return result;
        } finally {
            if (!done) {
                tx.rollback();
            }
        }
    }

    @Override
    public <T> T write(UUID device, String town, Function<TownTx, T> work) {
        return transact(device, town, work);
    }

    @Override
    public <T> T read(UUID device, String town, Function<TownTx, T> work) {
        return transact(device, town, work);
    }

    @Override
    public TownRow town(String town) {
        return data(town).row;
    }

    @Override
    public Collection<ServerRow> rows(String town) {
        return data(town).rows.values();
    }

    @Override
    public Optional<ServerRow> row(String town, UUID id) {
        return Optional.ofNullable(data(town).rows.get(id));
    }

    @Override
    public Set<String> names() {
        return towns.keySet();
    }

    @Override
    public List<OpRecord> log(String town) {
        List<OpRecord> all = new ArrayList<>();
        data(town).ops.values().forEach(log -> all.addAll(log.values()));
        return all;
    }

    private Town data(String town) {
        return towns.computeIfAbsent(town, name -> new Town(new TownRow(name, epochs.get(), 0, 0, 0, 0)));
    }

    private final class Tx implements TownTx {
        private final UUID device;
        private final String town;
        private final List<Runnable> undo = new ArrayList<>();

        Tx(UUID device, String town) {
            this.device = device;
            this.town = town;
        }

        void rollback() {
            undo.reversed().forEach(Runnable::run);
        }

        @Override
        public String town() {
            return town;
        }

        @Override
        public Optional<DeviceRow> readDevice() {
            return Optional.ofNullable(devices.get(device))
                    .map(d -> new DeviceRow(device, d.name(), d.home(), d.revoked(), lastSeq()));
        }

        private long lastSeq() {
            Town there = towns.get(town);
            return there == null ? 0 : there.lastSeq.getOrDefault(device, 0L);
        }

        @Override
        public Optional<DeviceRow> lockDevice() {
            return readDevice();
        }

        @Override
        public TownRow lockTown() {
            return data(town).row;
        }

        @Override
        public TownRow readTown() {
            return data(town).row;
        }

        @Override
        public Map<UUID, ServerRow> rows(Set<UUID> ids) {
            Map<UUID, ServerRow> found = new HashMap<>();
            for (UUID id : ids) {
                ServerRow row = data(town).rows.get(id);
                if (row != null) {
                    found.put(id, row);
                }
            }
            return found;
        }

        @Override
        public List<ServerRow> rowsByKey(String ledger, Set<String> keys) {
            Set<UUID> ids = new HashSet<>();
            keys.forEach(key -> ids.addAll(data(town).byKey.getOrDefault(ledger + "/" + key, Set.of())));
            return List.copyOf(rows(ids).values());
        }

        @Override
        public List<ServerRow> page(long after, long through, boolean withDeleted, int limit) {
            List<ServerRow> page = new ArrayList<>();
            for (UUID id : data(town)
                    .bySeq
                    .subMap(after, false, Math.max(after, through), true)
                    .values()) {
                ServerRow row = data(town).rows.get(id);
                if (row != null && (withDeleted || !row.deleted())) {
                    page.add(row);
                    if (page.size() == limit) {
                        break;
                    }
                }
            }
            return page;
        }

        @Override
        public List<OpRecord> opsBySeq(long from, long to) {
            TreeMap<Long, OpRecord> log = data(town).ops.get(device);
            return log == null || from > to
                    ? List.of()
                    : List.copyOf(log.subMap(from, true, to, true).values());
        }

        @Override
        public List<OpRecord> opsById(Set<UUID> ids) {
            List<OpRecord> found = new ArrayList<>();
            for (UUID id : ids) {
                OpRecord op = data(town).byOp.get(id);
                if (op != null) {
                    found.add(op);
                }
            }
            return found;
        }

        @Override
        public void putRows(Collection<ServerRow> rows) {
            for (ServerRow row : rows) {
                ServerRow before = data(town).rows.get(row.id());
                replace(before, row);
                undo.add(() -> replace(row, before));
            }
        }

        private void replace(@Nullable ServerRow from, @Nullable ServerRow to) {
            Town there = data(town);
            if (from != null) {
                there.rows.remove(from.id());
                there.bySeq.remove(from.seq());
                from.keys()
                        .forEach(key -> there.byKey
                                .getOrDefault(place(from, key), new HashSet<>())
                                .remove(from.id()));
            }
            if (to != null) {
                there.rows.put(to.id(), to);
                there.bySeq.put(to.seq(), to.id());
                to.keys()
                        .forEach(key -> there.byKey
                                .computeIfAbsent(place(to, key), k -> new HashSet<>())
                                .add(to.id()));
            }
        }

        private static String place(ServerRow row, String key) {
            return row.ledger() + "/" + key;
        }

        @Override
        public void putOps(List<OpRecord> ops) {
            TreeMap<Long, OpRecord> log = data(town).ops.computeIfAbsent(device, d -> new TreeMap<>());
            for (OpRecord op : ops) {
                if (log.putIfAbsent(op.op().seq(), op) != null) {
                    throw new IllegalStateException(TWICE);
                }
                OpRecord other = data(town).byOp.put(op.op().op(), op);
                undo.add(() -> {
                    log.remove(op.op().seq());
                    data(town).byOp.remove(op.op().op());
                    if (other != null) {
                        data(town).byOp.put(other.op().op(), other);
                    }
                });
            }
        }

        @Override
        public void putLastSeq(long lastSeq) {
            Long before = data(town).lastSeq.put(device, lastSeq);
            undo.add(() -> {
                if (before == null) {
                    data(town).lastSeq.remove(device);
                } else {
                    data(town).lastSeq.put(device, before);
                }
            });
        }

        @Override
        public void putTown(TownRow row) {
            TownRow before = data(town).row;
            data(town).row = row;
            undo.add(() -> data(town).row = before);
        }

        @Override
        public Purged purge(Instant before) {
            List<ServerRow> old = data(town).rows.values().stream()
                    .filter(row -> row.deletedAt() != null && row.deletedAt().isBefore(before))
                    .toList();
            old.forEach(row -> {
                replace(row, null);
                undo.add(() -> replace(null, row));
            });
            data(town)
                    .ops
                    .values()
                    .forEach(log -> log.values().removeIf(op -> op.at().isBefore(before)));
            data(town).byOp.values().removeIf(op -> op.at().isBefore(before));
            return new Purged(
                    old.size(), old.stream().mapToLong(ServerRow::seq).max().orElse(0));
        }
    }
}
