package cn.sixin.weekly;

import cn.sixin.code.LunarDay;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.NaturalKey;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 周报, declared: one row a submitted report, with its figures as they were. What each enterprise added is in
 * {@link WeeklyRow}. A report that is submitted again is another row, and the first one stays.
 */
public final class Weekly {

    /** 返岗率口径: which of the two the report names first; both are in it. */
    public static final ChoiceList DEFINITIONS = ChoiceList.named("weekly_definition")
            .option("going_home", "返乡口径", "返乡")
            .option("with_staying", "含留莞口径", "含留莞");

    /** The day that the figures are as of; a town's week ends on it. */
    public static final Column<LocalDate> AS_OF =
            Column.of("as_of", Kinds.date()).required();
    /** 第几次报送, from 1. */
    public static final Column<Integer> ROUND =
            Column.of("round", Kinds.integer(1, 1_000)).required();

    public static final Column<String> DEFINITION =
            Column.of("definition", Kinds.choice(DEFINITIONS)).required();
    public static final Column<Instant> FROZEN_AT =
            Column.of("frozen_at", Kinds.instant()).required();
    public static final Column<String> FROZEN_BY =
            Column.of("frozen_by", Kinds.personName()).required();
    /** Enterprises whose figures were those of an earlier day. */
    public static final Column<Integer> CARRIED = Column.of("carried", count());
    /** 未填报: monitored enterprises without any figures in the season; they are in no rate. */
    public static final Column<Integer> UNREPORTED = Column.of("unreported", count());
    /** Service rows that were open as of the day. */
    public static final Column<Integer> OPEN_PROBLEMS = Column.of("open_problems", count());

    /** The report's figures, one column each. */
    public static final Map<Figure, Column<Integer>> FIGURES = figures();

    /** What the report was compared with, as {@link Compared#write} has it, when it was submitted. */
    public static final Column<String> LAST_WEEK = Column.of("last_week", Kinds.text(500));

    public static final Column<String> LAST_YEAR = Column.of("last_year", Kinds.text(500));

    private static final Rule OPENED_WITHIN =
            new Rule("opened <= due", List.of(figure(Figure.OPENED), figure(Figure.DUE)), (row, context) -> {
                int opened = row.get(figure(Figure.OPENED), 0);
                int due = row.get(figure(Figure.DUE), 0);
                return opened > due
                        ? Optional.of(Problem.error("weekly.opened_over_due", opened, due))
                        : Optional.empty();
            });
    private static final Rule NOT_LATER = new Rule("as_of <= today", List.of(AS_OF), (row, context) -> {
        LocalDate asOf = row.get(AS_OF);
        return asOf != null && asOf.isAfter(context.today())
                ? Optional.of(Problem.error("weekly.as_of_later"))
                : Optional.empty();
    });

    public static final Ledger LEDGER = Ledger.named("weekly")
            .columns(columns())
            .key(NaturalKey.by(
                    "report",
                    row -> Optional.ofNullable(row.get(AS_OF))
                            .map(day -> row.envelope().town() + "/" + day + "/" + row.get(ROUND, 0))))
            .rules(OPENED_WITHIN, NOT_LATER)
            .declare();

    private Weekly() {}

    public static Column<Integer> figure(Figure figure) {
        return java.util.Objects.requireNonNull(FIGURES.get(figure));
    }

    /** The report's figures as they were submitted. */
    public static Figures figures(Row report) {
        return Figures.of(figure -> report.get(figure(figure), 0));
    }

    /**
     * The day of the year before that has the same lunar month and day; empty where that year has no such day, as the
     * thirtieth of a month of 29.
     */
    public static Optional<LocalDate> sameDayLastYear(LocalDate day) {
        LunarDay now = LunarDay.of(day);
        LunarDay then = new LunarDay(now.year() - 1, now.month(), now.day());
        try {
            LocalDate solar = then.toSolar();
            return LunarDay.of(solar).equals(then) ? Optional.of(solar) : Optional.empty();
        } catch (IllegalArgumentException noSuchDay) {
            return Optional.empty();
        }
    }

    private static cn.sixin.ledger.Kind<Integer> count() {
        return Kinds.integer(0, 100_000_000);
    }

    static Map<Figure, Column<Integer>> figures() {
        Map<Figure, Column<Integer>> columns = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            columns.put(figure, Column.of(figure.code(), count()));
        }
        return java.util.Collections.unmodifiableMap(columns);
    }

    private static Column<?>[] columns() {
        List<Column<?>> all = new ArrayList<>(
                List.of(AS_OF, ROUND, DEFINITION, FROZEN_AT, FROZEN_BY, CARRIED, UNREPORTED, OPEN_PROBLEMS));
        all.addAll(FIGURES.values());
        all.add(LAST_WEEK);
        all.add(LAST_YEAR);
        return all.toArray(Column<?>[]::new);
    }
}
