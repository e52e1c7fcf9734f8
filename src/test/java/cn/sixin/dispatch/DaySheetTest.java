package cn.sixin.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.dispatch.DaySheet.CellText;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DaySheetTest {
    private final DaySheet sheet = Lines.sheet(Lines.carried(4));

    private void type(int line, Column<?> column, String text) {
        sheet.type(List.of(new CellText(Lines.id(line), column, text)));
    }

    private Row values(int line) {
        return sheet.line(Lines.id(line)).entry().values();
    }

    private List<String> problems(int line) {
        return sheet.line(Lines.id(line)).problems().stream().map(Problem::key).toList();
    }

    private static Row stored(Row row, String officer) {
        Envelope e = row.envelope();
        return row.with(
                new Envelope(e.id(), e.town(), 1, e.state(), e.createdAt(), officer, e.changedAt(), officer, false));
    }

    @Test
    void sumsFollowUntilTheyAreTyped() {
        type(1, Dispatch.RETURNED, "55");
        assertEquals(97, values(1).get(Dispatch.PRESENT));
        assertEquals(List.of(), problems(1));
        type(1, Dispatch.PRESENT, "90");
        assertEquals(List.of("dispatch.present_differs"), problems(1));
        type(1, Dispatch.RETURNED, "56");
        assertEquals(90, values(1).get(Dispatch.PRESENT));
        type(1, Dispatch.PRESENT, "");
        assertEquals(98, values(1).get(Dispatch.PRESENT));
        type(1, Dispatch.SHORT_TECHNICAL, "3");
        assertEquals(13, values(1).get(Dispatch.SHORT_TOTAL));
        type(1, Dispatch.GOING_HOME, "70");
        assertEquals(110, values(1).get(Dispatch.ON_POST));
    }

    @Test
    void aTypedSumThatComesRightFollowsAgain() {
        type(1, Dispatch.PRESENT, "97");
        type(1, Dispatch.RETURNED, "55");
        assertEquals(List.of(), problems(1));
        type(1, Dispatch.RETURNED, "57");
        assertEquals(99, values(1).get(Dispatch.PRESENT));
    }

    @Test
    void openingBringsItsDay() {
        type(1, Dispatch.OPEN_STATE, "未开工");
        assertNull(values(1).get(Dispatch.OPENED_ON));
        type(1, Dispatch.OPEN_STATE, "全面开工");
        assertEquals(Lines.DAY, values(1).get(Dispatch.OPENED_ON));
        type(2, Dispatch.OPEN_STATE, "全面开工");
        assertEquals(Lines.DAY.minusDays(6), values(2).get(Dispatch.OPENED_ON));
    }

    @Test
    void whatIsCarriedIsNotJudgedAndNotSaved() {
        assertEquals(List.of(), sheet.toSave());
        assertEquals(List.of(), sheet.drafts());
        assertTrue(sheet.line(Lines.id(1)).entry().isCarried(Dispatch.HIRED));
        type(1, Dispatch.HIRED, "6");
        assertFalse(sheet.line(Lines.id(1)).entry().isCarried(Dispatch.HIRED));
        assertTrue(sheet.line(Lines.id(1)).entry().isCarried(Dispatch.LEFT));
        assertEquals(
                List.of(Lines.id(1)), sheet.drafts().stream().map(DayLine::id).toList());
        sheet.confirm(sheet.ids());
        assertEquals(
                List.of(Lines.id(1)), sheet.toSave().stream().map(DayLine::id).toList());
        assertEquals("phone", values(1).get(Dispatch.METHOD));
        assertEquals(Lines.OFFICER, values(1).get(Dispatch.OFFICER));
    }

    @Test
    void whatCannotBeReadIsKeptAndMarkedOnItsCell() {
        type(1, Dispatch.HIRED, "五六个");
        sheet.confirm(sheet.ids());
        DayLine line = sheet.line(Lines.id(1));
        assertEquals("五六个", line.entry().text(Dispatch.HIRED, Lines.SHOWING));
        assertTrue(line.isFailed());
        assertEquals(1, line.problems(Dispatch.HIRED).size());
        assertEquals(List.of(), sheet.toSave());
        assertEquals(1, sheet.drafts().size());
        type(1, Dispatch.HIRED, "6");
        assertEquals(1, sheet.toSave().size());
    }

    @Test
    void aZeroReportConfirmsWhatIsLeftAndSaysThatNobodyWasAsked() {
        type(1, Dispatch.HIRED, "6");
        type(2, Dispatch.HIRED, "许多");
        DaySheet day = Lines.sheet(List.of(
                Lines.line(1, null, null),
                Lines.line(2, Lines.report(2, Lines.DAY.minusDays(3)), null),
                Lines.line(3, null, Lines.report(3, Lines.DAY))));
        assertEquals(Set.of(Lines.id(2)), day.zero(day.ids()));
        assertFalse(day.line(Lines.id(1)).entry().confirmed());
        assertTrue(day.line(Lines.id(2)).entry().confirmed());
        assertFalse(day.line(Lines.id(2)).isCalled());
        assertTrue(day.line(Lines.id(3)).isCalled());
        assertEquals(Set.of(Lines.id(3), Lines.id(4)), sheet.zero(sheet.ids()));
        day.undo();
        assertFalse(day.line(Lines.id(2)).entry().confirmed());
    }

    @Test
    void aReasonIsAskedForWhatFellAndOnce() {
        type(1, Dispatch.RETURNED, "40");
        type(2, Dispatch.LEFT, "1");
        assertEquals(List.of(), sheet.unexplained());
        sheet.confirm(sheet.ids());
        List<UUID> fell = sheet.unexplained().stream().map(DayLine::id).toList();
        assertEquals(List.of(Lines.id(1), Lines.id(2)), fell);
        assertEquals(List.of(), sheet.toSave());
        sheet.reason(fell, "昨日重复统计");
        assertEquals(List.of(), sheet.unexplained());
        assertEquals(2, sheet.toSave().size());
        type(1, Dispatch.RETURNED, "39");
        assertEquals(List.of(), sheet.unexplained());
    }

    @Test
    void undoingAConfirmedCellKeepsTheRestOfTheReportAndTheLastOneTakesItBack() {
        type(1, Dispatch.HIRED, "6");
        type(1, Dispatch.LEFT, "4");
        sheet.confirm(sheet.ids());
        Row kept = stored(values(1), Lines.OFFICER);
        sheet.kept(Lines.id(1), sheet.line(Lines.id(1)).entry(), kept);
        assertEquals(List.of(), sheet.toSave());
        sheet.undo();
        assertEquals(3, values(1).get(Dispatch.LEFT));
        assertEquals(6, values(1).get(Dispatch.HIRED));
        assertTrue(sheet.toSave().getFirst().entry().confirmed());
        sheet.undo();
        assertFalse(sheet.toSave().getFirst().entry().confirmed());
        assertEquals(5, values(1).get(Dispatch.HIRED));
        sheet.kept(Lines.id(1), sheet.line(Lines.id(1)).entry(), null);
        assertEquals(List.of(), sheet.toSave());
        sheet.redo();
        sheet.redo();
        assertEquals(4, values(1).get(Dispatch.LEFT));
        assertTrue(sheet.toSave().getFirst().entry().confirmed());
    }

    @Test
    void undoLeavesWhatOthersDidMeanwhile() {
        type(1, Dispatch.HIRED, "6");
        sheet.confirm(sheet.ids());
        Row mine = stored(values(1), Lines.OFFICER);
        sheet.kept(Lines.id(1), sheet.line(Lines.id(1)).entry(), mine);
        sheet.stored(Lines.id(1), stored(mine.with(Dispatch.RIGID, 5), "陈静"));
        sheet.undo();
        assertEquals(5, values(1).get(Dispatch.HIRED));
        assertEquals(5, values(1).get(Dispatch.RIGID));
        assertTrue(sheet.line(Lines.id(1)).entry().confirmed());
    }

    @Test
    void aRowThatComesInUnderADraftKeepsBoth() {
        type(1, Dispatch.HIRED, "6");
        Row theirs = stored(Lines.report(1, Lines.DAY).with(Dispatch.RIGID, 9), "陈静");
        sheet.stored(Lines.id(1), theirs);
        assertEquals(6, values(1).get(Dispatch.HIRED));
        assertEquals(9, values(1).get(Dispatch.RIGID));
        assertTrue(sheet.toSave().getFirst().entry().confirmed());
        sheet.stored(Lines.id(2), theirs);
        assertFalse(sheet.line(Lines.id(2)).isUnsaved());
    }

    @Test
    void whatBothHaveSaidIsForTheOfficerToDecide() {
        type(1, Dispatch.HIRED, "6");
        Row theirs = stored(Lines.report(1, Lines.DAY).with(Dispatch.HIRED, 9).with(Dispatch.PRESENT, 96), "陈静");
        sheet.stored(Lines.id(1), theirs);
        DayLine line = sheet.line(Lines.id(1));
        assertEquals(Set.of(Dispatch.HIRED), line.contested());
        assertEquals(List.of("dispatch.contested"), problems(1));
        assertEquals(List.of(), sheet.toSave());
        assertEquals(1, sheet.drafts().size());
        type(1, Dispatch.HIRED, "7");
        assertEquals(List.of(), problems(1));
        assertEquals(93 + 1, values(1).get(Dispatch.PRESENT));
        sheet.undo();
        sheet.undo();
        assertEquals(9, values(1).get(Dispatch.HIRED));
        assertEquals(96, values(1).get(Dispatch.PRESENT));
        assertFalse(sheet.line(Lines.id(1)).isUnsaved());
        assertEquals(List.of(), problems(1));
    }

    record Act(int kind, int line, int column, int value) {}

    private static final List<Column<?>> TYPED =
            List.of(Dispatch.OPEN_STATE, Dispatch.RETURNED, Dispatch.HIRED, Dispatch.PRESENT, Dispatch.SHORT_GENERAL);

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, TYPED.size() - 1),
                        Arbitraries.integers().between(0, 60))
                .as(Act::new)
                .list()
                .ofMaxSize(40);
    }

    /** However typing, confirming, zero reports, undo and redo follow on each other, undo shows what stood before. */
    @Property(tries = 300)
    void undoAndRedoAreTheirOwnInverses(@ForAll("acts") List<Act> acts) {
        DaySheet day = Lines.sheet(Lines.carried(4));
        List<List<String>> past = new ArrayList<>();
        List<List<String>> future = new ArrayList<>();
        for (Act act : acts) {
            List<String> before = shown(day);
            switch (act.kind()) {
                case 0 -> day.confirm(day.ids());
                case 1 -> {
                    if (!day.zero(Set.of(Lines.id(act.line()))).isEmpty()) {
                        past.add(before);
                        future.clear();
                    }
                }
                case 2, 3 -> {
                    assertEquals(past.isEmpty(), !day.canUndo());
                    if (!day.undo().isEmpty()) {
                        assertEquals(past.removeLast(), shown(day));
                        future.add(before);
                    }
                }
                case 4 -> {
                    assertEquals(future.isEmpty(), !day.canRedo());
                    if (!day.redo().isEmpty()) {
                        assertEquals(future.removeLast(), shown(day));
                        past.add(before);
                    }
                }
                default -> {
                    String text = act.column() == 0
                            ? Dispatch.OPEN_STATES.codes().get(act.value() % 6)
                            : act.value() % 7 == 0 ? "?" : String.valueOf(act.value());
                    Set<UUID> changed =
                            day.type(List.of(new CellText(Lines.id(act.line()), TYPED.get(act.column()), text)));
                    if (!changed.isEmpty()) {
                        past.add(before);
                        future.clear();
                    }
                }
            }
        }
        while (!past.isEmpty()) {
            day.undo();
            assertEquals(past.removeLast(), shown(day));
        }
        day.lines().forEach(line -> assertFalse(line.isUnsaved()));
    }

    private static List<String> shown(DaySheet day) {
        List<String> shown = new ArrayList<>();
        for (DayLine line : day.lines()) {
            for (Column<?> column : Carry.HELD) {
                shown.add(line.entry().text(column, Lines.SHOWING));
            }
        }
        return shown;
    }
}
