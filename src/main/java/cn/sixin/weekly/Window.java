package cn.sixin.weekly;

import cn.sixin.code.LunarDay;
import cn.sixin.ledger.Context;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.season.Span;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The days of the dispatch that a report's day belongs to: those of the season of its 正月初一, and where no row says which
 * those are, 正月初八 to the month's end (dictionary).
 *
 * @param from the first day whose rows count
 * @param to the last day that is planned; a report may be later
 */
public record Window(LocalDate from, LocalDate to) {
    private static final int EIGHTH = 8;

    public static Window of(Seasons seasons, LocalDate day) {
        LocalDate newYear = Context.at(day, "", Context.Lookup.NONE).newYear();
        Span span = seasons.ofYear(newYear.getYear()).map(Season::dispatch).orElse(new Span(null, null));
        LunarDay first = LunarDay.of(newYear);
        LocalDate eighth = new LunarDay(first.year(), first.month(), EIGHTH).toSolar();
        LocalDate monthsEnd = newYear.plusDays(29);
        if (LunarDay.of(monthsEnd).month() != first.month()) {
            monthsEnd = newYear.plusDays(28);
        }
        return new Window(
                Objects.requireNonNullElse(span.from(), eighth), Objects.requireNonNullElse(span.to(), monthsEnd));
    }
}
