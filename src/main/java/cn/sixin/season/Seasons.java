package cn.sixin.season;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The seasons that are known: those that are shipped with the program as data, each replaced by the store's row of its
 * year where there is one (ADR 0012). Shipped rows lie in no store, so that they are no change and nothing is sent.
 */
public final class Seasons {

    /** How near 正月初一 must be for a day without a year to belong to it. */
    private static final int HALF_A_YEAR = 183;

    private static final List<Integer> SHIPPED_YEARS = List.of(2025, 2027);
    private static final Seasons SHIPPED =
            new Seasons(SHIPPED_YEARS.stream().map(Seasons::read).toList());

    private final TreeMap<Integer, Row> byYear = new TreeMap<>();

    private Seasons(Iterable<Row> rows) {
        rows.forEach(this::put);
    }

    /** Of two rows of a year the one that was changed last holds; the smaller id decides between equals. */
    private void put(Row row) {
        Comparator<Row> later = Comparator.comparing((Row one) -> one.envelope().changedAt())
                .thenComparing(Row::id, Comparator.reverseOrder());
        Season.year(row)
                .filter(year -> !row.envelope().deleted())
                .ifPresent(year -> byYear.merge(year, row, (a, b) -> later.compare(a, b) < 0 ? b : a));
    }

    /** Those that come with the program: 2025 with the policy's figures, 2027 with dates by rule. */
    public static Seasons shipped() {
        return SHIPPED;
    }

    /** Whether a row is one of those that come with the program. */
    public static boolean isShipped(Row row) {
        return row.ledger() == Season.LEDGER
                && SHIPPED.all().stream().anyMatch(shipped -> shipped.id().equals(row.id()));
    }

    /** These with a store's rows over them. */
    public Seasons with(List<Row> rows) {
        Seasons over = new Seasons(byYear.values());
        rows.forEach(over::put);
        return over;
    }

    /** One a year, in the order of their years. */
    public List<Row> all() {
        return List.copyOf(byYear.values());
    }

    /** @param year of 正月初一, of the solar calendar */
    public Optional<Row> ofYear(int year) {
        return Optional.ofNullable(byYear.get(year));
    }

    /**
     * The season whose work is nearest: its work lasts from the first day that its row names to the last. Between two as
     * near, and in two at once, the later one holds: it is what is prepared.
     */
    public Row inForce(LocalDate today) {
        return byYear.descendingMap().values().stream()
                .min(Comparator.comparingLong(season -> daysAway(Season.work(season), today)))
                .orElseThrow();
    }

    private static long daysAway(Span work, LocalDate day) {
        LocalDate from = work.from();
        LocalDate to = work.to();
        if (from != null && day.isBefore(from)) {
            return ChronoUnit.DAYS.between(day, from);
        }
        return to != null && day.isAfter(to) ? ChronoUnit.DAYS.between(to, day) : 0;
    }

    /**
     * What values and rows are judged against, with the season in force. A day said by the lunar calendar or without a
     * year is that season's as long as its 正月初一 is the nearest one; else the calendar decides.
     */
    public Context context(LocalDate today, String town, Context.Lookup lookup) {
        Row season = inForce(today);
        LocalDate newYear = season.get(Season.NEW_YEAR);
        if (newYear == null || Math.abs(ChronoUnit.DAYS.between(today, newYear)) > HALF_A_YEAR) {
            newYear = Context.at(today, town, lookup).newYear();
        }
        return new Context(today, newYear, town, lookup, season);
    }

    private static Row read(int year) {
        Properties data = new Properties();
        String resource = "/cn/sixin/assets/seasons/" + year + ".properties";
        try (InputStream in = Seasons.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no season at " + resource);
            }
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalDate newYear = LocalDate.parse(data.getProperty(Season.NEW_YEAR.name()));
        Context context = new Context(newYear, newYear, "", Context.Lookup.NONE, null);
        Row row = Row.draft(Season.LEDGER, UUID.fromString(data.getProperty("id")), "");
        for (Map.Entry<Object, Object> entry : data.entrySet()) {
            if (!entry.getKey().equals("id")) {
                row = put(row, Season.LEDGER.column((String) entry.getKey()), (String) entry.getValue(), context);
            }
        }
        return row;
    }

    private static <T> Row put(Row row, Column<T> column, String text, Context context) {
        Reading<T> reading = column.kind().read(Cell.of(text), context);
        if (!reading.problems().isEmpty()) {
            throw new IllegalStateException("season " + row.id() + ": " + column + " does not read");
        }
        return row.with(column, reading.value());
    }
}
