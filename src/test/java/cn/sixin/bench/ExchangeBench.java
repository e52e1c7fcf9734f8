package cn.sixin.bench;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.exchange.Book;
import cn.sixin.exchange.Books;
import cn.sixin.exchange.Export;
import cn.sixin.exchange.Importer;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.Selection;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reading and checking a roster beside the bare reader, and an export beside the bare writer; run with -Xmx512m. */
public final class ExchangeBench {
    private static final String TOWN = "441900119";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int WIDTH = 20;

    private final Path folder = Files.createTempDirectory("exchange");
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);

    private ExchangeBench() throws java.io.IOException {}

    public static void main(String[] args) throws Exception {
        ExchangeBench bench = new ExchangeBench();
        bench.run(2_000);
        for (int rows : args.length > 0 ? List.of(Integer.valueOf(args[0])) : List.of(2_000, 20_000, 200_000)) {
            bench.run(rows);
        }
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                System.out.printf(
                        "peak %s %d MB%n", pool.getName(), pool.getPeakUsage().getUsed() >> 20);
            }
        }
    }

    private void run(int rows) throws Exception {
        Path roster = folder.resolve("roster" + rows + ".xlsx");
        write(roster, rows, 16);
        bareRead(roster);
        double bare = seconds(() -> bareRead(roster));
        double ours = seconds(() -> check(roster));
        System.out.printf("%,d rows: bare read %.2f s, checked %.2f s, ratio %.2f%n", rows, bare, ours, bare / ours);
        List<Row> list = rows(rows);
        double bareWrite = seconds(() -> write(folder.resolve("bare.xlsx"), rows, WIDTH));
        double export = seconds(() -> export(list));
        System.out.printf(
                "%,d rows: bare write %.2f s, export %.2f s, ratio %.2f%n",
                rows, bareWrite, export, bareWrite / export);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** The thread's own CPU time, which a busy machine does not change much; wall time is printed beside. */
    private static double seconds(Work work) throws Exception {
        System.gc();
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        work.run();
        System.out.printf("wall %.2f s, ", (System.nanoTime() - start) / 1e9);
        return (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
    }

    private static void bareRead(Path file) throws Exception {
        long[] cells = {0};
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                var all = book.getFirstSheet().openStream()) {
            all.forEach(row -> row.forEach(cell -> cells[0] += cell == null ? 0 : 1));
        }
        if (cells[0] == 0) {
            throw new IllegalStateException("nothing read");
        }
    }

    private void check(Path file) throws Exception {
        Context context = Context.at(LocalDate.of(2027, 1, 12), TOWN, Context.Lookup.NONE);
        Importer importer = new Importer(Enterprise.LEDGER, context, key -> List.of(), labels);
        try (Book book = Books.open(file)) {
            Selection selection = importer.look(book).getFirst().proposed().orElseThrow();
            Plan plan = importer.plan(book, List.of(selection), Progress.NONE);
            System.out.println(plan.counts());
        }
    }

    private void export(List<Row> rows) throws Exception {
        List<Column<?>> columns = new ArrayList<>(Enterprise.LEDGER.columns());
        while (columns.size() < WIDTH) {
            columns.add(Enterprise.LEDGER.columns().get(columns.size() % 5));
        }
        new Export("企业名册", columns, Showing.plain(labels), "bench")
                .xlsx(folder.resolve("out.xlsx"), rows, rows.size(), Progress.NONE);
    }

    private static List<Row> rows(int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] v = values(i);
            rows.add(Row.draft(Enterprise.LEDGER, new UUID(0, i), TOWN)
                    .with(Enterprise.NAME, v[3])
                    .with(Enterprise.USCC, v[4])
                    .with(Enterprise.COMMUNITY, v[2])
                    .with(Enterprise.INDUSTRY, v[5])
                    .with(Enterprise.SIZE, "small")
                    .with(Enterprise.CONTACT, v[8])
                    .with(Enterprise.CONTACT_POST, v[9])
                    .with(Enterprise.PHONE, v[10])
                    .with(Enterprise.ADDRESS, v[11])
                    .with(Enterprise.HEADCOUNT, 10 + i % 5000)
                    .with(Enterprise.SERVICE_OFFICER, v[13])
                    .with(Enterprise.OFFICER_PHONE, v[14])
                    .with(Enterprise.STATE, "normal")
                    .with(Enterprise.STATE_SINCE, LocalDate.of(2027, 1, 1 + i % 28)));
        }
        return rows;
    }

    private static String[] values(int i) {
        return new String[] {
            "",
            "长安镇",
            List.of("乌沙社区", "霄边社区", "上沙社区").get(i % 3),
            "东莞市第" + i + "电子制品有限公司",
            uscc(i),
            "C39 计算机、通信和其他电子设备制造业",
            List.of("大", "中", "小", "微").get(i % 4),
            i % 2 == 0 ? "监测企业" : "工信重点、监测企业",
            List.of("李明", "王芳", "陈志强", "黄丽娟").get(i % 4) + (char) ('一' + i % 200),
            "行政主管",
            String.format(Locale.ROOT, "1990000%04d", i % 10_000),
            "东莞市长安镇长青街" + i + "号",
            "",
            "王芳",
            String.format(Locale.ROOT, "1990000%04d", i % 97),
            ""
        };
    }

    private static String uscc(int i) {
        String organisation = String.format(Locale.ROOT, "%08d", i);
        int check = 0;
        for (int c = 0; c < 8; c++) {
            check += (organisation.charAt(c) - '0') * ORGANISATION_WEIGHTS[c];
        }
        String body = "91441900" + organisation + "0X987654321".charAt(check % 11);
        int sum = 0;
        for (int c = 0; c < 17; c++) {
            sum += DIGITS.indexOf(body.charAt(c)) * WEIGHTS[c];
        }
        return body + DIGITS.charAt((31 - sum % 31) % 31);
    }

    /** The bare writer: values and nothing else. */
    private static void write(Path file, int rows, int width) throws Exception {
        String[] titles = {
            "序号",
            "镇街",
            "村（社区）",
            "企业名称",
            "统一社会信用代码",
            "行业",
            "规模",
            "标签",
            "联系人",
            "职务",
            "联系电话",
            "地址",
            "员工总数",
            "服务专员",
            "专员电话",
            "备注"
        };
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "bench", "1.0")) {
            book.setCompressionLevel(2);
            Worksheet sheet = book.newWorksheet("企业名册");
            for (int c = 0; c < titles.length; c++) {
                sheet.value(0, c, titles[c]);
            }
            for (int i = 0; i < rows; i++) {
                String[] values = values(i);
                for (int c = 0; c < width; c++) {
                    if (c == 0 || c == 12) {
                        sheet.value(i + 1, c, i % 5000 + 10);
                    } else {
                        sheet.value(i + 1, c, values[c % values.length]);
                    }
                }
                if (i % 1000 == 999) {
                    sheet.flush();
                }
            }
            sheet.finish();
        }
    }
}
