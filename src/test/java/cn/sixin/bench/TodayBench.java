package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.service.Service;
import cn.sixin.store.Actor;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.Writing;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.today.TodayModel;
import cn.sixin.today.WorkList;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The work list of a store of so many rows, the first time after the store was opened and then again; beside it, in the
 * same run, what it costs to go over the enterprises and the service rows once without an index. Wall and processor time
 * in milliseconds.
 */
public final class TodayBench {
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 16);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-02-16T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Labels LABELS = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private static final int TURNS = 9;
    private static final Actor ACTOR = new Actor("梁安", "bench");

    private TodayBench() {}

    /** @param args sizes of the store in rows; without any 2,000, 20,000 and 200,000 */
    public static void main(String[] args) throws IOException {
        int[] sizes = args.length == 0
                ? new int[] {2_000, 20_000, 200_000}
                : Stream.of(args).mapToInt(Integer::parseInt).toArray();
        Path home = Files.createTempDirectory("today-bench");
        try {
            measure(home.resolve("warm-up"), 2_000, false);
            for (int rows : sizes) {
                measure(home.resolve(String.valueOf(rows)), rows, true);
            }
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    private static void measure(Path home, int rows, boolean print) throws IOException {
        Files.createDirectories(home);
        StoreKey key = StoreKey.random(new SecureRandom());
        try (Store store = Store.create(new StoreFiles(home), key, config(), "441900119", "bench")
                .orThrow()) {
            fill(store, rows);
        }
        try (Store store = Store.open(new StoreFiles(home), key, config()).orThrow();
                Desk desk = Desk.open(store, LABELS, CLOCK, ACTOR.officer())) {
            TodayModel model = new TodayModel(desk);
            WorkList[] list = new WorkList[1];
            Took first = timed(() -> list[0] = model.read(false, Progress.NONE));
            Took again = median(() -> list[0] = model.read(false, Progress.NONE));
            Took mine = median(() -> model.read(true, Progress.NONE));
            Took scan = median(() -> {
                store.count(Enterprise.LEDGER);
                store.count(Service.LEDGER);
            });
            if (print) {
                System.out.printf(
                        Locale.ROOT,
                        "%,9d rows: first %s, again %s, mine %s; both ledgers counted row by row %s: again is %.2f of"
                                + " it; overdue %,d, today %,d, without a day %,d%n",
                        rows,
                        first,
                        again,
                        mine,
                        scan,
                        again.cpu() / scan.cpu(),
                        list[0].overdue(),
                        list[0].dueToday(),
                        list[0].standing());
            }
        }
    }

    private static StoreConfig config() {
        return StoreConfig.of(Ledgers.ALL);
    }

    /** A third each of enterprises, of service rows of which one in ten is open, and of dispatch rows of the last days. */
    private static void fill(Store store, int rows) {
        Random random = new Random(3);
        try (Writing writing = store.begin(GroupKind.IMPORT, "bench", ACTOR)) {
            UUID[] enterprises = new UUID[rows / 3];
            for (int i = 0; i < enterprises.length; i++) {
                enterprises[i] = writing.create(enterprise(store, i, random)).id();
            }
            for (int i = 0; i < rows / 3; i++) {
                writing.create(service(store, enterprises[random.nextInt(enterprises.length)], i, random));
                writing.create(store.draft(Dispatch.LEDGER)
                        .with(Dispatch.ENTERPRISE, enterprises[i])
                        .with(Dispatch.AS_OF, TODAY.minusDays(i % 4))
                        .with(Dispatch.OPEN_STATE, "partly"));
            }
            if (!(writing.commit(Progress.NONE) instanceof Saving.Saved)) {
                throw new IllegalStateException("not written");
            }
        }
    }

    private static Row enterprise(Store store, int number, Random random) {
        return store.draft(Enterprise.LEDGER)
                .with(Enterprise.NAME, "东莞市长安第" + number + "电子有限公司")
                .with(Enterprise.CONTACT, "林海")
                .with(Enterprise.PHONE, "1990000%04d".formatted(number % 10_000))
                .with(Enterprise.TAGS_COLUMN, random.nextInt(4) == 0 ? Set.of("monitored") : Set.of("foreign_trade"))
                .with(Enterprise.STATE, "normal")
                .with(Enterprise.SERVICE_OFFICER, random.nextInt(5) == 0 ? ACTOR.officer() : "陈静");
    }

    private static Row service(Store store, UUID enterprise, int number, Random random) {
        boolean open = number % 10 == 0;
        return store.draft(Service.LEDGER)
                .with(Service.ENTERPRISE, enterprise)
                .with(Service.RAISED_ON, TODAY.minusDays(60))
                .with(Service.NEED, "staffing")
                .with(Service.DETAIL, "节后第 " + number + " 条生产线缺普工，急需补员")
                .with(Service.DUE_ON, TODAY.plusDays(random.nextInt(60) - 30L))
                .with(Service.STATUS, open ? "doing" : "closed")
                .with(Service.RISK, random.nextInt(50) == 0 ? "red" : "none")
                .with(Service.OFFICER, random.nextInt(5) == 0 ? ACTOR.officer() : "陈静");
    }

    private record Took(double wall, double cpu) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f ms (cpu %.1f)", wall, cpu);
        }
    }

    private static Took timed(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Took((System.nanoTime() - start) / 1e6, (threads.getCurrentThreadCpuTime() - cpu) / 1e6);
    }

    private static Took median(Runnable work) {
        Took[] all = new Took[TURNS];
        for (int i = 0; i < TURNS; i++) {
            all[i] = timed(work);
        }
        List<Took> sorted =
                Arrays.stream(all).sorted(Comparator.comparingDouble(Took::cpu)).toList();
        return sorted.get(TURNS / 2);
    }
}
