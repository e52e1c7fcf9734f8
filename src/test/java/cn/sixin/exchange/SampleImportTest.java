package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SampleImportTest {
    private static List<Row> written(Plan plan) {
        List<Row> rows = new ArrayList<>();
        plan.write(
                new Plan.Sink() {
                    @Override
                    public void create(Row row) {
                        rows.add(row);
                    }

                    @Override
                    public void update(Row before, Row after) {
                        rows.add(after);
                    }
                },
                UUID::randomUUID,
                Progress.NONE);
        return rows;
    }

    private static PlannedRow row(Plan plan, int number) {
        return plan.rows().stream()
                .filter(r -> r.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** The sample repeats itself after 981 enterprises; the repetitions say nothing new and are named as such. */
    @Test
    void theCleanRosterComesInWhole() throws Exception {
        Plan plan = Samples.plan(Samples.file("roster-clean.xlsx"), List.of());
        Map<PlannedRow.Fate, Integer> counts = plan.counts();
        assertEquals(3800, plan.rows().size());
        assertEquals(981, counts.get(PlannedRow.Fate.NEW));
        assertEquals(2819, counts.get(PlannedRow.Fate.SAME));
        assertEquals(
                List.of("import.repeated"),
                plan.kinds().keySet().stream().map(p -> p.key()).toList());
        assertTrue(plan.selections().getFirst().mapping().unused().isEmpty());
        List<Row> rows = written(plan);
        assertEquals(981, rows.size());
        Row second = rows.get(1);
        assertEquals("东莞市德普东阳光电子制品有限公司", second.get(Enterprise.NAME));
        assertEquals("914419004TT820NF5X", second.get(Enterprise.USCC));
        assertEquals(Set.of("key_industrial", "monitored"), second.get(Enterprise.TAGS_COLUMN));
        assertEquals("micro", second.get(Enterprise.SIZE));
        assertEquals(433, second.get(Enterprise.HEADCOUNT));
        assertEquals("19900003120", second.get(Enterprise.PHONE));
        assertEquals(Samples.CHANGAN, second.envelope().town());
    }

    @Test
    void aSecondTimeEverythingIsTheSame() throws Exception {
        List<Row> rows = written(Samples.plan(Samples.file("roster-clean.xlsx"), List.of()));
        Plan again = Samples.plan(Samples.file("roster-clean.xlsx"), rows);
        assertEquals(3800, again.counts().get(PlannedRow.Fate.SAME));
        assertTrue(written(again).isEmpty());
    }

    @Test
    void onlyWhatTheSheetSaysIsChanged() throws Exception {
        List<Row> rows = written(Samples.plan(Samples.file("roster-clean.xlsx"), List.of()));
        Row other = rows.get(1).with(Enterprise.HEADCOUNT, 12).with(Enterprise.LEDGER.note(), "手记");
        rows.set(1, other);
        Plan plan = Samples.plan(Samples.file("roster-clean.xlsx"), rows);
        List<Row> updated = written(plan);
        assertEquals(1, updated.size());
        assertEquals(433, updated.getFirst().get(Enterprise.HEADCOUNT));
        assertEquals("手记", updated.getFirst().get(Enterprise.LEDGER.note()));
        CellFate cell = plan.cells(row(plan, 3), cn.sixin.ledger.Showing.plain(Samples.ZH)).stream()
                .filter(c -> c.column() == Enterprise.HEADCOUNT)
                .findFirst()
                .orElseThrow();
        assertEquals("12", cell.before());
        assertEquals("433", cell.after());
        assertEquals(CellFate.What.CHANGED, cell.what());
        assertEquals("M3", cell.cell());
    }

    @Test
    void ofTheMessySurveyIdentityAndContactComeInOrAreExplained() throws Exception {
        Plan plan = Samples.plan(Samples.file("survey-messy.xlsx"), List.of());
        assertEquals(180, plan.rows().size());
        assertEquals(170, plan.counts().get(PlannedRow.Fate.NEW));
        for (PlannedRow row : plan.rows()) {
            boolean taken = plan.fate(row) == PlannedRow.Fate.NEW;
            assertEquals(taken, row.findings().isEmpty(), () -> Samples.explain(plan, row));
        }
        assertEquals("C33", row(plan, 33).findings().getFirst().cell());
        assertFalse(plan.isDroppable(row(plan, 33).findings().getFirst()));
        assertEquals(
                List.of(41, 79, 116, 154),
                plan.rows().stream()
                        .filter(r -> r.findings().stream()
                                .anyMatch(f -> f.problem().key().equals("import.duplicate")
                                        && f.problem().args().equals(List.of("8"))))
                        .map(PlannedRow::number)
                        .toList());
        assertEquals("东莞市富达恒信玩具有限公司", row(plan, 13).row().get(Enterprise.NAME));
        assertEquals("9144190066DT0UKD1D", row(plan, 15).row().get(Enterprise.USCC));
        assertEquals("19900006507、19900005396", row(plan, 17).row().get(Enterprise.PHONE));
        assertEquals("914419009B4DJK3E7T", row(plan, 21).row().get(Enterprise.USCC));
        assertEquals("乌沙", row(plan, 8).row().get(Enterprise.COMMUNITY));
        assertEquals(
                4, written(plan).stream().filter(r -> !r.has(Enterprise.USCC)).count());
        assertNull(row(plan, 5).row().get(Enterprise.HEADCOUNT));
    }

    @Test
    void surveyFiguresAndSkippedRowsAreReported() throws Exception {
        Plan plan = Samples.plan(Samples.file("survey-messy.xlsx"), List.of());
        Mapping mapping = plan.selections().getFirst().mapping();
        assertEquals(
                List.of(
                        "在岗人数",
                        "节前情况/返乡人数",
                        "节前情况/留莞人数",
                        "缺工情况（人）/普工",
                        "缺工情况（人）/技工",
                        "缺工情况（人）/专业技术人员",
                        "缺工情况（人）/管理人员",
                        "计划开工时间"),
                mapping.unused().stream().map(HeaderColumn::title).toList());
        assertEquals(
                List.of(
                        "1 TITLE",
                        "2 TITLE",
                        "3 HEADER",
                        "4 HEADER",
                        "65 BLANK",
                        "126 BLANK",
                        "187 BLANK",
                        "188 TOTAL",
                        "189 SIGNATURE"),
                plan.skipped().stream().map(s -> s.from() + " " + s.why()).toList());
        Header header = plan.selections().getFirst().header();
        assertEquals(mapping, Mapping.remembered(mapping.text(), header, Enterprise.LEDGER));
        assertTrue(mapping.source(Enterprise.COMMUNITY).orElseThrow().hidden());
    }
}
