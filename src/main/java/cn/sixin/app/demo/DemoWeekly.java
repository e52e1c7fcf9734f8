package cn.sixin.app.demo;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.ledger.Row;
import cn.sixin.weekly.Compared;
import cn.sixin.weekly.OpenProblems;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.Standing;
import cn.sixin.weekly.Weekly;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The report of the last Sunday, submitted that evening, and what a few enterprises corrected the day after. */
final class DemoWeekly {
    private static final int CORRECTED = 3;
    private static final int MORE = 5;
    private static final int EVENING_UTC = 10;

    private final LocalDate from;
    private final LocalDate day;
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> before = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();

    /** @param kept as it was when the report was submitted; {@code meant} as it is now */
    record Correction(Row kept, Row meant) {}

    /** @param from the season's first day of dispatch; {@code end} the last of which anything is known */
    DemoWeekly(LocalDate from, LocalDate end) {
        this.from = from;
        day = end.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
    }

    /** A row as it was first written: of a few, some more had come back than was said. */
    Row first(Row meant) {
        boolean wrong = day.equals(meant.get(Dispatch.AS_OF))
                && corrections.size() < CORRECTED
                && meant.get(Dispatch.RETURNED, 0) > MORE
                && meant.get(Dispatch.PRESENT, 0) > MORE;
        return wrong
                ? meant.with(Dispatch.RETURNED, meant.get(Dispatch.RETURNED, 0) - MORE)
                        .with(Dispatch.PRESENT, meant.get(Dispatch.PRESENT, 0) - MORE)
                : meant;
    }

    void written(Row kept, Row meant) {
        rows.add(kept);
        if (!kept.get(Dispatch.RETURNED, 0).equals(meant.get(Dispatch.RETURNED, 0))) {
            corrections.add(new Correction(
                    kept,
                    kept.with(Dispatch.RETURNED, meant.get(Dispatch.RETURNED))
                            .with(Dispatch.PRESENT, meant.get(Dispatch.PRESENT))));
        }
    }

    /** A row of the season before. */
    void yearAgo(Row kept) {
        before.add(kept);
    }

    /**
     * The report's rows; none when no week of the season is over.
     *
     * @param needs all rows of the service ledger
     */
    List<Row> report(List<Row> needs, String officer, Supplier<Row> draft, Supplier<Row> rowDraft) {
        List<Standing> standings = Standing.asOf(rows, from, day);
        if (standings.isEmpty()) {
            return List.of();
        }
        Report report = new Report(
                day,
                standings,
                compared(rows, Optional.of(from), Optional.of(day.minusDays(Report.WEEK))),
                compared(before, Weekly.sameDayLastYear(from), Weekly.sameDayLastYear(day)),
                List.of(),
                OpenProblems.asOf(needs, day).size());
        return report.freeze(
                draft.get(),
                rowDraft,
                1,
                "going_home",
                day.atTime(EVENING_UTC, 0).toInstant(ZoneOffset.UTC),
                officer);
    }

    private static Optional<Compared> compared(List<Row> rows, Optional<LocalDate> from, Optional<LocalDate> to) {
        return from.flatMap(first -> to.flatMap(last -> {
            List<Standing> standings = Standing.asOf(rows, first, last);
            return standings.isEmpty()
                    ? Optional.<Compared>empty()
                    : Optional.of(new Compared(last, Standing.sum(standings)));
        }));
    }

    List<Correction> corrections() {
        return List.copyOf(corrections);
    }
}
