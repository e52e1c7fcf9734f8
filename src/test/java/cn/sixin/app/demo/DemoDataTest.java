package cn.sixin.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Stations;
import cn.sixin.code.Uscc;
import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Falling;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import cn.sixin.visit.Visit;
import cn.sixin.weekly.Compared;
import cn.sixin.weekly.Figure;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.Standing;
import cn.sixin.weekly.Weekly;
import cn.sixin.weekly.WeeklyRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 13);
    private static final Labels LABELS = Labels.of(Locale.SIMPLIFIED_CHINESE);

    @TempDir
    Path home;

    @TempDir
    Path other;

    static List<Row> rows(Store store, Ledger ledger) {
        List<Row> rows = new ArrayList<>();
        store.forEach(ledger, rows::add);
        return rows;
    }

    private static Saving.Saved fill(Session session, int enterprises) {
        DemoData demo = new DemoData(session.store(), LABELS, TODAY);
        assertTrue(demo.mayFill());
        return assertInstanceOf(Saving.Saved.class, demo.fill(enterprises, session.actor(), Progress.NONE));
    }

    @Test
    void everyRowPassesItsLedgersRulesAndNoneIsAnyones() {
        try (Session session = Stations.founded(home).session()) {
            fill(session, 400);
            Context context = Context.at(TODAY, Stations.TOWN, Context.Lookup.NONE);
            Set<String> names = new HashSet<>();
            for (Row row : rows(session.store(), Enterprise.LEDGER)) {
                assertEquals(List.of(), Enterprise.LEDGER.check(row, context));
                assertTrue(Uscc.check(row.get(Enterprise.USCC, "")).valid());
                assertTrue(row.get(Enterprise.USCC, "").startsWith("91441900MAX"));
                assertTrue(row.get(Enterprise.PHONE, "").matches("1990000\\d{4}"));
                assertTrue(names.add(row.get(Enterprise.NAME, "")), "two of one name");
            }
            for (Ledger ledger : List.of(
                    Service.LEDGER, Visit.LEDGER, Survey.LEDGER, Vacancy.LEDGER, Dispatch.LEDGER, ClosedDay.LEDGER)) {
                for (Row row : rows(session.store(), ledger)) {
                    assertEquals(List.of(), ledger.check(row, context), row::toString);
                }
            }
        }
    }

    /** In November the season of the last spring is there whole: every figure in its place, none falling. */
    @Test
    void betweenTwoSeasonsTheLastOnesDispatchIsWhole() {
        LocalDate november = LocalDate.of(2026, 11, 25);
        try (Session session = Stations.founded(home).session()) {
            new DemoData(session.store(), LABELS, november).fill(120, session.actor(), Progress.NONE);
            Context context = Context.at(november, Stations.TOWN, Context.Lookup.NONE);
            Map<UUID, Row> last = new HashMap<>();
            Set<LocalDate> days = new HashSet<>();
            List<Row> rows = new ArrayList<>(rows(session.store(), Dispatch.LEDGER));
            assertTrue(rows.removeIf(DemoDataTest::isYearAgo), "the year before has figures, too");
            rows.sort(Comparator.comparing(row -> row.get(Dispatch.AS_OF, LocalDate.MIN)));
            for (Row row : rows) {
                assertEquals(List.of(), Dispatch.LEDGER.check(row, context));
                days.add(row.get(Dispatch.AS_OF, LocalDate.MIN));
                Row before = last.put(row.get(Dispatch.ENTERPRISE, new UUID(0, 0)), row);
                assertEquals(List.of(), Falling.problems(before, row));
            }
            assertEquals(23, days.size());
            assertTrue(days.contains(LocalDate.of(2025, 2, 27)));
            assertTrue(last.size() > 20, () -> last.size() + " enterprises");
            assertEquals(23, rows(session.store(), ClosedDay.LEDGER).size());
        }
    }

    private static boolean isYearAgo(Row row) {
        return row.get(Dispatch.AS_OF, LocalDate.MAX).isBefore(LocalDate.of(2025, 1, 29));
    }

    /** So that the weekly report has last week, last year and something that changed to show beside it. */
    @Test
    void aReportWasSubmittedAndThreeEnterprisesCorrectedSince() {
        LocalDate november = LocalDate.of(2026, 11, 25);
        try (Session session = Stations.founded(home).session()) {
            new DemoData(session.store(), LABELS, november).fill(120, session.actor(), Progress.NONE);
            Row report = rows(session.store(), Weekly.LEDGER).getFirst();
            assertEquals(1, rows(session.store(), Weekly.LEDGER).size());
            assertEquals(
                    List.of(), Weekly.LEDGER.check(report, Context.at(november, Stations.TOWN, Context.Lookup.NONE)));
            LocalDate day = report.get(Weekly.AS_OF, LocalDate.MIN);
            assertEquals(LocalDate.of(2025, 2, 23), day);
            Report frozen = Report.frozen(report, rows(session.store(), WeeklyRow.LEDGER));
            assertTrue(frozen.lastWeek().isPresent());
            assertEquals(Weekly.sameDayLastYear(day), frozen.lastYear().map(Compared::day));
            List<Standing> now = Standing.asOf(rows(session.store(), Dispatch.LEDGER), LocalDate.of(2025, 1, 29), day);
            Report present = new Report(day, now, Optional.empty(), Optional.empty(), List.of(), 0);
            List<Report.Changed> changed = frozen.changedIn(present);
            assertEquals(3, changed.size());
            for (Report.Changed one : changed) {
                assertEquals(5, one.difference().get(Figure.RETURNED));
                Row row = session.store()
                        .find(Dispatch.LEDGER, one.now().orElseThrow().row())
                        .orElseThrow();
                assertEquals(
                        LABELS.text("demo.correction"),
                        session.store().history(row.id()).getFirst().why());
            }
        }
    }

    @Test
    void showsEveryStateAnOfficerMeets() {
        try (Session session = Stations.founded(home).session()) {
            fill(session, DemoData.DEFAULT_ENTERPRISES);
            Context context = Context.at(TODAY, Stations.TOWN, Context.Lookup.NONE);
            List<Row> needs = rows(session.store(), Service.LEDGER);
            for (String status : Service.STATUSES.codes()) {
                assertTrue(needs.stream().anyMatch(r -> status.equals(r.get(Service.STATUS))), status);
            }
            assertTrue(needs.stream().anyMatch(r -> Service.isOverdue(r, context)));
            assertTrue(needs.stream().anyMatch(Service::isRed));
            List<Row> surveys = rows(session.store(), Survey.LEDGER);
            for (String phase : Survey.PHASES.codes()) {
                assertTrue(surveys.stream().anyMatch(r -> phase.equals(r.get(Survey.PHASE))), phase);
            }
            List<Row> vacancies = rows(session.store(), Vacancy.LEDGER);
            for (String code : Vacancy.CLASSES.codes()) {
                assertTrue(vacancies.stream().anyMatch(r -> code.equals(r.get(Vacancy.CLASS))), code);
            }
            List<Row> visits = rows(session.store(), Visit.LEDGER);
            for (String kind : Visit.KINDS.codes()) {
                assertTrue(visits.stream().anyMatch(r -> kind.equals(r.get(Visit.KIND))), kind);
            }
            assertTrue(visits.stream().anyMatch(r -> Visit.isFollowUpOverdue(r, context)));
            assertTrue(visits.stream().anyMatch(r -> r.has(Visit.SERVICE)));
            Row pictured =
                    visits.stream().filter(r -> r.has(Visit.PHOTOS)).findFirst().orElseThrow();
            pictured.get(Visit.PHOTOS, List.<String>of())
                    .forEach(hash ->
                            assertTrue(session.store().attachments().find(hash).isPresent()));
        }
    }

    @Test
    void givesTheSameRowsEachTimeAndUndoTakesThemBack() {
        try (Session one = Stations.founded(home).session();
                Session two = Stations.founded(other).session()) {
            Saving.Saved saved = fill(one, 30);
            fill(two, 30);
            assertEquals(values(one.store()), values(two.store()));
            assertFalse(new DemoData(one.store(), LABELS, TODAY).mayFill());
            one.store().undo(saved.group(), one.actor(), "undo");
            assertEquals(0, one.store().count(Enterprise.LEDGER));
            assertEquals(0, one.store().count(Service.LEDGER));
            assertEquals(0, one.store().count(Visit.LEDGER));
        }
    }

    private static List<String> values(Store store) {
        return rows(store, Enterprise.LEDGER).stream()
                .map(row -> Enterprise.LEDGER.columns().stream()
                        .map((Column<?> column) -> String.valueOf(row.get(column)))
                        .reduce("", (a, b) -> a + "|" + b))
                .toList();
    }
}
