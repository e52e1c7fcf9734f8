package cn.sixin.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a value or a row is read and judged against.
 *
 * @param today the officer's calendar day
 * @param newYear 正月初一 of the season at hand, for dates given by the lunar calendar or without a year
 * @param town the station's town, 9 digits
 * @param lookup the other rows
 * @param season the row of the season at hand, whose dates and thresholds rules ask for; null where nobody says, and
 *     then what is shipped holds
 */
public record Context(
        LocalDate today,
        LocalDate newYear,
        String town,
        Lookup lookup,
        @Nullable Row season) {
    /** To reckon the moons of a year takes milliseconds, and every line on screen asks. */
    private static final Map<Integer, LocalDate> NEW_YEARS = new ConcurrentHashMap<>();

    /** Where nobody says which season it is. */
    public Context(LocalDate today, LocalDate newYear, String town, Lookup lookup) {
        this(today, newYear, town, lookup, null);
    }

    /** The same day and season, with other rows around. */
    public Context with(Lookup others) {
        return new Context(today, newYear, town, others, season);
    }

    /** The same as of another day of the season. */
    public Context on(LocalDate day) {
        return new Context(day, newYear, town, lookup, season);
    }

    /** The other rows, as far as a rule or a reference needs them. */
    public interface Lookup {
        Optional<Row> row(Ledger ledger, UUID id);

        /** Rows that a person may mean by a name or a code; empty, one, or several when it is ambiguous. */
        List<Row> named(Ledger ledger, String nameOrCode);

        /**
         * The rows, deleted ones aside, in which a column has this value.
         *
         * @param column one by which its ledger's rows are {@linkplain Ledger#lookedUpBy looked up}
         */
        default <T> List<Row> having(Column<T> column, T value) {
            return List.of();
        }

        /** How many {@link #having} would give; costs less. */
        default <T> int count(Column<T> column, T value) {
            return having(column, value).size();
        }

        Lookup NONE = new Lookup() {
            @Override
            public Optional<Row> row(Ledger ledger, UUID id) {
                return Optional.empty();
            }

            @Override
            public List<Row> named(Ledger ledger, String nameOrCode) {
                return List.of();
            }
        };
    }

    /** With the New Year nearest to the season that {@code today} belongs to: from August on, the next one. */
    public static Context at(LocalDate today, String town, Lookup lookup) {
        int year = today.getMonthValue() >= 8 ? today.getYear() + 1 : today.getYear();
        return new Context(today, newYear(year), town, lookup);
    }

    private static LocalDate newYear(int year) {
        return NEW_YEARS.computeIfAbsent(year, Context::reckoned);
    }

    private static LocalDate reckoned(int year) {
        com.nlf.calendar.Solar day = com.nlf.calendar.Lunar.fromYmd(year, 1, 1).getSolar();
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
}
