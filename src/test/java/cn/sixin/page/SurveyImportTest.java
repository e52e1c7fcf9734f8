package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.enterprise.ui.EnterprisePage;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import cn.sixin.survey.Survey;
import cn.sixin.survey.ui.SurveyPage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

    @Test
    void theFiguresComeInAsProposalsThatTheOfficerConfirms(@TempDir Path home) throws Exception {
        StoreConfig config = StoreConfig.of(Ledgers.ALL).withCacheKb(16_384);
        Clock clock = Clock.fixed(Instant.parse("2027-01-12T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
        try (Store store = Store.create(
                                new StoreFiles(home), StoreKey.random(new SecureRandom()), config, Rows.TOWN, "desk-1")
                        .orThrow();
                Desk desk = Desk.open(store, Labels.of(Locale.SIMPLIFIED_CHINESE), clock, "陈静")) {
            try (ImportModel roster = new ImportModel(
                    desk, Enterprise.LEDGER, new LedgerPageModel(desk, EnterprisePage.declare()).importStart())) {
                roster.open(MESSY);
                roster.plan(Progress.NONE);
                assertInstanceOf(Saving.Saved.class, roster.write(Progress.NONE).saving());
            }
            LedgerPageModel page = new LedgerPageModel(desk, SurveyPage.declare());
            try (ImportModel model = new ImportModel(desk, Survey.LEDGER, page.importStart())) {
                model.open(MESSY);
                assertEquals(List.of("阶段 节前", "摸查日期 2027-01-12"), model.usual());
                assertEquals(List.of(), model.missing());
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
        }
    }
}
