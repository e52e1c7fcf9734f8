package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.Writing;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the store, each with what it is measured against in the same run: a durable save; rows and changes
 * written as an import writes them, against a raw batch insert of the same rows and changes into bare tables of the
 * same store; a whole ledger read; at 2,000, 20,000 and 200,000 rows.
 */
public final class StoreBench {
    private static final Actor ACTOR = new Actor("bench", "bench");
    private static final int SAVES = 1000;
    private static final int WARM = 300;
    private static final int PAGE = 1000;

    private final PrintStream out;
    private final Path home;

    private StoreBench(PrintStream out, Path home) {
        this.out = out;
        this.home = home;
    }

    /** Arguments: the sizes; by default 2000 20000 200000. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int[] sizes = arguments.length == 0
                ? new int[] {2_000, 20_000, 200_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        Path home = Files.createTempDirectory("store-bench");
        StoreBench bench = new StoreBench(System.out, home);
        bench.saves();
        bench.bulk("warm-up", 20_000);
        for (int size : sizes) {
            bench.bulk("rows", size);
        }
    }

    private Store create(Path folder, StoreKey key) {
        StoreConfig config = StoreConfig.of(Ledgers.ALL);
        return Store.create(new StoreFiles(folder), key, config, "441900119", "bench")
                .orThrow();
    }

    private void saves() {
        long[] nanos = new long[SAVES];
        try (Store store = create(home.resolve("saves"), StoreKey.random(new SecureRandom()))) {
            for (int i = -WARM; i < SAVES; i++) {
                Batch batch = Batch.of(GroupKind.EDIT, "bench", ACTOR).create(row(store, i + WARM));
                long begin = System.nanoTime();
                require(store.save(batch));
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - begin;
                }
            }
        }
        Arrays.sort(nanos);
        out.printf(
                "durable save: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms%n",
                nanos[SAVES / 2] / 1e6, nanos[SAVES * 95 / 100] / 1e6, nanos[SAVES * 99 / 100] / 1e6);
    }

    private void bulk(String name, int rows) throws SQLException, IOException {
        StoreKey key = StoreKey.random(new SecureRandom());
        Path folder = home.resolve(name + rows);
        Span written = new Span();
        double read;
        try (Store store = create(folder, key)) {
            try (Writing writing = store.begin(GroupKind.IMPORT, "bench", ACTOR)) {
                for (int i = 0; i < rows; i += PAGE) {
                    // The rows are ready before they are written, as an import's are.
                    int first = i;
                    List<Row> page = IntStream.range(first, Math.min(rows, first + PAGE))
                            .mapToObj(n -> row(store, n))
                            .toList();
                    written.begin();
                    page.forEach(writing::create);
                    written.end();
                }
                written.begin();
                require(writing.commit(Progress.NONE));
                written.end();
            }
            long begin = System.nanoTime();
            long[] seen = new long[1];
            store.forEach(Enterprise.LEDGER, row -> seen[0]++);
            read = (System.nanoTime() - begin) / 1e9;
            if (seen[0] != rows) {
                throw new IllegalStateException("read " + seen[0]);
            }
        }
        try (Connection raw = connect(folder, key)) {
            Span rowsAlone = copy(raw, "enterprise", "id", false);
            Span changes = copy(raw, "change", "seq", false);
            long indexed = copy(raw, "enterprise", "id", true).wall + copy(raw, "change", "seq", true).wall;
            out.printf(
                    "%s %,d: written %s; raw insert of the rows %s, of the changes %s, of both with the indexes %.2f s;"
                            + " ratio to that %.2f, to both without indexes %.2f, to the rows alone %.2f;"
                            + " read %.2f s (%,.0f rows/s); file %d MB, journal %d MB%n",
                    name,
                    rows,
                    written,
                    rowsAlone,
                    changes,
                    indexed / 1e9,
                    (double) indexed / written.wall,
                    (double) (rowsAlone.wall + changes.wall) / written.wall,
                    (double) rowsAlone.wall / written.wall,
                    read,
                    rows / read,
                    Files.size(new StoreFiles(folder).database()) >> 20,
                    Files.size(new StoreFiles(folder).journal()) >> 20);
        }
    }

    /** Time spent, by the clock and by the process's processors, in nanoseconds. */
    static final class Span {
        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        long wall;
        private long cpu;

        void begin() {
            wall -= System.nanoTime();
            cpu -= SYSTEM.getProcessCpuTime();
        }

        void end() {
            wall += System.nanoTime();
            cpu += SYSTEM.getProcessCpuTime();
        }

        @Override
        public String toString() {
            return "%.2f s (cpu %.2f s)".formatted(wall / 1e9, cpu / 1e9);
        }
    }

    static Connection connect(Path folder, StoreKey key) throws SQLException {
        String file =
                new StoreFiles(folder).database().toAbsolutePath().toString().replace(".mv.db", "");
        String url = "jdbc:h2:" + file + ";CIPHER=AES;COMPRESS=TRUE;CACHE_SIZE=" + StoreConfig.CACHE_KB;
        return DriverManager.getConnection(url, "station", new String(key.filePassword()) + " -");
    }

    /**
     * The same rows into a raw table of the same store, by one prepared statement's batches and one commit.
     *
     * @param indexed with the indexes that the real table has
     */
    static Span copy(Connection connection, String table, String key, boolean indexed) throws SQLException {
        Span span = new Span();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lazy_query_execution true");
            statement.execute("drop table if exists raw_" + table);
            statement.execute("create table raw_%1$s as select * from %1$s where false".formatted(table));
            statement.execute("alter table raw_%s alter column %s set not null".formatted(table, key));
            statement.execute("alter table raw_%s add primary key (%s)".formatted(table, key));
            if (indexed) {
                index(statement, table);
            }
            connection.setAutoCommit(false);
            try (ResultSet rows = statement.executeQuery("select * from %s order by %s".formatted(table, key))) {
                int width = rows.getMetaData().getColumnCount();
                String marks = String.join(",", Collections.nCopies(width, "?"));
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into raw_%s values (%s)".formatted(table, marks))) {
                    for (List<@Nullable Object[]> page = page(rows, width); !page.isEmpty(); page = page(rows, width)) {
                        span.begin();
                        for (@Nullable Object[] row : page) {
                            for (int i = 0; i < width; i++) {
                                insert.setObject(i + 1, row[i]);
                            }
                            insert.addBatch();
                        }
                        insert.executeBatch();
                        span.end();
                    }
                }
            }
            span.begin();
            connection.commit();
            statement.execute("CHECKPOINT SYNC");
            span.end();
        }
        return span;
    }

    /** Gives the raw table the indexes that the real one has. */
    private static void index(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet names = statement.executeQuery("""
            select listagg(column_name, ',') within group (order by ordinal_position)
            from information_schema.index_columns where index_name in (
              select i.index_name from information_schema.indexes i
              where lower(i.table_name) = '%s' and i.index_type_name = 'INDEX')
            group by index_name
            """.formatted(table))) {
            while (names.next()) {
                columns.add(names.getString(1));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalStateException("no index of " + table);
        }
        for (int i = 0; i < columns.size(); i++) {
            statement.execute("create index raw_%1$s_%2$d on raw_%1$s (%3$s)".formatted(table, i, columns.get(i)));
        }
    }

    private static List<@Nullable Object[]> page(ResultSet rows, int width) throws SQLException {
        List<@Nullable Object[]> page = new ArrayList<>(PAGE);
        while (page.size() < PAGE && rows.next()) {
            @Nullable Object[] row = new @Nullable Object[width];
            for (int i = 0; i < width; i++) {
                row[i] = rows.getObject(i + 1);
            }
            page.add(row);
        }
        return page;
    }

    private static List<String> texts(int n) {
        return List.of(
                "Dongguan Changan Electronics Factory " + n,
                "91441900MA%08d".formatted(n),
                "Community " + n % 200,
                "C 39 computers",
                "medium",
                "foreign_trade,q1_orders",
                "Legal " + n % 5000,
                "Contact " + n % 5000,
                "manager",
                "1990000%04d".formatted(n % 10_000),
                "No. " + n + ", Zhenan Road, Changan");
    }

    private static Row row(Store store, int n) {
        List<String> t = texts(n);
        return store.draft(Enterprise.LEDGER)
                .with(Enterprise.NAME, t.get(0))
                .with(Enterprise.USCC, t.get(1))
                .with(Enterprise.COMMUNITY, t.get(2))
                .with(Enterprise.INDUSTRY, t.get(3))
                .with(Enterprise.SIZE, t.get(4))
                .with(Enterprise.TAGS_COLUMN, Set.of("foreign_trade", "q1_orders"))
                .with(Enterprise.LEGAL_PERSON, t.get(6))
                .with(Enterprise.CONTACT, t.get(7))
                .with(Enterprise.CONTACT_POST, t.get(8))
                .with(Enterprise.PHONE, t.get(9))
                .with(Enterprise.ADDRESS, t.get(10))
                .with(Enterprise.HEADCOUNT, n % 5000)
                .with(Enterprise.SERVICE_OFFICER, "officer " + n % 40)
                .with(Enterprise.OFFICER_PHONE, t.get(9))
                .with(Enterprise.STATE, "normal")
                .with(Enterprise.STATE_SINCE, LocalDate.of(2026, 11, 1));
    }

    private static void require(Saving saving) {
        if (!(saving instanceof Saving.Saved)) {
            throw new IllegalStateException(saving.toString());
        }
    }
}
