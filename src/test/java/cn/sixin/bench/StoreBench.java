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
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Figures of the store, each with what it is measured against in the same run: a durable save, rows and changes
 * written in bulk against a raw batch insert of as many rows, a whole ledger read; at 2,000, 20,000 and 200,000 rows.
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
        double written;
        double read;
        try (Store store = create(folder, key)) {
            long spent = 0;
            try (Writing writing = store.begin(GroupKind.IMPORT, "bench", ACTOR)) {
                for (int i = 0; i < rows; i += PAGE) {
                    // The rows are ready before they are written, as an import's are.
                    int first = i;
                    List<Row> page = IntStream.range(first, Math.min(rows, first + PAGE))
                            .mapToObj(n -> row(store, n))
                            .toList();
                    long begin = System.nanoTime();
                    page.forEach(writing::create);
                    spent += System.nanoTime() - begin;
                }
                long begin = System.nanoTime();
                require(writing.commit(Progress.NONE));
                spent += System.nanoTime() - begin;
            }
            written = spent / 1e9;
            long begin = System.nanoTime();
            long[] seen = new long[1];
            store.forEach(Enterprise.LEDGER, row -> seen[0]++);
            read = (System.nanoTime() - begin) / 1e9;
            if (seen[0] != rows) {
                throw new IllegalStateException("read " + seen[0]);
            }
        }
        double raw = raw(folder, key, rows);
        out.printf(
                "%s %,d: written %.2f s, raw insert %.2f s, ratio %.2f; read %.2f s (%,.0f rows/s); file %d MB,"
                        + " journal %d MB%n",
                name,
                rows,
                written,
                raw,
                raw / written,
                read,
                rows / read,
                Files.size(new StoreFiles(folder).database()) >> 20,
                Files.size(new StoreFiles(folder).journal()) >> 20);
    }

    /** As many rows, into the same store's file, by one prepared statement's batches of 1,000 and one commit. */
    private double raw(Path folder, StoreKey key, int rows) throws SQLException {
        String file =
                new StoreFiles(folder).database().toAbsolutePath().toString().replace(".mv.db", "");
        String url = "jdbc:h2:" + file + ";CIPHER=AES;CACHE_SIZE=" + StoreConfig.CACHE_KB;
        try (Connection connection =
                DriverManager.getConnection(url, "station", new String(key.filePassword()) + " -")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table raw as select * from enterprise where false");
                statement.execute("alter table raw alter column id set not null");
                statement.execute("alter table raw add primary key (id)");
            }
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            String marks = String.join(",", Collections.nCopies(27, "?"));
            try (PreparedStatement insert = connection.prepareStatement("insert into raw values (" + marks + ")")) {
                for (int i = 0; i < rows; i++) {
                    bind(insert, i);
                    insert.addBatch();
                    if (i % 1000 == 999) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static void bind(PreparedStatement insert, int n) throws SQLException {
        int i = 1;
        insert.setObject(i++, new UUID(0x0190_0000_0000_7000L + ((long) n << 16), 0x8000_0000_0000_0000L + n));
        insert.setString(i++, "441900119");
        insert.setLong(i++, 0);
        insert.setString(i++, "pending");
        insert.setObject(i++, LocalDateTime.of(2026, 11, 1, 8, 0));
        insert.setString(i++, "bench");
        insert.setObject(i++, LocalDateTime.of(2026, 11, 1, 8, 0));
        insert.setString(i++, "bench");
        insert.setBoolean(i++, false);
        insert.setString(i++, null);
        for (String text : texts(n)) {
            insert.setString(i++, text);
        }
        insert.setObject(i++, n % 5000);
        insert.setString(i++, "officer " + n % 40);
        insert.setString(i++, "1990000%04d".formatted(n % 10_000));
        insert.setString(i++, "normal");
        insert.setObject(i++, LocalDate.of(2026, 11, 1));
        insert.setString(i, null);
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
