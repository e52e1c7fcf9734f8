package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.PlannedRow.Fate;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.page.RowSaving.Outcome;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of the dispatch out of a workbook, and rows changed in the table of all days: what holds in the grid holds there. */
@SuppressWarnings("NullAway.Init") // set before each test
class DispatchImportTest {
    private static final Labels ZH = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 16);
    private static final Clock CLOCK = Rows.morning("2027-02-16");
    private static final Actor ACTOR = new Actor("梁安", "desk-1");

    @TempDir
    Path home;

    private Store store;
    private Desk desk;
    private Row first;

    @BeforeEach
    void open() {
        store = Rows.store(home.resolve("store"));
        desk = Desk.open(store, ZH, CLOCK, "梁安");
        first = enterprise("东莞市长安华宇电子有限公司");
        Row second = enterprise("东莞市长安金泰塑胶有限公司");
        create(
                first,
                second,
                day(first, TODAY.minusDays(3)).with(Dispatch.RETURNED, 40),
                store.draft(ClosedDay.LEDGER)
                        .with(ClosedDay.AS_OF, TODAY.minusDays(3))
                        .with(ClosedDay.CLOSED_AT, Instant.parse("2027-02-13T10:00:00Z"))
                        .with(ClosedDay.CLOSED_BY, "梁安"));
    }

    @AfterEach
    void close() {
        desk.close();
        store.close();
    }

    private Row enterprise(String name) {
        return store.draft(Enterprise.LEDGER)
                .with(Enterprise.NAME, name)
                .with(Enterprise.TAGS_COLUMN, Set.of("monitored"));
    }

    private Row day(Row enterprise, LocalDate day) {
        return store.draft(Dispatch.LEDGER)
                .with(Dispatch.ENTERPRISE, enterprise.id())
                .with(Dispatch.AS_OF, day)
                .with(Dispatch.OPEN_STATE, "partly");
    }

    private void create(Row... rows) {
        Batch batch = Batch.of(GroupKind.EDIT, "test", ACTOR);
        for (Row row : rows) {
            batch = batch.create(row);
        }
        assertInstanceOf(Saving.Saved.class, store.save(batch));
    }

    private Plan plan(String sheet) throws Exception {
        Path file = Files.writeString(home.resolve("day.csv"), sheet);
        try (ImportModel model = new ImportModel(desk, Dispatch.LEDGER)) {
            model.open(file);
            Plan plan = model.plan(Progress.NONE);
            long written = plan.rows().stream()
                    .filter(row -> plan.fate(row) == Fate.NEW || plan.fate(row) == Fate.UPDATE)
                    .count();
            Saving.Saved saved = assertInstanceOf(
                    Saving.Saved.class, model.write(Progress.NONE).saving());
            assertEquals(written, saved.count());
            return plan;
        }
    }

    private static List<String> keys(PlannedRow row) {
        return row.findings().stream().map(finding -> finding.problem().key()).toList();
    }

    private Row stored(LocalDate day) {
        return desk.index(Dispatch.LEDGER)
                .withKey(Dispatch.key(first.id(), day))
                .getFirst();
    }

    @Test
    void aSheetOfOneDayGoesToItsEnterprisesAndAskedAgainChangesOnlyWhatDiffers() throws Exception {
        Plan plan = plan("企业名称,开工状态,已返岗,新招累计\n东莞市长安华宇电子有限公司,部分开工,45,3\n东莞市长安金泰塑胶有限公司,未开工,0,\n");
        assertEquals(2, plan.counts().get(Fate.NEW));
        assertEquals(45, stored(TODAY).get(Dispatch.RETURNED));
        Plan again = plan("企业名称,开工状态,已返岗\n东莞市长安华宇电子有限公司,部分开工,47\n东莞市长安金泰塑胶有限公司,未开工,0\n");
        assertEquals(1, again.counts().get(Fate.UPDATE));
        assertEquals(1, again.counts().get(Fate.SAME));
        assertEquals(47, stored(TODAY).get(Dispatch.RETURNED));
        assertEquals(3, stored(TODAY).get(Dispatch.HIRED));
    }

    @Test
    void aFigureThatFellSaysWhyOrStaysOut() throws Exception {
        Plan plan = plan("企业名称,日期,开工状态,已返岗,下降原因\n东莞市长安华宇电子有限公司,2027-02-14,部分开工,39,\n"
                + "东莞市长安华宇电子有限公司,2027-02-15,部分开工,38,重复统计更正\n");
        assertEquals(List.of("dispatch.lower_than_before"), keys(plan.rows().getFirst()));
        assertEquals(List.of(), keys(plan.rows().getLast()));
        assertEquals(38, stored(TODAY.minusDays(1)).get(Dispatch.RETURNED));
    }

    @Test
    void aClosedDayTakesNothingThatWay() throws Exception {
        Plan plan = plan("企业名称,日期,开工状态,已返岗\n东莞市长安华宇电子有限公司,2027-02-13,部分开工,44\n" + "东莞市长安金泰塑胶有限公司,2027-02-13,部分开工,5\n");
        assertEquals(List.of("dispatch.day_closed"), keys(plan.rows().getFirst()));
        assertEquals(List.of("dispatch.day_closed"), keys(plan.rows().getLast()));
        Row before = stored(TODAY.minusDays(3));
        Outcome outcome = new RowSaving(desk).save(before, before.with(Dispatch.RETURNED, 41), Set.of());
        assertEquals(
                List.of("dispatch.day_closed"),
                ((Outcome.Wrong) outcome).all().stream().map(Problem::key).toList());
        assertEquals(40, stored(TODAY.minusDays(3)).get(Dispatch.RETURNED));
    }
}
