package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Due;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Where;
import cn.sixin.service.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database answers is what a plain walk over the rows gives, and it answers from indexes. */
class AskingTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 16);

    @TempDir
    Path home;

    private Store store;
    private final List<Row> enterprises = new ArrayList<>();
    private final List<Row> services = new ArrayList<>();

    @BeforeEach
    void fill() {
        store = Stores.create(home, Stores.key());
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            Set<String> tags = new HashSet<>();
            Enterprise.TAGS.codes().stream().filter(tag -> random.nextBoolean()).forEach(tags::add);
            enterprises.add(Stores.enterprise(store, i)
                    .with(
                            Enterprise.TAGS_COLUMN,
                            tags.isEmpty()
                                    ? null
                                    : Enterprise.TAGS_COLUMN
                                            .kind()
                                            .restore(Enterprise.TAGS_COLUMN
                                                    .kind()
                                                    .store(tags)))
                    .with(Enterprise.STATE, any(random, "normal", "closed", null)));
        }
        for (int i = 0; i < 200; i++) {
            services.add(Stores.service(
                            store, enterprises.get(random.nextInt(60)).id(), "第 " + i + " 条")
                    .with(Service.STATUS, any(random, "open", "doing", "closed", "escalated"))
                    .with(Service.RISK, any(random, "red", "none", null))
                    .with(Service.DUE_ON, random.nextInt(5) == 0 ? null : TODAY.plusDays(random.nextInt(30) - 20)));
        }
        Batch batch = Stores.batch(GroupKind.EDIT);
        for (Row row : Stream.concat(enterprises.stream(), services.stream()).toList()) {
            batch = batch.create(row);
        }
        List<RowChange> saved = Stores.saved(store.save(batch)).rows();
        // A tenth is deleted again: none of it may be found.
        Batch gone = Stores.batch(GroupKind.DELETE);
        for (int i = 0; i < saved.size(); i += 10) {
            Row row = saved.get(i).after();
            gone = gone.delete(row, null);
            enterprises.removeIf(other -> other.id().equals(row.id()));
            services.removeIf(other -> other.id().equals(row.id()));
        }
        Stores.saved(store.save(gone));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static @org.jspecify.annotations.Nullable String any(
            Random random, @org.jspecify.annotations.Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private boolean holds(Where where, Row row) {
        return switch (where) {
            case Where.OneOf oneOf ->
                row.has(oneOf.column()) ? oneOf.values().contains(row.get(oneOf.column(), "")) : oneOf.orBlank();
            case Where.Has has -> row.get(has.column(), Set.of()).stream().anyMatch(has.codes()::contains);
            case Where.Blank blank -> !row.has(blank.column());
            case Where.Days days -> {
                LocalDate day = row.get(days.column());
                yield day != null
                        && (days.from() == null || !day.isBefore(days.from()))
                        && (days.to() == null || !day.isAfter(days.to()));
            }
            case Where.Without without ->
                services.stream()
                        .noneMatch(child -> row.id().equals(child.get(without.reference()))
                                && without.theirs().stream().allMatch(theirs -> holds(theirs, child)));
        };
    }

    private void compare(Ledger ledger, List<Row> all, Where... conditions) {
        List<Where> where = List.of(conditions);
        List<Row> wanted = all.stream()
                .filter(row -> where.stream().allMatch(condition -> holds(condition, row)))
                .toList();
        assertFalse(wanted.isEmpty() || wanted.size() == all.size(), () -> where + " tells nothing apart");
        Listed listed = store.list(ledger, where, all.size());
        assertEquals(wanted.size(), listed.count(), where::toString);
        Set<UUID> ids = new HashSet<>();
        listed.first().forEach(row -> ids.add(row.id()));
        assertEquals(new HashSet<>(wanted.stream().map(Row::id).toList()), ids, where::toString);
        Listed three = store.list(ledger, where, 3);
        assertEquals(wanted.size(), three.count());
        assertEquals(3, three.first().size());
    }

    @Test
    void countsAndListsWhatAPlainWalkFinds() {
        compare(Service.LEDGER, services, Where.oneOf(Service.STATUS, "open", "doing"));
        compare(Service.LEDGER, services, Where.oneOfOrBlank(Service.RISK, "red"));
        compare(
                Service.LEDGER,
                services,
                Where.oneOf(Service.STATUS, "open", "doing", "escalated"),
                new Where.Days(Service.DUE_ON, null, TODAY));
        compare(Service.LEDGER, services, new Where.Days(Service.DUE_ON, TODAY.minusDays(3), TODAY.plusDays(3)));
        compare(Service.LEDGER, services, Where.blank(Service.DUE_ON), Where.oneOf(Service.RISK, "red"));
        compare(Enterprise.LEDGER, enterprises, Where.has(Enterprise.TAGS_COLUMN, "monitored"));
        compare(Enterprise.LEDGER, enterprises, Where.has(Enterprise.TAGS_COLUMN, "monitored", "q1_orders"));
        compare(
                Enterprise.LEDGER,
                enterprises,
                Where.has(Enterprise.TAGS_COLUMN, "foreign_trade"),
                Where.oneOfOrBlank(Enterprise.STATE, "normal"));
        compare(
                Enterprise.LEDGER,
                enterprises,
                Where.has(Enterprise.TAGS_COLUMN, "monitored"),
                Where.without(Service.ENTERPRISE, Where.oneOf(Service.STATUS, "open", "doing")));
        compare(Enterprise.LEDGER, enterprises, Where.without(Service.ENTERPRISE));
    }

    @Test
    void theEarliestComeFirstWhateverTheirStatus() {
        List<Where> where =
                List.of(Where.oneOf(Service.STATUS, "open", "doing"), new Where.Days(Service.DUE_ON, null, TODAY));
        List<LocalDate> days = store.earliest(Service.LEDGER, where, Service.DUE_ON, 25).stream()
                .map(row -> Objects.requireNonNull(row.get(Service.DUE_ON)))
                .toList();
        List<LocalDate> wanted = services.stream()
                .filter(row -> where.stream().allMatch(condition -> holds(condition, row)))
                .map(row -> Objects.requireNonNull(row.get(Service.DUE_ON)))
                .sorted()
                .limit(25)
                .toList();
        assertEquals(wanted, days);
    }

    @Test
    void countsForEachDay() {
        List<Where> where = List.of(Where.oneOf(Service.STATUS, "open", "closed"));
        Map<LocalDate, Long> wanted = new TreeMap<>();
        services.stream()
                .filter(row -> holds(where.getFirst(), row) && row.has(Service.DUE_ON))
                .forEach(row -> wanted.merge(Objects.requireNonNull(row.get(Service.DUE_ON)), 1L, Long::sum));
        assertEquals(wanted, store.perDay(Service.LEDGER, where, Service.DUE_ON));
    }

    /** The first row and the last of what the work list asks: no ledger is read from end to end for it. */
    @Test
    void everyDueIsAnsweredFromAnIndex() throws SQLException {
        Context context = Context.at(TODAY, Stores.TOWN, Context.Lookup.NONE);
        Connection connection = store.lane().connection();
        List<String> scans = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set query_statistics true");
            for (Ledger ledger : Ledgers.ALL) {
                for (Due due : ledger.dues()) {
                    for (Due.Wanted wanted : due.wanted(context)) {
                        ask(due, wanted);
                    }
                }
            }
            for (String sql : asked(statement)) {
                String plan = plan(connection, sql);
                boolean walked = conditions(sql).stream().allMatch(inIndex(plan)::contains);
                if (!walked || (sql.contains("order by") && !plan.contains("index sorted"))) {
                    scans.add(plan);
                }
            }
            statement.execute("set query_statistics false");
        }
        assertTrue(scans.isEmpty(), () -> String.join("\n", scans));
    }

    private void ask(Due due, Due.Wanted wanted) {
        Optional<Column<LocalDate>> day =
                wanted.by() instanceof Due.By.Its(var column) ? Optional.of(column) : Optional.empty();
        List<Where> where = new ArrayList<>(wanted.where());
        day.ifPresent(column -> where.add(new Where.Days(column, null, TODAY)));
        store.list(due.rows(), where, 10);
        day.ifPresent(column -> store.earliest(due.rows(), where, column, 10));
        day.ifPresent(column -> store.perDay(due.rows(), where, column));
    }

    /** The columns that a statement sets conditions to. */
    private static List<String> conditions(String sql) {
        String where = sql.substring(sql.indexOf(" where ") + 7).replaceAll(" (order by|group by|limit).*", "");
        return Stream.of(where.split(" and "))
                .map(condition ->
                        condition.strip().split(" ", 2)[0].replace("\"", "").toUpperCase(Locale.ROOT))
                .toList();
    }

    /** The conditions by which the database walks the index: in a comment of its plan. */
    private static String inIndex(String plan) {
        return plan.substring(plan.indexOf("/*"), plan.indexOf("*/"));
    }

    /** How the database would answer, its parameters not known. */
    private static String plan(Connection connection, String sql) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            for (int i = 1; i <= sql.chars().filter(c -> c == '?').count(); i++) {
                explain.setNull(i, Types.NULL);
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                return plan.getString(1);
            }
        }
    }

    private static List<String> asked(Statement statement) throws SQLException {
        List<String> asked = new ArrayList<>();
        try (ResultSet rs = statement.executeQuery("select sql_statement from information_schema.query_statistics"
                + " where sql_statement like '%deleted = false%'")) {
            while (rs.next()) {
                asked.add(rs.getString(1));
            }
        }
        assertFalse(asked.isEmpty(), "nothing was asked");
        return asked;
    }
}
