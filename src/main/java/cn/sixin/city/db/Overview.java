package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.BLOB;
import static cn.sixin.city.schema.Tables.MEMBER;
import static cn.sixin.city.schema.Tables.NATURAL_KEY;
import static cn.sixin.city.schema.Tables.OP;
import static cn.sixin.city.schema.Tables.RECORD;
import static cn.sixin.city.schema.Tables.TOWN_STATE;

import cn.sixin.city.engine.ServerRow;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Protocol;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What is asked of towns as a whole, for people who look at the city. Each town is read by itself. */
public final class Overview {
    private final CityDatabase database;

    public Overview(CityDatabase database) {
        this.database = database;
    }

    /**
     * Where a town stands.
     *
     * @param seq its latest change
     * @param devices known to it as their home, revoked ones left out
     * @param syncedAt when one of them last pushed or pulled; null when none ever did
     */
    public record Standing(long seq, int devices, @Nullable Instant syncedAt) {
        public static final Standing NONE = new Standing(0, 0, null);
    }

    /** By town; one that nobody uses is left out. */
    public Map<String, Standing> standings() {
        Map<String, Standing> towns = new HashMap<>();
        database.read(dsl -> dsl.select(TOWN_STATE.TOWN, TOWN_STATE.SEQ)
                        .from(TOWN_STATE)
                        .fetch(r -> new Object[] {r.value1(), r.value2()}))
                .forEach(pair -> towns.put((String) pair[0], new Standing((Long) pair[1], 0, null)));
        database.read(dsl -> dsl.select(MEMBER.TOWN, DSL.count(), DSL.max(MEMBER.PUSHED_AT), DSL.max(MEMBER.PULLED_AT))
                        .from(MEMBER)
                        .where(MEMBER.HOME.eq(MEMBER.TOWN), MEMBER.REVOKED_AT.isNull())
                        .groupBy(MEMBER.TOWN)
                        .fetch())
                .forEach(r -> towns.merge(
                        r.value1(),
                        new Standing(
                                0, r.value2(), later(Times.instantOrNull(r.value3()), Times.instantOrNull(r.value4()))),
                        (state, seen) -> new Standing(state.seq(), seen.devices(), seen.syncedAt())));
        return towns;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    /**
     * How much a town keeps.
     *
     * @param rows by ledger, deleted ones left out
     * @param conflicts that are open
     */
    public record Counts(Map<String, Long> rows, long conflicts) {
        public static final Counts NONE = new Counts(Map.of(), 0);
    }

    public Counts counts(String town) {
        return database.read(dsl -> {
            Map<String, Long> rows = new HashMap<>();
            dsl.select(RECORD.LEDGER, DSL.count())
                    .from(RECORD)
                    .where(RECORD.TOWN.eq(town), RECORD.DELETED_AT.isNull())
                    .groupBy(RECORD.LEDGER)
                    .forEach(r -> rows.put(r.value1(), (long) r.value2()));
            // Only open conflicts have a natural key.
            int open = dsl.fetchCount(
                    NATURAL_KEY, NATURAL_KEY.TOWN.eq(town), NATURAL_KEY.LEDGER.eq(Conflict.LEDGER.name()));
            return new Counts(rows, open);
        });
    }

    /** The city's own seasons. */
    public List<Row> seasons() {
        return rows(Protocol.CITY, Season.LEDGER);
    }

    /** All dispatch rows of a town. */
    public List<Row> dispatch(String town) {
        return rows(town, Dispatch.LEDGER);
    }

    private List<Row> rows(String town, Ledger ledger) {
        return database.read(dsl -> dsl.select(Records.FIELDS)
                .from(RECORD)
                .where(RECORD.TOWN.eq(town), RECORD.LEDGER.eq(ledger.name()), RECORD.DELETED_AT.isNull())
                .fetch(r -> {
                    ServerRow row = Records.row(r);
                    return row.asRow(ledger, town);
                }));
    }

    /**
     * What lies in the whole city.
     *
     * @param tombstones deleted rows that are still remembered
     * @param operations whose answers are kept
     * @param attachmentBytes of those that are whole, and of those under way
     */
    public record Totals(long rows, long tombstones, long operations, long attachments, long attachmentBytes) {}

    public Totals totals() {
        return database.read(dsl -> new Totals(
                dsl.fetchCount(RECORD, RECORD.DELETED_AT.isNull()),
                dsl.fetchCount(RECORD, RECORD.DELETED_AT.isNotNull()),
                dsl.fetchCount(OP),
                dsl.fetchCount(BLOB),
                dsl.select(DSL.coalesce(DSL.sum(BLOB.RECEIVED), java.math.BigDecimal.ZERO))
                        .from(BLOB)
                        .fetchSingle()
                        .value1()
                        .longValueExact()));
    }
}
