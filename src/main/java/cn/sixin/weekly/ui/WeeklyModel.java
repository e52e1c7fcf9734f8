package cn.sixin.weekly.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.code.Town;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.chart.CourseChart;
import cn.sixin.kit.work.Progress;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.service.Service;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import cn.sixin.weekly.Compared;
import cn.sixin.weekly.Figures;
import cn.sixin.weekly.OpenProblems;
import cn.sixin.weekly.Rate;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.ReportText;
import cn.sixin.weekly.Standing;
import cn.sixin.weekly.Weekly;
import cn.sixin.weekly.WeeklyRow;
import cn.sixin.weekly.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the weekly report's page knows and does. Its calls block and belong off the FX thread. */
public final class WeeklyModel {
    /** What must be in memory. */
    static final List<Ledger> NEEDS = List.of(Enterprise.LEDGER, Service.LEDGER, Dispatch.LEDGER, Weekly.LEDGER);

    private final Desk desk;

    WeeklyModel(Desk desk) {
        this.desk = desk;
    }

    Desk desk() {
        return desk;
    }

    /**
     * A report as it is looked at.
     *
     * @param now computed from the rows as they are
     * @param lastWeek the standings that it is set beside; empty when there are none
     * @param lastYear the same
     * @param problems service rows open as of the day
     * @param submitted every submitted report, the latest first
     * @param frozen the submitted one that is looked at; null when it is the present one
     * @param changed enterprises whose part has changed since that one was submitted
     */
    record Opened(
            Report now,
            List<Standing> lastWeek,
            List<Standing> lastYear,
            List<Row> problems,
            Courses courses,
            List<Row> submitted,
            @Nullable Frozen frozen,
            List<Report.Changed> changed) {
        /** What the page's figures are: the submitted ones where those are looked at. */
        Report shown() {
            return frozen == null ? now : frozen.report();
        }
    }

    /** A submitted report: its row, and itself. */
    record Frozen(Row row, Report report) {}

    /** Rates by day from the season's first, this season's and the last one's. */
    record Courses(
            LocalDate from,
            List<CourseChart.Point> opening,
            List<CourseChart.Point> openingBefore,
            List<CourseChart.Point> returning,
            List<CourseChart.Point> returningBefore) {}

    /** The day that the page opens with: today, but not after the last day of the dispatch. */
    LocalDate opening() {
        LocalDate today = desk.context().today();
        Window window = Window.of(desk.seasons(), today);
        return today.isAfter(window.to()) ? window.to() : today;
    }

    /** A day as an officer types it, 正月十四 too; empty when it does not read. */
    Optional<LocalDate> day(String typed) {
        Reading<LocalDate> reading = Weekly.AS_OF.kind().read(Cell.of(typed), desk.context());
        return Optional.ofNullable(reading.value())
                .filter(day -> !reading.problems().stream().anyMatch(cn.sixin.ledger.Problem::isError));
    }

    /** @param frozen a row of {@link Weekly#LEDGER} to be looked at, of that day; null for the present figures */
    Opened open(LocalDate day, @Nullable Row frozen, Progress progress) {
        desk.load(NEEDS, progress);
        Window window = Window.of(desk.seasons(), day);
        List<Row> rows = dispatches(window.from(), day);
        List<Standing> standings = Standing.asOf(rows, window.from(), day);
        List<Standing> lastWeek = Standing.asOf(rows, window.from(), day.minusDays(Report.WEEK));
        Optional<LocalDate> yearAgo = Weekly.sameDayLastYear(day);
        Optional<LocalDate> fromYearAgo = Weekly.sameDayLastYear(window.from());
        List<Standing> lastYear = yearAgo.isEmpty() || fromYearAgo.isEmpty()
                ? List.of()
                : Standing.asOf(dispatches(fromYearAgo.get(), yearAgo.get()), fromYearAgo.get(), yearAgo.get());
        List<Row> problems = OpenProblems.asOf(rows(Service.LEDGER, List.of()), day);
        Report now = new Report(
                day,
                standings,
                compared(day.minusDays(Report.WEEK), lastWeek),
                yearAgo.flatMap(then -> compared(then, lastYear)),
                unreported(standings),
                problems.size());
        Frozen looked = frozen == null ? null : new Frozen(frozen, frozen(frozen));
        return new Opened(
                now,
                lastWeek,
                lastYear,
                problems,
                courses(window, day, rows),
                submitted(),
                looked,
                looked == null ? List.of() : looked.report().changedIn(now));
    }

    private static Optional<Compared> compared(LocalDate day, List<Standing> standings) {
        return standings.isEmpty() ? Optional.empty() : Optional.of(new Compared(day, Standing.sum(standings)));
    }

    /** Standings as they were then; what was compared is in the row. */
    private Report frozen(Row report) {
        return Report.frozen(report, desk.store().children(WeeklyRow.LEDGER, WeeklyRow.WEEKLY, report.id()));
    }

    private List<Row> dispatches(LocalDate from, LocalDate to) {
        return rows(Dispatch.LEDGER, List.of(new Filter.Days(Dispatch.AS_OF, from, to)));
    }

    private List<Row> rows(Ledger ledger, List<Filter> filters) {
        Result found = desk.index(ledger).query(new Query("", filters, List.of()));
        return IntStream.range(0, found.count()).mapToObj(found::row).toList();
    }

    /** 监测企业 without a row in the season; one that closed down or moved away is asked no more. */
    private List<UUID> unreported(List<Standing> standings) {
        Set<UUID> reported = new HashSet<>();
        standings.forEach(standing -> reported.add(standing.enterprise()));
        List<Filter> watched = List.of(
                new Filter.OneOf(Enterprise.TAGS_COLUMN, Set.of("monitored", "key_industrial"), false),
                new Filter.OneOf(Enterprise.STATE, Set.of("normal", "stopped"), true));
        return desk.index(Enterprise.LEDGER).query(new Query("", watched, List.of())).ids().stream()
                .filter(id -> !reported.contains(id))
                .toList();
    }

    /** Every submitted report, the latest day and its last round first. */
    private List<Row> submitted() {
        List<Row> reports = new ArrayList<>(rows(Weekly.LEDGER, List.of()));
        reports.sort(Comparator.comparing((Row row) -> row.get(Weekly.AS_OF, LocalDate.MIN))
                .thenComparing(row -> row.get(Weekly.ROUND, 0))
                .reversed());
        return reports;
    }

    private Courses courses(Window window, LocalDate day, List<Row> rows) {
        LocalDate end = day.isAfter(window.to()) ? day : window.to();
        Map<LocalDate, Figures> now = Standing.course(rows, window.from(), day);
        Optional<LocalDate> first = Weekly.sameDayLastYear(window.from());
        // Of two first months one may be a day longer.
        long days = end.toEpochDay() - window.from().toEpochDay() + 1;
        Map<LocalDate, Figures> before = first.map(
                        from -> Standing.course(dispatches(from, from.plusDays(days)), from, from.plusDays(days)))
                .orElse(Map.of());
        List<CourseChart.Point> opening = new ArrayList<>();
        List<CourseChart.Point> openingBefore = new ArrayList<>();
        List<CourseChart.Point> returning = new ArrayList<>();
        List<CourseChart.Point> returningBefore = new ArrayList<>();
        for (LocalDate at = window.from(); !at.isAfter(end); at = at.plusDays(1)) {
            int x = (int) (at.toEpochDay() - window.from().toEpochDay());
            Figures today = now.get(at);
            Figures yearAgo = Weekly.sameDayLastYear(at).map(before::get).orElse(null);
            point(opening, x, Rate.OPENING, today);
            point(openingBefore, x, Rate.OPENING, yearAgo);
            point(returning, x, Rate.RETURN_HOME, today);
            point(returningBefore, x, Rate.RETURN_HOME, yearAgo);
        }
        return new Courses(window.from(), opening, openingBefore, returning, returningBefore);
    }

    private static void point(List<CourseChart.Point> points, int x, Rate rate, @Nullable Figures figures) {
        if (figures != null) {
            rate.of(figures).percent().ifPresent(percent -> points.add(new CourseChart.Point(x, percent)));
        }
    }

    /** What an enterprise is called; empty when it is not known. */
    String enterprise(UUID id) {
        return desk.showing().names().of(Enterprise.LEDGER, id);
    }

    String show(Column<?> column, Row row) {
        return column.showMasked(row, desk.showing());
    }

    /** What came of a submission. */
    record Submitted(UUID report, Saving saving) {}

    /** Keeps the figures as they are now; the next round of that day. */
    Submitted submit(Report report, String definition, @Nullable String note) {
        int round = 1
                + submitted().stream()
                        .filter(row -> report.asOf().equals(row.get(Weekly.AS_OF)))
                        .mapToInt(row -> row.get(Weekly.ROUND, 0))
                        .max()
                        .orElse(0);
        List<Row> rows = report.freeze(
                desk.store().draft(Weekly.LEDGER).with(Weekly.LEDGER.note(), note),
                () -> desk.store().draft(WeeklyRow.LEDGER),
                round,
                definition,
                desk.now(),
                desk.officer());
        List<Batch.Op> ops = rows.stream().<Batch.Op>map(Batch.Op.Create::new).toList();
        String title = desk.labels().text("weekly.group", LunarDay.report(report.asOf()), round);
        Saving saving = desk.store().save(new Batch(GroupKind.EDIT, title, desk.actor(), ops));
        return new Submitted(rows.getFirst().id(), saving);
    }

    /** In words, for the chat group. */
    String text(Report report, String definition) {
        String code = desk.store().town();
        return new ReportText(desk.labels())
                .of(report, Town.find(code).map(Town::name).orElse(code), definition);
    }
}
