package cn.sixin.dispatch;

import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.season.Span;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The days of a season on which is dispatched, both included, as the season's row says.
 *
 * @param name the season's
 */
public record Period(String name, LocalDate from, LocalDate to) {

    /** Those of all seasons that say when, in order. */
    public static List<Period> all(Seasons seasons) {
        return seasons.all().stream()
                .flatMap(season -> of(season).stream())
                .sorted(Comparator.comparing(Period::from))
                .toList();
    }

    private static Optional<Period> of(Row season) {
        Span span = Season.dispatch(season);
        LocalDate from = span.from();
        LocalDate to = span.to();
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new Period(season.get(Season.NAME, ""), from, to));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The one that a day belongs to: the last that has begun by then; the first of all when none has. */
    public static Optional<Period> of(Seasons seasons, LocalDate day) {
        List<Period> all = all(seasons);
        return all.stream()
                .filter(period -> !period.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .or(() -> all.stream().findFirst());
    }

    /** The next that has not begun yet. */
    public static Optional<Period> next(Seasons seasons, LocalDate day) {
        return all(seasons).stream()
                .filter(period -> period.from().isAfter(day))
                .findFirst();
    }

    /** The day to open with: today, or the last day of the season that was last. Empty before the first season. */
    public static Optional<LocalDate> opening(Seasons seasons, LocalDate today) {
        return of(seasons, today)
                .filter(period -> !period.from().isAfter(today))
                .map(period -> period.contains(today) ? today : period.to());
    }
}
