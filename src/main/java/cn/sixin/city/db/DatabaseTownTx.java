package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.MEMBER;
import static cn.sixin.city.schema.Tables.NATURAL_KEY;
import static cn.sixin.city.schema.Tables.OP;
import static cn.sixin.city.schema.Tables.RECORD;
import static cn.sixin.city.schema.Tables.TOWN_STATE;

import cn.sixin.city.engine.DeviceRow;
import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.TownRow;
import cn.sixin.city.engine.TownTx;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** A town's transaction on the database. Rows are read and written a page at a time, never one by one. */
final class DatabaseTownTx implements TownTx {
    private final DSLContext dsl;
    private final String town;
    private final UUID device;
    private final boolean writing;
    private final Clock clock;
    /** The natural keys of the rows read so far: what is in the index already is not written again. */
    private final Map<UUID, List<String>> known = new HashMap<>();
    /** Rows that were asked for and are not there: nobody else makes them while this transaction holds the town. */
    private final Set<UUID> absent = new HashSet<>();

    DatabaseTownTx(DSLContext dsl, String town, UUID device, boolean writing, Clock clock) {
        this.dsl = dsl;
        this.town = town;
        this.device = device;
        this.writing = writing;
        this.clock = clock;
    }

    @Override
    public String town() {
        return town;
    }

    @Override
    public Optional<DeviceRow> readDevice() {
        return fetchDevice(false);
    }

    @Override
    public Optional<DeviceRow> lockDevice() {
        return fetchDevice(writing);
    }

    private Optional<DeviceRow> fetchDevice(boolean locked) {
        var select = dsl.select(MEMBER.NAME, MEMBER.HOME, MEMBER.REVOKED_AT, MEMBER.LAST_SEQ)
                .from(MEMBER)
                .where(MEMBER.TOWN.eq(town), MEMBER.DEVICE.eq(device));
        return (locked ? select.forUpdate() : select)
                .fetchOptional(r -> new DeviceRow(device, r.value1(), r.value2(), r.value3() != null, r.value4()));
    }

    @Override
    public TownRow lockTown() {
        return fetchTown(true).orElseGet(() -> {
            make(dsl, town);
            return fetchTown(true).orElseThrow();
        });
    }

    @Override
    public TownRow readTown() {
        return fetchTown(false).orElseThrow(() -> new IllegalStateException("no town " + town));
    }

    /** Made with the first device that may use it, so that a reader always finds it. */
    static void make(DSLContext dsl, String town) {
        dsl.insertInto(
                        TOWN_STATE,
                        TOWN_STATE.TOWN,
                        TOWN_STATE.EPOCH,
                        TOWN_STATE.SEQ,
                        TOWN_STATE.KEPT,
                        TOWN_STATE.GENERATION,
                        TOWN_STATE.FLOOR)
                .values(town, UUID.randomUUID(), 0L, 0L, 0, 0L)
                .onConflictDoNothing()
                .execute();
    }

    private Optional<TownRow> fetchTown(boolean locked) {
        var select = dsl.select(
                        TOWN_STATE.EPOCH, TOWN_STATE.SEQ, TOWN_STATE.KEPT, TOWN_STATE.GENERATION, TOWN_STATE.FLOOR)
                .from(TOWN_STATE)
                .where(TOWN_STATE.TOWN.eq(town));
        return (locked ? select.forUpdate() : select)
                .fetchOptional(r -> new TownRow(town, r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    @Override
    public Map<UUID, ServerRow> rows(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, ServerRow> found = fetch(ids).stream().collect(Collectors.toMap(ServerRow::id, row -> row));
        ids.stream().filter(id -> !found.containsKey(id)).forEach(absent::add);
        return found;
    }

    private List<ServerRow> fetch(Collection<UUID> ids) {
        List<ServerRow> rows = each(RECORD, RECORD.TOWN.eq(town), RECORD.ID, ids.toArray(UUID[]::new), Records.FIELDS)
                .map(Records::row);
        rows.forEach(row -> known.put(row.id(), row.keys()));
        return rows;
    }

    /**
     * Those whose key is one of these. Key by key: of a town that grows faster than it is analyzed, PostgreSQL would
     * look through all of it instead.
     */
    private <K> Result<? extends Record> each(
            Table<?> of, Condition place, Field<K> key, K[] keys, List<Field<?>> fields) {
        if (dsl.dialect() == SQLDialect.H2) {
            return dsl.select(fields)
                    .from(of)
                    .where(place, key.eq(DSL.any(keys)))
                    .fetch();
        }
        Table<?> wanted = DSL.unnest(keys).as("wanted", "wanted_key");
        Table<?> found = DSL.lateral(DSL.select(fields)
                        .from(of)
                        .where(place, key.eq(wanted.field("wanted_key", key.getType())))
                        .offset(DSL.inline(0)))
                .as("found");
        return dsl.select(found.fields()).from(wanted, found).fetch();
    }

    @Override
    public List<ServerRow> rowsByKey(String ledger, Set<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Condition place = NATURAL_KEY.TOWN.eq(town).and(NATURAL_KEY.LEDGER.eq(ledger));
        Set<UUID> ids = Set.copyOf(
                each(NATURAL_KEY, place, NATURAL_KEY.TEXT, keys.toArray(String[]::new), List.of(NATURAL_KEY.ID))
                        .map(found -> found.get(NATURAL_KEY.ID)));
        return ids.isEmpty() ? List.of() : fetch(ids);
    }

    @Override
    public List<ServerRow> page(long after, long through, boolean withDeleted, int limit) {
        return dsl.select(Records.FIELDS)
                .from(RECORD)
                .where(
                        RECORD.TOWN.eq(town),
                        RECORD.SEQ.gt(after),
                        RECORD.SEQ.le(through),
                        withDeleted ? DSL.noCondition() : RECORD.DELETED_AT.isNull())
                .orderBy(RECORD.SEQ)
                .limit(limit)
                .fetch(Records::row);
    }

    @Override
    public List<OpRecord> opsBySeq(long from, long to) {
        return dsl.select(Records.OP_FIELDS)
                .from(OP)
                .where(OP.TOWN.eq(town), OP.DEVICE.eq(device), OP.SEQ.between(from, to))
                .orderBy(OP.SEQ)
                .fetch(Records::op);
    }

    @Override
    public List<OpRecord> opsById(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return each(OP, OP.TOWN.eq(town), OP.ID, ids.toArray(UUID[]::new), Records.OP_FIELDS)
                .map(Records::op);
    }

    @Override
    public void putRows(Collection<ServerRow> rows) {
        Map<Boolean, List<ServerRow>> parts =
                rows.stream().collect(Collectors.partitioningBy(row -> absent.remove(row.id())));
        List<ServerRow> fresh = Objects.requireNonNull(parts.get(true));
        List<ServerRow> others = Objects.requireNonNull(parts.get(false));
        Records.ROWS.add(dsl, town, fresh);
        Records.KEYS_OF_ROWS.add(dsl, town, keys(fresh, ServerRow::keys));
        Records.ROWS.write(dsl, town, others);
        // Key by key, by the whole of the index's key: a town's others are not looked through.
        Records.KEYS_OF_ROWS.remove(
                dsl, town, keys(others, row -> without(known.getOrDefault(row.id(), List.of()), row.keys())));
        Records.KEYS_OF_ROWS.write(
                dsl, town, keys(others, row -> without(row.keys(), known.getOrDefault(row.id(), List.of()))));
        rows.forEach(row -> known.put(row.id(), row.keys()));
    }

    private static List<String> without(List<String> keys, List<String> others) {
        return keys.stream().filter(key -> !others.contains(key)).toList();
    }

    private static List<Records.Key> keys(List<ServerRow> rows, Function<ServerRow, List<String>> of) {
        return rows.stream()
                .flatMap(row ->
                        of.apply(row).stream().distinct().map(key -> new Records.Key(row.ledger(), key, row.id())))
                .toList();
    }

    @Override
    public void putOps(List<OpRecord> ops) {
        Records.OPS.add(dsl, town, ops);
    }

    @Override
    public void putLastSeq(long lastSeq) {
        dsl.update(MEMBER)
                .set(MEMBER.LAST_SEQ, lastSeq)
                .set(MEMBER.PUSHED_AT, Times.utc(clock.instant()))
                .where(MEMBER.TOWN.eq(town), MEMBER.DEVICE.eq(device))
                .execute();
    }

    @Override
    public void putTown(TownRow row) {
        dsl.update(TOWN_STATE)
                .set(TOWN_STATE.SEQ, row.seq())
                .set(TOWN_STATE.KEPT, row.rows())
                .set(TOWN_STATE.FLOOR, row.floor())
                .where(TOWN_STATE.TOWN.eq(town))
                .execute();
    }

    @Override
    public Purged purge(Instant before) {
        dsl.deleteFrom(OP).where(OP.TOWN.eq(town), OP.AT.lt(Times.utc(before))).execute();
        Condition old = RECORD.TOWN.eq(town).and(RECORD.DELETED_AT.lt(Times.utc(before)));
        Long largest = dsl.select(DSL.max(RECORD.SEQ)).from(RECORD).where(old).fetchOne(0, Long.class);
        // Deleted rows have no keys in the index.
        int rows = dsl.deleteFrom(RECORD).where(old).execute();
        return new Purged(rows, largest == null ? 0 : largest);
    }
}
