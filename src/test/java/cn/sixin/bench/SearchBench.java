package cn.sixin.bench;

import cn.sixin.code.Pinyin;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Indexes;
import cn.sixin.store.search.LedgerIndex;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.RowSource;
import cn.sixin.store.search.Sort;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/**
 * The index of 2,000, 20,000 and 200,000 synthetic enterprises: load, heap, keystrokes, first sorts, filters, changes.
 * Run it with {@code -Xmx400m -XX:+UseSerialGC}; times are in milliseconds.
 */
public final class SearchBench {

    private static final String TOWN = "441900119";
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 15);
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
    private static final String CHARS = "百捷长盈鑫源宏达信诚恒丰泰和永兴华美佳顺利安康新时代创科技华南金辉煌立讯精密光电联合";
    private static final String[] TRADES = {"家具", "电子科技", "五金制品", "塑胶模具", "服装", "玩具", "食品", "物流", "包装材料", "智能装备"};

    private SearchBench() {}

    public static void main(String[] args) {
        Pinyin.initials(CHARS);
        measure(20_000, false);
        for (int rows : new int[] {2_000, 20_000, 200_000}) {
            measure(rows, true);
        }
    }

    private static void measure(int rows, boolean print) {
        long before = heap();
        Indexes indexes = new Indexes(
                new Made(rows), Pinyin::initials, lookup -> new Context(TODAY, LocalDate.of(2027, 2, 6), TOWN, lookup));
        long start = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        LedgerIndex index = indexes.of(Enterprise.LEDGER);
        double load = since(start);
        double loadCpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
        long held = heap() - before;
        if (print) {
            System.out.printf(
                    "%n%,d rows: load wall %.0f cpu %.0f ms (making the rows included), heap %.1f MB%n",
                    rows, load, loadCpu, held / 1e6);
        }
        sorts(index, print);
        keystrokes(index, rows, print);
        filters(index, rows, print);
        changes(index, rows, print);
    }

    /** Rows that are made as they are asked for. */
    private record Made(int rows) implements RowSource {
        @Override
        public long size(Ledger ledger) {
            return rows;
        }

        @Override
        public void forEach(Ledger ledger, Consumer<Row> each) {
            Random random = new Random(7);
            for (int i = 0; i < rows; i++) {
                each.accept(enterprise(random, i));
            }
        }

        @Override
        public Optional<Row> find(Ledger ledger, UUID id) {
            return Optional.empty();
        }
    }

    private static void sorts(LedgerIndex index, boolean print) {
        List<Took> times = new ArrayList<>();
        for (Column<?> column : Enterprise.LEDGER.columns()) {
            for (Sort sort : List.of(Sort.by(column), Sort.by(column).reversed())) {
                times.add(timed(() -> index.query(Query.ALL.sorted(sort)).count()));
            }
        }
        print("first sort by each column", times, print);
    }

    private static void keystrokes(LedgerIndex index, int rows, boolean print) {
        Random random = new Random(11);
        List<List<Took>> kinds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 60; i++) {
            Row row = index.query(Query.ALL).row(random.nextInt(rows));
            String name = row.get(Enterprise.NAME, "");
            List<String> typed = List.of(
                    name.substring(3, 9),
                    Pinyin.initials(name).substring(3, 9),
                    row.get(Enterprise.USCC, "").substring(10),
                    row.get(Enterprise.PHONE, "").substring(4));
            for (int kind = 0; kind < 4; kind++) {
                for (int length = 1; length <= typed.get(kind).length(); length++) {
                    String text = typed.get(kind).substring(0, length);
                    Query query = Query.ALL.text(text).sorted(Sort.by(Enterprise.NAME));
                    kinds.get(kind).add(timed(() -> index.query(query).count()));
                }
            }
        }
        List<String> names = List.of("keystroke, name", "keystroke, initials", "keystroke, code", "keystroke, phone");
        for (int kind = 0; kind < 4; kind++) {
            print(names.get(kind), kinds.get(kind), print);
        }
        List<Took> suggest = new ArrayList<>();
        for (String typed : List.of("b", "bj", "东", "东莞", "百捷", "9144", "1990")) {
            for (int i = 0; i < 10; i++) {
                suggest.add(timed(() -> index.suggest(typed, 10).count()));
            }
        }
        print("suggestions", suggest, print);
    }

    private static void filters(LedgerIndex index, int rows, boolean print) {
        List<Took> times = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Query query = Query.ALL
                    .and(new Filter.OneOf(Enterprise.SIZE, Set.of("small", "micro"), false))
                    .and(new Filter.Between(Enterprise.HEADCOUNT, (long) i, 500L))
                    .and(new Filter.Contains(Enterprise.ADDRESS, "路" + i))
                    .sorted(Sort.by(Enterprise.NAME));
            times.add(timed(() -> index.query(query).count()));
        }
        print("three filters", times, print);
        List<Took> lookups = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            Row row = index.query(Query.ALL).row(random.nextInt(rows));
            lookups.add(timed(() -> index.match(row).isPresent() ? 1 : 0));
        }
        print("match by natural key", lookups, print);
    }

    private static void changes(LedgerIndex index, int rows, boolean print) {
        Random random = new Random(3);
        List<Took> saves = new ArrayList<>();
        List<Took> sorts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Row row = index.query(Query.ALL).row(random.nextInt(rows)).with(Enterprise.NAME, "改名" + i);
            saves.add(timed(() -> {
                index.apply(List.of(row));
                return 1;
            }));
            sorts.add(timed(() ->
                    index.query(Query.ALL.sorted(Sort.by(Enterprise.NAME))).count()));
        }
        print("one row changed", saves, print);
        print("sort after a change", sorts, print);
    }

    private static Row enterprise(Random random, int number) {
        String own = pick(random, CHARS, 4);
        String name = "东莞市" + own + TRADES[random.nextInt(TRADES.length)] + "（东莞）有限公司";
        return Row.draft(Enterprise.LEDGER, new UUID(random.nextLong(), number), TOWN)
                .with(Enterprise.NAME, name)
                .with(Enterprise.USCC, "91441900MA" + String.format("%08d", number * 7L % 100_000_000))
                .with(Enterprise.COMMUNITY, "第" + random.nextInt(30) + "社区")
                .with(Enterprise.INDUSTRY, "C" + (13 + random.nextInt(30)) + " 制造业")
                .with(Enterprise.SIZE, Enterprise.SIZES.codes().get(random.nextInt(4)))
                .with(Enterprise.LEGAL_PERSON, pick(random, SURNAMES, 1) + pick(random, CHARS, 2))
                .with(Enterprise.CONTACT, pick(random, SURNAMES, 1) + pick(random, CHARS, 2))
                .with(Enterprise.PHONE, "1990000" + String.format("%04d", random.nextInt(10_000)) + number % 1000)
                .with(
                        Enterprise.ADDRESS,
                        "东莞市长安镇" + pick(random, CHARS, 2) + "路" + random.nextInt(999) + "号" + number % 97 + "栋")
                .with(Enterprise.HEADCOUNT, random.nextInt(3000))
                .with(Enterprise.SERVICE_OFFICER, pick(random, SURNAMES, 1) + pick(random, CHARS, 1))
                .with(Enterprise.STATE, "normal");
    }

    private static String pick(Random random, String from, int length) {
        StringBuilder picked = new StringBuilder();
        for (int i = 0; i < length; i++) {
            picked.append(from.charAt(random.nextInt(from.length())));
        }
        return picked.toString();
    }

    private interface Case {
        int run();
    }

    /** Beside the clock's time the thread's own, which a busy machine does not lengthen. */
    private record Took(double wall, double cpu) {}

    private static Took timed(Case run) {
        long start = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (run.run() < 0) {
            throw new IllegalStateException("a count below 0");
        }
        return new Took(since(start), (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String name, List<Took> times, boolean print) {
        if (print) {
            System.out.printf(
                    "  %-26s wall %s   cpu %s%n",
                    name,
                    spread(times.stream().mapToDouble(Took::wall)),
                    spread(times.stream().mapToDouble(Took::cpu)));
        }
    }

    private static String spread(DoubleStream times) {
        double[] sorted = times.sorted().toArray();
        return String.format(
                "p50 %8.3f p95 %8.3f max %8.3f",
                sorted[sorted.length / 2], sorted[(int) (sorted.length * 0.95)], sorted[sorted.length - 1]);
    }

    private static long heap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
