package cn.sixin.store;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Where;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the database for rows that meet conditions. It uses an index for equal values followed by a range, not for a list
 * of values: so a list is asked value by value, and a column of several choices by each set of them that occurs.
 */
final class Asking {
    private final Connection connection;
    private final Function<Ledger, LedgerTable> tables;
    private final LedgerTable table;
    private final List<Part> parts;
    private final List<Where.Without> without;

    /**
     * Conditions as SQL, with its arguments.
     *
     * @param equal the columns of which it takes one value alone
     */
    private record Part(String sql, List<Object> arguments, List<String> equal) {
        static final Part LIVE = new Part("deleted = false", List.of(), List.of("deleted"));

        Part is(Column<?> column, Object value) {
            String name = LedgerTable.quoted(column.name());
            return new Part(sql + " and " + name + " = ?", more(arguments, value), more(equal, name));
        }

        Part isBlank(Column<?> column) {
            String name = LedgerTable.quoted(column.name());
            return new Part(sql + " and " + name + " is null", arguments, more(equal, name));
        }

        Part within(Column<?> column, String comparison, Object bound) {
            String name = LedgerTable.quoted(column.name());
            return new Part(sql + " and " + name + comparison, more(arguments, bound), equal);
        }

        private static <T> List<T> more(List<T> some, T another) {
            List<T> all = new ArrayList<>(some);
            all.add(another);
            return all;
        }
    }

    Asking(Connection connection, Function<Ledger, LedgerTable> tables, Ledger ledger, List<Where> where)
            throws SQLException {
        this.connection = connection;
        this.tables = tables;
        table = tables.apply(ledger);
        without = where.stream()
                .filter(Where.Without.class::isInstance)
                .map(Where.Without.class::cast)
                .toList();
        parts = parts(where);
    }

    private List<Part> parts(List<Where> where) throws SQLException {
        List<Part> all = List.of(Part.LIVE);
        for (Where condition : where) {
            List<Part> more = new ArrayList<>();
            for (Part part : all) {
                switch (condition) {
                    case Where.OneOf(var column, Set<String> values, boolean orBlank) -> {
                        values.stream().sorted().forEach(value -> more.add(part.is(column, value)));
                        if (orBlank) {
                            more.add(part.isBlank(column));
                        }
                    }
                    case Where.Has(var column, Set<String> codes) ->
                        sets(column, codes).forEach(set -> more.add(part.is(column, set)));
                    case Where.Blank(var column) -> more.add(part.isBlank(column));
                    case Where.Days days -> more.add(within(part, days));
                    case Where.Without referred -> more.add(part);
                }
            }
            all = more;
        }
        return all;
    }

    private static Part within(Part part, Where.Days days) {
        if (days.from() != null && days.from().equals(days.to())) {
            return part.is(days.column(), days.from());
        }
        Part after = days.from() == null ? part : part.within(days.column(), " >= ?", days.from());
        return days.to() == null ? after : after.within(days.column(), " <= ?", days.to());
    }

    /** The sets of choices with one of these in them that occur: each is found from the one before, by the index. */
    private List<String> sets(Column<Set<String>> column, Set<String> codes) throws SQLException {
        String name = LedgerTable.quoted(column.name());
        List<String> found = new ArrayList<>();
        String last = "";
        try (PreparedStatement next = connection.prepareStatement(table.selectOnly(
                name, "where deleted = false and " + name + " > ? order by deleted, " + name + " limit 1"))) {
            while (true) {
                next.setString(1, last);
                try (ResultSet rs = next.executeQuery()) {
                    if (!rs.next()) {
                        return found;
                    }
                    last = rs.getString(1);
                }
                if (column.kind().restore(last).stream().anyMatch(codes::contains)) {
                    found.add(last);
                }
            }
        }
    }

    /** How many rows there are, and the first of them as the index has them. */
    Listed list(int limit) throws SQLException {
        return without.isEmpty() ? counted(limit) : sifted(limit);
    }

    private Listed counted(int limit) throws SQLException {
        long count = 0;
        List<Row> rows = new ArrayList<>();
        for (Part part : parts) {
            count += ask(table.count("where " + part.sql()), part, rs -> {
                rs.next();
                return rs.getLong(1);
            });
            if (rows.size() < limit) {
                rows.addAll(rows("where " + part.sql() + " limit " + (limit - rows.size()), part));
            }
        }
        return new Listed(count, rows);
    }

    /** Ids alone come from the database, and those that are referred to are taken off here: a join would look up each. */
    private Listed sifted(int limit) throws SQLException {
        Set<UUID> unwanted = unwanted();
        List<UUID> first = new ArrayList<>();
        long[] count = new long[1];
        for (Part part : parts) {
            ask(table.selectOnly("id", "where " + part.sql()), part, rs -> {
                while (rs.next()) {
                    UUID id = rs.getObject(1, UUID.class);
                    if (!unwanted.contains(id)) {
                        count[0]++;
                        if (first.size() < limit) {
                            first.add(id);
                        }
                    }
                }
                return count;
            });
        }
        List<Row> rows = new ArrayList<>();
        for (UUID id : first) {
            rows.addAll(rows("where id = ?", new Part("", List.of(id), List.of())));
        }
        return new Listed(count[0], rows);
    }

    private Set<UUID> unwanted() throws SQLException {
        Set<UUID> referred = new HashSet<>();
        for (Where.Without condition : without) {
            Asking children =
                    new Asking(connection, tables, condition.reference().ledger(), condition.theirs());
            String reference = LedgerTable.quoted(condition.reference().name());
            for (Part part : children.parts) {
                children.ask(children.table.selectOnly(reference, "where " + part.sql()), part, rs -> {
                    while (rs.next()) {
                        referred.add(rs.getObject(1, UUID.class));
                    }
                    return referred;
                });
            }
        }
        return referred;
    }

    /** Those with the earliest day first. */
    List<Row> earliest(Column<LocalDate> day, int limit) throws SQLException {
        refuseWithout();
        List<Row> rows = new ArrayList<>();
        for (Part part : parts) {
            // By the equal columns too: only then does the database take its index for sorted.
            String order = Stream.concat(part.equal().stream(), Stream.of(LedgerTable.quoted(day.name())))
                    .collect(Collectors.joining(", "));
            rows.addAll(rows("where " + part.sql() + " order by " + order + " limit " + limit, part));
        }
        rows.sort(Comparator.comparing(row -> row.get(day, LocalDate.MAX)));
        return List.copyOf(rows.subList(0, Math.min(limit, rows.size())));
    }

    private List<Row> rows(String rest, Part part) throws SQLException {
        return ask(table.select(rest), part, rs -> {
            List<Row> rows = new ArrayList<>();
            while (rs.next()) {
                rows.add(table.read(rs));
            }
            return rows;
        });
    }

    private void refuseWithout() {
        if (!without.isEmpty()) {
            throw new IllegalArgumentException("rows without a child have no day of their own");
        }
    }

    /** How many rows there are for each day of a column. */
    Map<LocalDate, Long> perDay(Column<LocalDate> column) throws SQLException {
        refuseWithout();
        String day = LedgerTable.quoted(column.name());
        Map<LocalDate, Long> days = new TreeMap<>();
        for (Part part : parts) {
            ask(table.selectOnly(day + ", count(*)", "where " + part.sql() + " group by " + day), part, rs -> {
                while (rs.next()) {
                    LocalDate found = rs.getObject(1, LocalDate.class);
                    if (found != null) {
                        days.merge(found, rs.getLong(2), Long::sum);
                    }
                }
                return days;
            });
        }
        return days;
    }

    private <T> T ask(String sql, Part part, Reading.Read<T> read) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < part.arguments().size(); i++) {
                statement.setObject(i + 1, part.arguments().get(i));
            }
            try (ResultSet rs = statement.executeQuery()) {
                return read.from(rs);
            }
        }
    }
}
