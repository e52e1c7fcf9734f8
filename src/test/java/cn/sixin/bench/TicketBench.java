package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.exchange.Books;
import cn.sixin.exchange.Start;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.ImportModel;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.QuickFilter;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import cn.sixin.store.search.Sort;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import cn.sixin.ticket.Trips;
import cn.sixin.ticket.ui.PassengerPage;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A town's passengers by the clock: a workbook of all batches in, through the real model and an encrypted store, beside
 * the bare reader; the search for twins over all batches, beside going over every row; the page's first rows.
 */
public final class TicketBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCHES = 300;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-28T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final Path home = Files.createTempDirectory("tickets");
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);

    private TicketBench() throws java.io.IOException {}

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        new TicketBench().run(2_000);
        new TicketBench().run(rows);
    }

    private void run(int rows) throws Exception {
        try (Store store = Store.create(
                        new StoreFiles(home.resolve("store" + rows)),
                        StoreKey.random(new SecureRandom()),
                        StoreConfig.of(Ledgers.ALL),
                        "441900119",
                        "desk-1")
                .orThrow()) {
            batches(store);
            Path file = home.resolve("passengers" + rows + ".xlsx");
            write(file, rows);
            try (Desk desk = Desk.open(store, labels, CLOCK, "梁安")) {
                desk.load(Ledgers.ALL, cn.sixin.kit.work.Progress.none());
                measure(desk, file, rows);
            }
        }
    }

    private void measure(Desk desk, Path file, int rows) throws Exception {
        double bare = seconds(() -> {
            try (var book = Books.open(file)) {
                book.read(0, row -> true);
            }
        });
        Map<cn.sixin.ledger.Column<?>, Object> usual =
                Map.of(Passenger.ID_KIND, Passenger.RESIDENT_CARD, Passenger.CHECKED, "open");
        try (ImportModel model = new ImportModel(desk, Passenger.LEDGER, new Start(Optional.empty(), usual))) {
            double read = seconds(() -> {
                model.open(file);
                model.plan(Progress.NONE);
            });
            double written = seconds(() -> {
                ImportModel.Written done = model.write(Progress.NONE);
                if (!(done.saving() instanceof Saving.Saved)) {
                    throw new IllegalStateException(done.toString());
                }
            });
            System.out.printf(
                    "%,d passengers, %s: bare read %.2f s, read and checked %.2f s, written %.2f s, import %.2f s%n",
                    rows, model.plan().counts(), bare, read, written, read + written);
        }
        QuickFilter twins = PassengerPage.declare().quick().stream()
                .filter(filter -> filter.name().equals("twin"))
                .findFirst()
                .orElseThrow();
        LedgerPageModel page = new LedgerPageModel(desk, PassengerPage.declare());
        double scan = 0;
        double found = 0;
        for (int i = 0; i < 5; i++) {
            scan = seconds(() -> scan(desk));
            found = seconds(() -> Objects.requireNonNull(twins.filter().apply(desk)));
        }
        double one = seconds(() -> {
            Result all = desk.index(Passenger.LEDGER).query(Query.ALL);
            for (int i = 0; i < 1_000; i++) {
                Trips.twins(all.row(i * 7 % all.count()), desk.context().lookup());
            }
        });
        double first = seconds(() -> page.source().rows(Arrangement.ALL, cn.sixin.kit.work.Progress.none()));
        double sorted = seconds(() -> desk.index(Passenger.LEDGER)
                .query(Query.ALL.sorted(Sort.by(Passenger.TICKET), Sort.by(Passenger.NAME))));
        System.out.printf(
                "twins over all batches %.1f ms, going over every row %.1f ms, ratio %.1f; one passenger %.3f ms;"
                        + " page's rows %.1f ms; sorted by batch and name %.1f ms%n",
                found * 1e3, scan * 1e3, scan / found, one, first * 1e3, sorted * 1e3);
    }

    /** What a check without an index costs: every row is made and its number remembered. */
    private static void scan(Desk desk) {
        Result all = desk.index(Passenger.LEDGER).query(Query.ALL);
        Set<String> seen = new HashSet<>();
        List<Row> twins = new ArrayList<>();
        for (int i = 0; i < all.count(); i++) {
            Row row = all.row(i);
            if (!seen.add(row.get(Passenger.ID_NUMBER, "") + row.get(Passenger.TICKET))) {
                twins.add(row);
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** By the clock; the thread's own CPU time, which a busy machine does not change much, is printed before. */
    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        work.run();
        System.out.printf("cpu %.3f s, ", (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void batches(Store store) {
        Batch all = Batch.of(GroupKind.EDIT, "bench", new Actor("梁安", "desk-1"));
        for (int i = 0; i < BATCHES; i++) {
            all = all.create(store.draft(Ticket.LEDGER)
                    .with(Ticket.GROUP, Ticket.SELF_GROUP)
                    .with(Ticket.DIRECTION, Ticket.OUTBOUND)
                    .with(Ticket.TRAVEL_ON, day(i))
                    .with(Ticket.FROM, "东莞东")
                    .with(Ticket.TO, "怀化南" + i)
                    .with(Ticket.HANDLER, "林海")
                    .with(Ticket.STATUS, "accepted"));
        }
        store.save(all);
    }

    private static LocalDate day(int batch) {
        return LocalDate.of(2027, 1, 22).plusDays(batch % 15);
    }

    /** Every thousandth is somebody who was there already. */
    private static void write(Path file, int rows) throws Exception {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = book.newWorksheet("乘车人");
            String[] header = {"序号", "姓名", "身份证号", "手机", "乘车日期", "发站", "到站"};
            for (int c = 0; c < header.length; c++) {
                sheet.value(0, c, header[c]);
            }
            for (int i = 0; i < rows; i++) {
                int batch = i % BATCHES;
                int person = i % 1_000 == 999 ? i - 500 : i;
                sheet.value(i + 1, 0, i / BATCHES + 1);
                sheet.value(i + 1, 1, "林" + (char) ('一' + person % 20_000));
                sheet.value(i + 1, 2, id(person));
                sheet.value(i + 1, 3, "1990000%04d".formatted(person % 10_000));
                sheet.value(i + 1, 4, day(batch).toString());
                sheet.value(i + 1, 5, "东莞东");
                sheet.value(i + 1, 6, "怀化南" + batch);
            }
        }
    }

    /** Of the sequence 000, which is never issued. */
    private static String id(int person) {
        String body = "4%05d".formatted(31_000 + person / 14_000)
                + LocalDate.of(1966, 1, 1).plusDays(person % 14_000).toString().replace("-", "")
                + "000";
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
