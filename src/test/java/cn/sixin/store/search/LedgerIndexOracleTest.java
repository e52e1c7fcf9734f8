package cn.sixin.store.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever was created, changed, deleted and restored: what the index answers is what a plain walk over rows gives. */
class LedgerIndexOracleTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 2, 15);
    private static final String[] NAMES = {"东莞", "百捷", "长盈", "鑫源", "家具", "ABC", "x1", "阿里", "（东莞）", "有限公司"};
    private static final List<String> SIZES = Enterprise.SIZES.codes();

    private final Indexes indexes = new Indexes(
            new Remembered(), text -> "", lookup -> new Context(TODAY, LocalDate.of(2027, 2, 6), "441900119", lookup));

    @Property(tries = 60)
    void answersAsAPlainWalkDoes(@ForAll long seed) {
        Random random = new Random(seed);
        LedgerIndex index = indexes.of(Enterprise.LEDGER);
        index.load(to -> {});
        Map<UUID, Row> rows = new LinkedHashMap<>();
        for (int step = 0; step < 8; step++) {
            List<Row> batch = new ArrayList<>();
            for (int i = random.nextInt(step == 0 ? 2500 : 40); i >= 0; i--) {
                Row row = changed(random, rows);
                rows.put(row.id(), row);
                batch.add(row);
            }
            index.apply(batch);
            for (int i = 0; i < 4; i++) {
                compare(random, index, rows);
            }
        }
    }

    private static void compare(Random random, LedgerIndex index, Map<UUID, Row> rows) {
        String sought = random.nextBoolean() ? NAMES[random.nextInt(8)] : String.valueOf(random.nextInt(100));
        long low = random.nextInt(50);
        Column<?> by = Enterprise.LEDGER.columns().get(random.nextInt(17));
        Sort sort = random.nextBoolean() ? Sort.by(by) : Sort.by(by).reversed();
        Query query = Query.ALL.text(sought).sorted(sort);
        Predicate<Row> holds = row -> has(row, sought);
        if (random.nextBoolean()) {
            query = query.and(new Filter.Between(Enterprise.HEADCOUNT, low, null));
            holds = holds.and(row -> row.get(Enterprise.HEADCOUNT, -1) >= low);
        }
        if (random.nextBoolean()) {
            query = query.and(new Filter.OneOf(Enterprise.SIZE, Set.of("small", "micro"), true));
            holds = holds.and(row -> !row.has(Enterprise.SIZE)
                    || Set.of("small", "micro").contains(Objects.requireNonNull(row.get(Enterprise.SIZE))));
        }
        if (random.nextBoolean()) {
            query = query.and(new Filter.Contains(Enterprise.NAME, "bc"));
            holds = holds.and(
                    row -> row.get(Enterprise.NAME, "").toLowerCase(Locale.ROOT).contains("bc"));
        }
        List<UUID> expected = rows.values().stream()
                .filter(row -> !row.envelope().deleted())
                .filter(holds)
                .sorted(order(by, sort.descending()))
                .map(Row::id)
                .toList();
        assertEquals(expected, index.query(query).ids(), () -> sought + " by " + by);
    }

    private static boolean has(Row row, String sought) {
        String small = sought.toLowerCase(Locale.ROOT);
        return row.get(Enterprise.NAME, "").toLowerCase(Locale.ROOT).contains(small)
                || row.get(Enterprise.PHONE, "").contains(small);
    }

    private static <T> Comparator<Row> order(Column<T> column, boolean descending) {
        Comparator<? super T> order = column.kind().order();
        return (a, b) -> {
            T one = a.get(column);
            T other = b.get(column);
            if (one == null || other == null) {
                return (one == null ? 1 : 0) - (other == null ? 1 : 0);
            }
            return descending ? order.compare(other, one) : order.compare(one, other);
        };
    }

    /** A new row, or one of those known: changed, deleted or restored. */
    private static Row changed(Random random, Map<UUID, Row> rows) {
        UUID id = new UUID(1, random.nextInt(3000));
        Row row = rows.getOrDefault(id, Row.draft(Enterprise.LEDGER, id, "441900119"));
        if (rows.containsKey(id) && random.nextInt(3) == 0) {
            return row.with(deleted(row.envelope(), !row.envelope().deleted()));
        }
        // A name of several parts, so that the sign of one is found within another's row.
        String name = NAMES[random.nextInt(8)] + NAMES[random.nextInt(8)] + random.nextInt(200);
        return row.with(deleted(row.envelope(), false))
                .with(Enterprise.NAME, name)
                .with(Enterprise.PHONE, "1990000" + (1000 + random.nextInt(9000)))
                .with(Enterprise.ADDRESS, random.nextInt(4) == 0 ? null : NAMES[random.nextInt(10)])
                .with(Enterprise.SIZE, random.nextInt(4) == 0 ? null : SIZES.get(random.nextInt(4)))
                .with(Enterprise.HEADCOUNT, random.nextInt(4) == 0 ? null : random.nextInt(100))
                .with(Enterprise.STATE_SINCE, random.nextBoolean() ? null : TODAY.minusDays(random.nextInt(30)));
    }

    private static Envelope deleted(Envelope e, boolean deleted) {
        return new Envelope(
                e.id(),
                e.town(),
                e.baseRev(),
                e.state(),
                e.createdAt(),
                e.createdBy(),
                e.changedAt(),
                e.changedBy(),
                deleted);
    }
}
