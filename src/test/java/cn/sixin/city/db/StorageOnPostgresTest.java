package cn.sixin.city.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.ServerRow;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StorageOnPostgresTest extends StorageContract {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static CityDatabase database;

    @BeforeAll
    static void open() {
        database = CityDatabase.open(POSTGRES.address());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    CityDatabase database() {
        return database;
    }

    /**
     * A town that has come since the last ANALYZE, of which the statistics know nothing: what is asked for by its id is
     * read, and not the town.
     */
    @Test
    void aTownThatTheStatisticsDoNotKnowIsNotLookedThrough() {
        int many = 3000;
        fill("441900110", many, dsl -> {
            dsl.execute("analyze record");
            dsl.execute("analyze op");
        });
        Set<UUID> wanted = new HashSet<>();
        Set<UUID> asked = new HashSet<>();
        List<ServerRow> rows = filled(many);
        List<OpRecord> ops = ops(many);
        rows.subList(0, 40).forEach(row -> wanted.add(row.id()));
        ops.subList(0, 40).forEach(op -> asked.add(op.op().op()));
        database.write("441900111", dsl -> {
            DatabaseTownTx tx = new DatabaseTownTx(dsl, "441900111", UUID.randomUUID(), true, Clock.systemUTC());
            tx.putRows(rows);
            tx.putOps(ops);
            long before = touched(dsl, "record");
            assertEquals(wanted, tx.rows(wanted).keySet());
            long read = touched(dsl, "record") - before;
            assertTrue(read <= 2L * wanted.size(), () -> read + " rows were touched");
            long opsBefore = touched(dsl, "op");
            assertEquals(asked.size(), tx.opsById(asked).size());
            long opsRead = touched(dsl, "op") - opsBefore;
            assertTrue(opsRead <= 2L * asked.size(), () -> opsRead + " operations were touched");
            return tx;
        });
    }

    /** An enterprise that takes another name: its own keys are deleted, and the town's others are not looked through. */
    @Test
    void aKeyThatIsGoneIsDeletedWithoutLookingThroughTheTown() {
        int many = 3000;
        int renamed = 40;
        List<ServerRow> rows = IntStream.rangeClosed(1, many)
                .mapToObj(seq -> row(UUID.randomUUID(), seq, "企业" + seq, "name:企业" + seq, "uscc:" + seq))
                .toList();
        database.write("441900112", dsl -> {
            DatabaseTownTx tx = new DatabaseTownTx(dsl, "441900112", UUID.randomUUID(), true, Clock.systemUTC());
            tx.rows(rows.stream().map(ServerRow::id).collect(Collectors.toSet()));
            tx.putRows(rows);
            long before = touched(dsl, "natural_key");
            tx.putRows(IntStream.range(0, renamed)
                    .mapToObj(i -> row(rows.get(i).id(), many + 1 + i, "新" + i, "name:新" + i, "uscc:" + (i + 1)))
                    .toList());
            long read = touched(dsl, "natural_key") - before;
            assertTrue(read <= 2L * renamed, () -> read + " keys were touched");
            assertEquals(List.of(), tx.rowsByKey("enterprise", Set.of("name:企业1")));
            assertEquals(1, tx.rowsByKey("enterprise", Set.of("name:新0")).size());
            assertEquals(1, tx.rowsByKey("enterprise", Set.of("uscc:1")).size());
            assertEquals(1, tx.rowsByKey("enterprise", Set.of("name:企业" + many)).size());
            return tx;
        });
    }

    private static void fill(String town, int many, Consumer<DSLContext> then) {
        database.write(town, dsl -> {
            DatabaseTownTx tx = new DatabaseTownTx(dsl, town, UUID.randomUUID(), true, Clock.systemUTC());
            tx.putRows(filled(many));
            tx.putOps(ops(many));
            then.accept(dsl);
            return tx;
        });
    }

    private static List<ServerRow> filled(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(seq -> row(UUID.randomUUID(), seq, "企业" + seq))
                .toList();
    }

    private static List<OpRecord> ops(int many) {
        UUID device = UUID.randomUUID();
        return IntStream.rangeClosed(1, many).mapToObj(seq -> op(device, seq)).toList();
    }

    /** Rows that this transaction has read of a table so far, by whatever plan. */
    private static long touched(DSLContext dsl, String table) {
        return dsl.fetchOptional(
                        "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = ?", table)
                .orElseThrow()
                .get(0, Long.class);
    }
}
