package cn.sixin.app.demo;

import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Period;
import cn.sixin.dispatch.Watched;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import cn.sixin.season.Seasons;
import cn.sixin.weekly.Weekly;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The dispatch of the season at hand, or of the last one when today lies between two: enterprises open one after the
 * other, people come back, shortages shrink. Now and then a day is left out or reported as unchanged; today is half done.
 */
final class DemoDispatch {
    /** A town watches a few hundred at most; more would only make a large demo slow. */
    private static final int MOST = 400;

    /** Of the season before, a row each few days is enough to be compared with. */
    private static final int YEAR_AGO_EVERY = 3;

    private static final int EVENING_UTC = 10;

    private final Optional<Period> period;
    private final LocalDate today;
    private final Map<LocalDate, Integer> reported = new TreeMap<>();
    private final Optional<DemoWeekly> weekly;
    private int watched;

    DemoDispatch(LocalDate today) {
        this.today = today;
        period = Period.of(Seasons.shipped(), today)
                .filter(found -> !found.from().isAfter(today));
        weekly = period.map(found -> new DemoWeekly(found.from(), last(found)));
    }

    private LocalDate last(Period of) {
        return of.to().isAfter(today) ? today : of.to();
    }

    /** @param draft an empty dispatch row each time; {@code keep} takes each day's row and gives it as it is kept */
    void fill(Row enterprise, SplittableRandom random, Supplier<Row> draft, UnaryOperator<Row> keep) {
        if (period.isEmpty() || weekly.isEmpty() || watched == MOST || !Watched.is(enterprise, false)) {
            return;
        }
        watched++;
        Course course = new Course(enterprise, random);
        LocalDate from = period.get().from();
        LocalDate to = last(period.get());
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            int number = (int) (day.toEpochDay() - from.toEpochDay());
            boolean leftOut = random.nextInt(20) == 0 || (day.equals(today) && random.nextInt(2) == 0);
            if (number == 0 || !leftOut) {
                Row meant = course.on(day, number, draft.get(), random);
                weekly.get().written(keep.apply(weekly.get().first(meant)), meant);
                reported.merge(day, 1, Integer::sum);
            }
        }
        yearAgo(new Course(enterprise, random), period.get(), random, draft, keep);
    }

    /** The same lunar days of the year before. */
    private void yearAgo(
            Course course, Period of, SplittableRandom random, Supplier<Row> draft, UnaryOperator<Row> keep) {
        for (LocalDate day = of.from(); !day.isAfter(of.to()); day = day.plusDays(1)) {
            int number = (int) (day.toEpochDay() - of.from().toEpochDay());
            Optional<LocalDate> then = Weekly.sameDayLastYear(day);
            if (number % YEAR_AGO_EVERY == 0 && then.isPresent()) {
                weekly.ifPresent(
                        report -> report.yearAgo(keep.apply(course.on(then.get(), number, draft.get(), random))));
            }
        }
    }

    /** What has been submitted of it. */
    Optional<DemoWeekly> weekly() {
        return weekly;
    }

    /** The days that are over, closed in the evening. */
    void close(String officer, Supplier<Row> draft, Consumer<Row> keep) {
        reported.forEach((day, count) -> {
            if (day.isBefore(today)) {
                keep.accept(draft.get()
                        .with(ClosedDay.AS_OF, day)
                        .with(ClosedDay.CLOSED_AT, day.atTime(EVENING_UTC, 0).toInstant(ZoneOffset.UTC))
                        .with(ClosedDay.CLOSED_BY, officer)
                        .with(ClosedDay.DUE, watched)
                        .with(ClosedDay.REPORTED, count));
            }
        });
    }

    /** One enterprise's season; figures only grow, shortages only shrink. */
    private static final class Course {
        private final Row enterprise;
        private final boolean stopped;
        private final int opensOn;
        private final int onPost;
        private final int home;
        private final int missing;
        private final int rigid;
        private int hired;
        private int gone;

        Course(Row enterprise, SplittableRandom random) {
            this.enterprise = enterprise;
            stopped = "stopped".equals(enterprise.get(Enterprise.STATE));
            opensOn = Math.max(0, random.nextInt(14) - 6);
            onPost = enterprise.get(Enterprise.HEADCOUNT, 100);
            home = onPost * random.nextInt(45, 80) / 100;
            missing = onPost * random.nextInt(2, 14) / 100;
            rigid = missing * random.nextInt(30, 80) / 100;
        }

        Row on(LocalDate day, int number, Row draft, SplittableRandom random) {
            int open = stopped ? -1 : number - opensOn;
            boolean called = random.nextInt(5) > 0;
            Row row = draft.with(Dispatch.ENTERPRISE, enterprise.id())
                    .with(Dispatch.AS_OF, day)
                    .with(Dispatch.OPEN_STATE, state(open))
                    .with(Dispatch.ON_POST, onPost)
                    .with(Dispatch.GOING_HOME, home)
                    .with(Dispatch.STAYING, onPost - home)
                    .with(Dispatch.OFFICER, enterprise.get(Enterprise.SERVICE_OFFICER))
                    .with(Dispatch.DEFINITION, "own");
            if (called) {
                row = row.with(Dispatch.METHOD, random.nextInt(9) == 0 ? "visit" : "phone")
                        .with(Dispatch.INTERVIEWEE, enterprise.get(Enterprise.CONTACT));
            }
            return people(open < 0 ? row : row.with(Dispatch.OPENED_ON, day.minusDays(open)), open, random);
        }

        private String state(int open) {
            if (stopped) {
                return "stopped";
            }
            return open < 0 ? "not_open" : open < 3 ? "partly" : "fully";
        }

        private Row people(Row row, int open, SplittableRandom random) {
            double there = open < 0 ? 0 : 1 - 0.45 * Math.exp(-open / 4.0);
            int returned = (int) (home * Math.min(0.992, there));
            if (open >= 0) {
                hired += random.nextInt(1 + Math.max(1, missing / 12));
                gone += random.nextInt(4) == 0 ? 1 : 0;
            }
            int left = Math.min(gone, onPost - home + returned + hired);
            int shortage = open < 0 ? missing : (int) (missing * Math.exp(-open / 9.0));
            int skilled = shortage / 5;
            int technical = shortage / 16;
            int managerial = shortage / 30;
            return row.with(Dispatch.RETURNED, returned)
                    .with(Dispatch.HIRED, hired)
                    .with(Dispatch.LEFT, left)
                    .with(Dispatch.PRESENT, onPost - home + returned + hired - left)
                    .with(Dispatch.SHORT_GENERAL, shortage - skilled - technical - managerial)
                    .with(Dispatch.SHORT_SKILLED, skilled)
                    .with(Dispatch.SHORT_TECHNICAL, technical)
                    .with(Dispatch.SHORT_MANAGERIAL, managerial)
                    .with(Dispatch.SHORT_TOTAL, shortage)
                    .with(Dispatch.RIGID, rigid)
                    .with(Dispatch.RIGID_SOLVED, open < 0 ? 0 : (int) (rigid * (1 - Math.exp(-open / 6.0))));
        }
    }
}
