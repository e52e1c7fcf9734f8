package cn.sixin.city.engine;

import cn.sixin.ledger.Ledger;
import cn.sixin.sync.protocol.Op;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one push on their way into the transaction: read in few calls, changed in memory, numbered, written in
 * one call. What a group of operations did can be taken back as long as it is not written.
 */
final class PushWork {
    private final TownTx tx;
    private final DeviceRow device;
    private final Map<String, Ledger> ledgers;
    private final Instant now;
    private TownRow town;
    private Map<UUID, @Nullable ServerRow> rows = new HashMap<>();
    private Set<UUID> dirty = new LinkedHashSet<>();
    private final Map<String, Set<UUID>> known = new HashMap<>();
    private final Map<String, Set<UUID>> fresh = new HashMap<>();

    PushWork(TownTx tx, DeviceRow device, TownRow town, Map<String, Ledger> ledgers, Instant now) {
        this.tx = tx;
        this.device = device;
        this.town = town;
        this.ledgers = ledgers;
        this.now = now;
    }

    /** Who changed a row, and when by his clock. */
    record Author(String by, Instant at) {
        static Author of(Op op) {
            return new Author(op.actor(), op.editedAt());
        }
    }

    DeviceRow device() {
        return device;
    }

    TownRow town() {
        return town;
    }

    /** Reads what the operations will ask for: their rows, and the rows that have the natural keys they lead to. */
    void load(List<Op> ops) {
        Set<UUID> ids = new LinkedHashSet<>();
        ops.forEach(op -> ids.add(op.id()));
        fetch(ids);
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        for (Op op : ops) {
            Ledger ledger = ledgers.get(op.ledger());
            if (ledger != null && (op.kind() == Op.Kind.CREATE || op.kind() == Op.Kind.UPDATE)) {
                Map<String, Object> values = new HashMap<>();
                ServerRow present = row(op.id());
                if (present != null) {
                    values.putAll(present.values());
                }
                set(values, op.set());
                keys.computeIfAbsent(op.ledger(), name -> new LinkedHashSet<>())
                        .addAll(RowKeys.of(ledger, town.town(), op.id(), values));
            }
        }
        keys.forEach(this::lookUp);
    }

    private void fetch(Set<UUID> ids) {
        Set<UUID> missing = new LinkedHashSet<>(ids);
        missing.removeAll(rows.keySet());
        if (!missing.isEmpty()) {
            Map<UUID, ServerRow> found = tx.rows(missing);
            missing.forEach(id -> rows.put(id, found.get(id)));
        }
    }

    private void lookUp(String ledger, Set<String> keys) {
        keys.forEach(key -> known.put(place(ledger, key), new LinkedHashSet<>()));
        for (ServerRow found : tx.rowsByKey(ledger, keys)) {
            rows.putIfAbsent(found.id(), found);
            for (String key : found.keys()) {
                Set<UUID> there = known.get(place(ledger, key));
                if (there != null) {
                    there.add(found.id());
                }
            }
        }
    }

    private static String place(String ledger, String key) {
        return ledger + "/" + key;
    }

    /** The row as this push has left it so far; null when there is none. */
    @Nullable
    ServerRow row(UUID id) {
        fetch(Set.of(id));
        return rows.get(id);
    }

    /** Rows that are not deleted and have one of the keys, as this push has left them so far. */
    List<ServerRow> keyed(String ledger, Collection<String> keys) {
        Set<String> unknown = new LinkedHashSet<>();
        keys.stream().filter(key -> !known.containsKey(place(ledger, key))).forEach(unknown::add);
        if (!unknown.isEmpty()) {
            lookUp(ledger, unknown);
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (String key : keys) {
            ids.addAll(known.getOrDefault(place(ledger, key), Set.of()));
            ids.addAll(fresh.getOrDefault(place(ledger, key), Set.of()));
        }
        List<ServerRow> found = new ArrayList<>();
        for (UUID id : ids) {
            ServerRow row = row(id);
            if (row != null && !row.deleted() && row.keys().stream().anyMatch(keys::contains)) {
                found.add(row);
            }
        }
        return found;
    }

    ServerRow create(UUID id, String ledger, Map<String, Object> values, Author author, Set<String> owned) {
        town = new TownRow(town.town(), town.epoch(), town.seq(), town.rows() + 1, town.generation(), town.floor());
        return put(new ServerRow(
                id,
                ledger,
                0,
                0,
                null,
                values,
                author.at(),
                author.by(),
                author.at(),
                author.by(),
                device.name(),
                Map.of(),
                owned,
                List.of()));
    }

    ServerRow change(ServerRow row, Map<String, Object> values, boolean deleted, Author author, Set<String> owned) {
        Instant gone = row.deletedAt() == null ? now : row.deletedAt();
        return put(new ServerRow(
                row.id(),
                row.ledger(),
                row.rev(),
                row.seq(),
                deleted ? gone : null,
                values,
                row.createdAt(),
                row.createdBy(),
                author.at(),
                author.by(),
                device.name(),
                row.touched(),
                owned,
                row.keys()));
    }

    private ServerRow put(ServerRow row) {
        long rev = nextRev(row.rev());
        Map<UUID, Long> touched = new LinkedHashMap<>(row.touched());
        touched.put(device.id(), rev);
        return keep(numbered(row, rev, touched));
    }

    /** A new version of the same content: the row goes to every station again. */
    ServerRow again(ServerRow row) {
        return keep(numbered(row, nextRev(row.rev()), row.touched()));
    }

    /** After a restored backup larger than any that was given before, so that what a device saw then is older. */
    private long nextRev(long rev) {
        return Math.max(rev + 1, ((long) town.generation() << Integer.SIZE) + 1);
    }

    private ServerRow numbered(ServerRow row, long rev, Map<UUID, Long> touched) {
        town = new TownRow(town.town(), town.epoch(), town.seq() + 1, town.rows(), town.generation(), town.floor());
        Ledger ledger = ledgers.get(row.ledger());
        List<String> keys =
                ledger == null || row.deleted() ? List.of() : RowKeys.of(ledger, town.town(), row.id(), row.values());
        return new ServerRow(
                row.id(),
                row.ledger(),
                rev,
                town.seq(),
                row.deletedAt(),
                row.values(),
                row.createdAt(),
                row.createdBy(),
                row.changedAt(),
                row.changedBy(),
                row.device(),
                touched,
                row.owned(),
                keys);
    }

    private ServerRow keep(ServerRow row) {
        rows.put(row.id(), row);
        dirty.add(row.id());
        row.keys()
                .forEach(key -> fresh.computeIfAbsent(place(row.ledger(), key), k -> new HashSet<>())
                        .add(row.id()));
        return row;
    }

    /** What the rows are now, to come back to. */
    record Mark(Map<UUID, @Nullable ServerRow> rows, Set<UUID> dirty, TownRow town) {}

    Mark mark() {
        return new Mark(new HashMap<>(rows), new LinkedHashSet<>(dirty), town);
    }

    void back(Mark mark) {
        rows = mark.rows();
        dirty = mark.dirty();
        town = mark.town();
    }

    /** Sends what was changed. */
    void flush() {
        List<ServerRow> changed = new ArrayList<>();
        for (UUID id : dirty) {
            ServerRow row = rows.get(id);
            if (row != null) {
                changed.add(row);
            }
        }
        if (!changed.isEmpty()) {
            tx.putRows(changed);
            tx.putTown(town);
        }
    }

    /** Sets columns; null clears. */
    static void set(Map<String, Object> values, Map<String, ? extends @Nullable Object> set) {
        set.forEach((column, value) -> {
            if (value == null) {
                values.remove(column);
            } else {
                values.put(column, value);
            }
        });
    }
}
