package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.exchange.CellFate;
import cn.sixin.exchange.Finding;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.Start;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The superior's survey as it was filled by hand: first its enterprises come in, then its figures. */
class SurveyImportTest {
    private static final Path MESSY = Path.of("src/test/resources/samples/survey-messy.xlsx");

    private static PlannedRow row(Plan plan, int number) {
        return plan.rows().stream()
                .filter(planned -> planned.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private interface Use {
        void of(Store store, Desk desk) throws Exception;
    }

    private static void on(String day, Path home, Use use) throws Exception {
        Clock clock = Rows.morning(day);
        try (Store store = Rows.store(home);
                Desk desk = Desk.open(store, Labels.of(Locale.SIMPLIFIED_CHINESE), clock, "陈静")) {
            use.of(store, desk);
        }
    }

    private static ImportSteps steps(Desk desk, Ledger ledger) throws Exception {
        ImportSteps steps = new ImportSteps(desk, ledger, Start.of(ledger, desk.context()));
        steps.open(MESSY);
        steps.begin(Progress.NONE);
        return steps;
    }

    private static Saving.Saved write(ImportSteps steps, String... accepted) throws Exception {
        Plan plan = steps.now().plan(Progress.NONE);
        for (String kind : accepted) {
            plan.accept(kind);
        }
        return assertInstanceOf(Saving.Saved.class, steps.write(Progress.NONE).saving());
    }

    private static final String[] SURVEYS = {"integer_proposal", "survey.parts_under_on_post"};

    @Test
    void oneWorkbookBringsEnterprisesSurveysAndVacanciesOneAfterTheOther(@TempDir Path home) throws Exception {
        on("2026-11-25", home, (store, desk) -> {
            try (ImportSteps steps = steps(desk, Survey.LEDGER)) {
                assertEquals(
                        Enterprise.LEDGER, steps.now().ledger(), "surveys rest on enterprises that are not there yet");
                assertEquals(170, write(steps).count());
                assertEquals(Survey.LEDGER, steps.next().orElseThrow().ledger());
                assertEquals(
                        List.of(Survey.PHASE, Survey.SURVEYED_ON), steps.now().usual());
                assertEquals(Survey.BEFORE, steps.now().same().get(Survey.PHASE));
                assertEquals(
                        LocalDate.of(2027, 1, 12),
                        steps.now().same().get(Survey.SURVEYED_ON),
                        "the day that the sheet says of itself, not today");
                assertEquals(170, write(steps, SURVEYS).count());
                assertEquals(Vacancy.LEDGER, steps.next().orElseThrow().ledger());
                Plan plan = steps.now().plan(Progress.NONE);
                List<String> classes = plan.rows().stream()
                        .filter(planned -> planned.number() == 5)
                        .map(planned -> planned.row().get(Vacancy.CLASS) + " "
                                + planned.row().get(Vacancy.NUMBER) + " "
                                + planned.row().get(Vacancy.POST))
                        .toList();
                assertEquals(
                        List.of("general 52 普工", "skilled 5 技工", "technical 1 专业技术人员", "managerial 2 管理人员"), classes);
                assertEquals(
                        List.of("general", "technical", "managerial"),
                        plan.rows().stream()
                                .filter(planned -> planned.number() == 8)
                                .map(planned -> planned.row().get(Vacancy.CLASS))
                                .toList(),
                        "无 is no vacancy");
                assertEquals(
                        List.of("general", "skilled", "managerial"),
                        plan.rows().stream()
                                .filter(planned -> planned.number() == 7)
                                .map(planned -> planned.row().get(Vacancy.CLASS))
                                .toList(),
                        "0 is no vacancy");
                CellFate cell = plan.cells(row(plan, 5), desk.showing()).getLast();
                assertEquals("J5", cell.cell());
                assertEquals("52", cell.after());
                Saving.Saved vacancies = write(steps, "integer_proposal");
                assertEquals(expectedVacancies(plan), vacancies.count());
                assertTrue(vacancies.count() > 400);
                assertTrue(steps.next().isEmpty(), "every column has its place");
                assertEquals(3, steps.done().size());
                steps.undo();
                assertEquals(
                        0, store.count(Vacancy.LEDGER) + store.count(Survey.LEDGER) + store.count(Enterprise.LEDGER));
            }
        });
    }

    /** Counted from the plan's own rows, the held-back ones left out. */
    private static long expectedVacancies(Plan plan) {
        plan.accept("integer_proposal");
        return plan.rows().stream()
                .filter(planned -> plan.fate(planned) == PlannedRow.Fate.NEW)
                .count();
    }

    @Test
    void whatIsThereAlreadyIsNotAskedForAndASecondImportChangesNothing(@TempDir Path home) throws Exception {
        on("2027-01-12", home, (store, desk) -> {
            try (ImportSteps steps = steps(desk, Enterprise.LEDGER)) {
                write(steps);
                steps.next();
                write(steps, SURVEYS);
                steps.next();
                write(steps, "integer_proposal");
            }
            try (ImportSteps again = steps(desk, Survey.LEDGER)) {
                assertEquals(Enterprise.LEDGER, again.now().ledger(), "ten rows name enterprises that were held back");
                Plan roster = again.now().plan(Progress.NONE);
                assertEquals(170, roster.counts().get(PlannedRow.Fate.SAME));
                again.next();
                Plan surveys = again.now().plan(Progress.NONE);
                List.of(SURVEYS).forEach(surveys::accept);
                assertEquals(170, surveys.counts().get(PlannedRow.Fate.SAME));
                assertEquals(10, surveys.counts().get(PlannedRow.Fate.PROBLEM));
                again.next();
                Plan vacancies = again.now().plan(Progress.NONE);
                assertEquals(0, vacancies.counts().get(PlannedRow.Fate.NEW));
                assertEquals(0, vacancies.counts().get(PlannedRow.Fate.UPDATE));
                PlannedRow general = row(vacancies, 5);
                again.now().correct(general, new Finding(Problem.warning("test"), "J5", 9, "52", false), "0");
                Plan none = again.now().plan(Progress.NONE);
                assertEquals(PlannedRow.Fate.UPDATE, none.fate(row(none, 5)), "0 takes back what was looked for");
                assertEquals(0, row(none, 5).row().get(Vacancy.NUMBER));
            }
        });
    }

    /** Another town's, out of another program: one header row, a comma-separated file. */
    private static final String OTHER_SHAPE = """
        横沥镇节前用工摸查,,,,,,,,,
        摸查时间：2026.1.20,,,,,,,,,
        单位名称,统一社会信用代码,联系人,联系电话,用工总数,预计返乡,预计留莞,普工缺工人数,缺技工,预计开工时间
        东莞市长安甲电子有限公司,91441900MAXXXX0073,林海,19900000001,约200,120,80,12,0,年初八
        东莞市长安乙电子有限公司,,陈静,19900000002,0.3万,1000,2000,—,3,正月十六
        """;

    @Test
    void aSurveyOfAnotherShapeAndSeasonComesInAsWell(@TempDir Path home) throws Exception {
        on("2026-11-25", home.resolve("store"), (store, desk) -> {
            Path file = Files.writeString(home.resolve("other.csv"), OTHER_SHAPE);
            try (ImportSteps steps = new ImportSteps(desk, Survey.LEDGER, Start.of(Survey.LEDGER, desk.context()))) {
                steps.open(file);
                steps.begin(Progress.NONE);
                assertEquals(2, write(steps).count());
                assertEquals(Survey.LEDGER, steps.next().orElseThrow().ledger());
                assertEquals(LocalDate.of(2026, 1, 20), steps.now().same().get(Survey.SURVEYED_ON));
                assertEquals(Survey.BEFORE, steps.now().same().get(Survey.PHASE));
                Plan plan = steps.now().plan(Progress.NONE);
                assertEquals(2, plan.counts().get(PlannedRow.Fate.ASK), "约200 and 0.3万 are asked about");
                assertEquals(200, row(plan, 4).row().get(Survey.ON_POST));
                assertEquals(3000, row(plan, 5).row().get(Survey.ON_POST));
                assertEquals(LocalDate.of(2026, 2, 24), row(plan, 4).row().get(Survey.RESTART_ON), "年初八 of that year");
                assertEquals(LocalDate.of(2026, 3, 4), row(plan, 5).row().get(Survey.RESTART_ON));
                assertEquals(2, write(steps, SURVEYS).count());
                assertEquals(Vacancy.LEDGER, steps.next().orElseThrow().ledger());
                assertEquals(2, write(steps).count());
                assertTrue(steps.next().isEmpty());
            }
        });
    }

    @Test
    void whatOneWorkbookSaysIsNotSaidOfTheNext(@TempDir Path home) throws Exception {
        on("2026-11-25", home.resolve("store"), (store, desk) -> {
            Path undated = Files.writeString(home.resolve("undated.csv"), "企业名称,在岗人数\n东莞市测试电子有限公司,12\n");
            try (ImportModel model = new ImportModel(desk, Survey.LEDGER, Start.of(Survey.LEDGER, desk.context()))) {
                Object before = model.same().get(Survey.SURVEYED_ON);
                model.open(MESSY);
                assertEquals(LocalDate.of(2027, 1, 12), model.same().get(Survey.SURVEYED_ON));
                model.open(undated);
                assertEquals(before, model.same().get(Survey.SURVEYED_ON));
            }
        });
    }

    @Test
    void whatIsCorrectedForOneLedgerIsCorrectedForTheNext(@TempDir Path home) throws Exception {
        on("2027-01-12", home, (store, desk) -> {
            try (ImportSteps steps = steps(desk, Survey.LEDGER)) {
                Plan first = steps.now().plan(Progress.NONE);
                PlannedRow held = row(first, 33);
                assertEquals(PlannedRow.Fate.PROBLEM, first.fate(held));
                steps.now().correct(held, held.findings().getFirst(), "");
                assertEquals(171, write(steps).count(), "known by its name while its code is not");
                steps.next();
                assertEquals(171, write(steps, SURVEYS).count());
            }
        });
    }

    @Test
    void theFiguresComeInAsProposalsThatTheOfficerConfirms(@TempDir Path home) throws Exception {
        on("2027-01-12", home, (store, desk) -> {
            try (ImportModel roster = new ImportModel(desk, Enterprise.LEDGER)) {
                roster.open(MESSY);
                roster.plan(Progress.NONE);
                assertInstanceOf(Saving.Saved.class, roster.write(Progress.NONE).saving());
            }
            try (ImportModel model = new ImportModel(desk, Survey.LEDGER)) {
                model.open(MESSY);
                assertEquals(List.of(), model.missing());
                assertEquals(List.of(Survey.PHASE, Survey.SURVEYED_ON), model.usual());
                assertEquals(Survey.BEFORE, model.same().get(Survey.PHASE));
                assertEquals(LocalDate.of(2027, 1, 12), model.same().get(Survey.SURVEYED_ON));
                Plan plan = model.plan(Progress.NONE);
                assertEquals(PlannedRow.Fate.NEW, plan.fate(row(plan, 5)));
                assertEquals(PlannedRow.Fate.ASK, plan.fate(row(plan, 35)), "约491");
                assertEquals(PlannedRow.Fate.ASK, plan.fate(row(plan, 47)), "0.3万");
                plan.accept("integer_proposal");
                plan.accept("survey.parts_under_on_post");
                plan.rows().stream()
                        .filter(planned -> plan.fate(planned) == PlannedRow.Fate.ASK)
                        .findFirst()
                        .ifPresent(left -> assertEquals(List.of(), left.findings()));
                plan.rows().stream()
                        .filter(planned -> plan.fate(planned) == PlannedRow.Fate.PROBLEM)
                        .forEach(held -> assertTrue(held.findings().stream()
                                .allMatch(f -> f.problem().key().equals("import.duplicate")
                                        || Survey.ENTERPRISE.equals(f.problem().column()))));
                assertEquals(491, row(plan, 35).row().get(Survey.ON_POST));
                assertEquals(3000, row(plan, 47).row().get(Survey.ON_POST));
                assertEquals(2702, row(plan, 12).row().get(Survey.ON_POST), "full-width digits");
                assertNull(row(plan, 14).row().get(Survey.GOING_HOME), "/ is nothing");
                assertEquals(LocalDate.of(2027, 2, 13), row(plan, 5).row().get(Survey.RESTART_ON), "正月初八");
                assertEquals(LocalDate.of(2027, 2, 13), row(plan, 6).row().get(Survey.RESTART_ON), "a real date");
                assertEquals(LocalDate.of(2027, 2, 14), row(plan, 7).row().get(Survey.RESTART_ON), "2月14日");
                assertEquals(LocalDate.of(2027, 2, 15), row(plan, 8).row().get(Survey.RESTART_ON), "20270215");
                assertEquals(LocalDate.of(2027, 2, 13), row(plan, 9).row().get(Survey.RESTART_ON), "2027.2.13");
                Saving.Saved saved = assertInstanceOf(
                        Saving.Saved.class, model.write(Progress.NONE).saving());
                assertEquals(170, saved.count());
                Row first = store.find(
                                Survey.LEDGER, saved.rows().getFirst().after().id())
                        .orElseThrow();
                assertEquals(1680, first.get(Survey.ON_POST));
                assertEquals(Survey.BEFORE, first.get(Survey.PHASE));
                Plan again = model.plan(Progress.NONE);
                again.accept("integer_proposal");
                again.accept("survey.parts_under_on_post");
                assertEquals(170, again.counts().get(PlannedRow.Fate.SAME), "a second time nothing is new");
                assertEquals(10, again.counts().get(PlannedRow.Fate.PROBLEM));
            }
        });
    }
}
