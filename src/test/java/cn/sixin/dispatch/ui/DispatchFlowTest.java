package cn.sixin.dispatch.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Workload;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.work.Progress;
import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.page.ui.LedgerPages;
import cn.sixin.store.AuditLog;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A day's dispatch as an officer does it, the phone in one hand. */
class DispatchFlowTest extends DispatchPageTest {
    private int keys;

    /** A key that is no part of a figure. */
    private void key(KeyCode code) {
        keys++;
        press(code);
    }

    private static void clipboard(String text) {
        fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static String clipboard() {
        return fx(() -> Clipboard.getSystemClipboard().getString());
    }

    private String count(String what) {
        return find("#dispatch-count-" + what, Label.class).getText();
    }

    /** The enterprise has opened; returned, hired, left and the four classes of the shortage are told: all is new. */
    @Test
    void oneEnterpriseTakesEightKeysBesideItsFigures() {
        aTown();
        showPage();
        at(0, Dispatch.OPEN_STATE);
        keys = 0;
        keys++;
        type("2"); // 部分开工; the cursor goes on by itself
        List<String> figures = List.of("31", "7", "4", "12", "3", "1", "0");
        for (String figure : figures) {
            type(figure);
            key(figure.equals(figures.getLast()) ? KeyCode.ENTER : KeyCode.TAB);
        }
        assertTrue(keys <= 8, () -> keys + " keys");
        kept();
        Row row = stored(0, TODAY);
        assertEquals("partly", row.get(Dispatch.OPEN_STATE));
        assertEquals(TODAY, row.get(Dispatch.OPENED_ON));
        assertEquals(31, row.get(Dispatch.RETURNED));
        assertEquals(40 + 31 + 7 - 4, row.get(Dispatch.PRESENT));
        assertEquals(16, row.get(Dispatch.SHORT_TOTAL));
        assertEquals("phone", row.get(Dispatch.METHOD));
        assertEquals(OFFICER, row.get(Dispatch.OFFICER));
        assertEquals(60, row.get(Dispatch.GOING_HOME));
        assertEquals(line(0) + 1, fx(() -> grid().row()));
        assertEquals(DispatchRows.of(Dispatch.OPEN_STATE), fx(() -> grid().column()));
    }

    /** A shortage of two classes, and the urgent part of it: the slash goes from the one to the other. One hand types. */
    @Test
    void withTheUrgentNeedItTakesEightToo() {
        aTown();
        showPage();
        at(0, Dispatch.OPEN_STATE);
        keys = 1;
        type("2");
        for (String figure : List.of("31", "7", "4", "12")) {
            sign(figure, "+");
        }
        sign("3", "/");
        sign("9", "+");
        type("5");
        key(KeyCode.ENTER);
        assertEquals(8, keys);
        kept();
        Row row = stored(0, TODAY);
        assertEquals(31, row.get(Dispatch.RETURNED));
        assertEquals(7, row.get(Dispatch.HIRED));
        assertEquals(4, row.get(Dispatch.LEFT));
        assertEquals(12, row.get(Dispatch.SHORT_GENERAL));
        assertEquals(3, row.get(Dispatch.SHORT_SKILLED));
        assertEquals(15, row.get(Dispatch.SHORT_TOTAL));
        assertEquals(9, row.get(Dispatch.RIGID));
        assertEquals(5, row.get(Dispatch.RIGID_SOLVED));
        assertEquals(
                List.of(line(0) + 1, DispatchRows.of(Dispatch.OPEN_STATE)),
                fx(() -> List.of(grid().row(), grid().column())));
    }

    private void sign(String figure, String after) {
        type(figure);
        keys++;
        type(after);
    }

    /** All days as a ledger, beside the grid's one day. */
    @Test
    void allDaysInOneTable() {
        aTown();
        desk.load(DispatchModel.needs(), Progress.none());
        LedgerPages.Shown[] table = new LedgerPages.Shown[1];
        stage = show(() -> {
            table[0] = new LedgerPages(kit, desk, ways).open(DispatchTable.declare(), Optional.empty());
            return table[0].root();
        });
        await("the rows", () -> reads("2027-02-15"));
        assertTrue(reads(labels.text("dispatch.table")), "it is called as in the navigation");
        assertFalse(reads(Dispatch.LEDGER.label(labels)), "the grid's name is the grid's");
        Pictures.both(theme, stage.getScene(), "dispatch-table");
        fx(() -> table[0].controller().open(stored(1, YESTERDAY).id()));
        await("the form", () -> onScreen("#field-returned"));
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200), "dispatch-table-form-200");
        fx(() -> theme.apply(Look.DEFAULT));
        settle();
        Pictures.both(theme, stage.getScene(), "dispatch-table-form");
        press(KeyCode.ESCAPE);
        await("no form", () -> !onScreen("#field-returned"));
        save(store.draft(ClosedDay.LEDGER)
                .with(ClosedDay.AS_OF, YESTERDAY)
                .with(ClosedDay.CLOSED_AT, CLOCK.instant())
                .with(ClosedDay.CLOSED_BY, OFFICER));
        fx(() -> {
            TableView<?> rows = find(".table-view", TableView.class);
            rows.requestFocus();
            rows.getSelectionModel().selectFirst();
        });
        press(KeyCode.DELETE);
        await("the reason", () -> onScreen("#prompt-field"));
        fx(() -> find("#prompt-field", TextField.class).setText("重复填报"));
        clickText(labels.text("page.delete.ok"));
        await("deleted", () -> desk.index(Dispatch.LEDGER).count() == 10);
        Row gone = store.deleted(Dispatch.LEDGER, 5).getFirst();
        assertEquals("重复填报", store.history(gone.id()).getFirst().why());
    }

    @Test
    void whatIsTypedIsJudgedOnItsCellAndSavedWhenItIsRight() {
        aTown();
        showPage();
        assertEquals("已报 0/12", count("reported"));
        at(1, Dispatch.RETURNED);
        type("99");
        assertEquals(String.valueOf(40 + 99 + 5 - 3), text(1, Dispatch.PRESENT));
        press(KeyCode.DOWN);
        kept();
        assertEquals(0, storedToday());
        at(1, Dispatch.RETURNED);
        assertTrue(reads("已返岗 99 人，多于返乡 61 人"));
        Pictures.both(theme, stage.getScene(), "dispatch-error");
        at(5, Dispatch.LEDGER.note());
        press(KeyCode.F3);
        assertEquals(
                List.of(line(1), DispatchRows.of(Dispatch.RETURNED)), fx(() -> List.of(grid().row(), grid().column())));
        type("55");
        press(KeyCode.ENTER);
        kept();
        assertEquals(55, stored(1, TODAY).get(Dispatch.RETURNED));
        assertEquals("已报 1/12", count("reported"));
        press(KeyCode.CONTROL, KeyCode.Z);
        kept();
        press(KeyCode.CONTROL, KeyCode.Z);
        kept();
        assertEquals(0, storedToday());
        press(KeyCode.CONTROL, KeyCode.Y);
        press(KeyCode.CONTROL, KeyCode.Y);
        kept();
        assertEquals(55, stored(1, TODAY).get(Dispatch.RETURNED));
    }

    @Test
    void aBlockFromWpsGoesToTheLinesOfItsNamesAndIsUndoneAtOnce() {
        aTown();
        showPage();
        String name = town.get(3).get(Enterprise.NAME, "");
        String other = town.get(1).get(Enterprise.NAME, "");
        clipboard(other + "\t全面开工\t58\t6\r\n" + name + "\t部分开工\t52\t5\r\n东莞市没有这家公司\t未开工\t0\t0\r\n");
        fx(() -> grid().select(0, DispatchRows.NAME));
        press(KeyCode.CONTROL, KeyCode.V);
        kept();
        assertEquals(2, storedToday());
        assertEquals("fully", stored(1, TODAY).get(Dispatch.OPEN_STATE));
        assertEquals(58, stored(1, TODAY).get(Dispatch.RETURNED));
        assertEquals(52, stored(3, TODAY).get(Dispatch.RETURNED));
        assertTrue(reads("东莞市没有这家公司"));
        press(KeyCode.CONTROL, KeyCode.Z);
        kept();
        assertEquals(0, storedToday());
        at(4, Dispatch.RETURNED);
        clipboard("57\t9\r\n58\t9\r\n");
        press(KeyCode.CONTROL, KeyCode.V);
        kept();
        assertEquals(57, stored(4, TODAY).get(Dispatch.RETURNED));
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        press(KeyCode.CONTROL, KeyCode.C);
        assertEquals("57\t9\r\n", clipboard());
    }

    @Test
    void oneKeyReportsTheRestAsUnchangedAndCanBeTakenBack() {
        aTown();
        showPage();
        at(1, Dispatch.HIRED);
        type("8");
        press(KeyCode.F8);
        kept();
        assertEquals(11, storedToday());
        assertEquals(8, stored(1, TODAY).get(Dispatch.HIRED));
        assertEquals("phone", stored(1, TODAY).get(Dispatch.METHOD));
        assertFalse(stored(4, TODAY).has(Dispatch.METHOD));
        assertEquals("已报 11/12", count("reported"));
        assertEquals("联系 1", count("called"));
        Pictures.both(theme, stage.getScene(), "dispatch-zero");
        press(KeyCode.CONTROL, KeyCode.Z);
        kept();
        assertEquals(1, storedToday());
    }

    @Test
    void aFigureThatFellAsksWhyOnce() {
        aTown();
        showPage();
        at(1, Dispatch.RETURNED);
        type("45");
        press(KeyCode.ENTER);
        await("the question", () -> onScreen("#prompt-field"));
        assertTrue(reads("50 → 45"));
        fx(() -> find("#prompt-field", TextField.class).setText("昨日重复统计"));
        clickText(labels.text("dispatch.why.ok"));
        kept();
        assertEquals("昨日重复统计", stored(1, TODAY).get(Dispatch.LOWER_REASON));
        at(1, Dispatch.RETURNED);
        type("44");
        press(KeyCode.ENTER);
        kept();
        assertEquals(44, stored(1, TODAY).get(Dispatch.RETURNED));
        assertFalse(onScreen("#prompt-field"));
        Change made = store.history(stored(1, TODAY).id()).getLast();
        assertEquals("昨日重复统计", made.why());
    }

    /** A cell that was left is kept at once, even in a line that the ledger cannot take. */
    @Test
    void whatWasHalfTypedIsThereAgain() {
        aTown();
        showPage();
        at(1, Dispatch.RETURNED);
        type("99");
        press(KeyCode.TAB);
        type("许多");
        press(KeyCode.TAB);
        kept();
        assertEquals(1, store.drafts().of(OFFICER).size());
        assertEquals(List.of(), new LedgerPageModel(desk, DispatchTable.declare()).halfWritten());
        anotherSitting();
        assertEquals("99", text(1, Dispatch.RETURNED));
        assertEquals("许多", text(1, Dispatch.HIRED));
        assertEquals(0, storedToday());
        at(1, Dispatch.RETURNED);
        type("51");
        press(KeyCode.TAB);
        type("6");
        press(KeyCode.ENTER);
        kept();
        assertEquals(6, stored(1, TODAY).get(Dispatch.HIRED));
        assertEquals(0, store.drafts().of(OFFICER).size());
    }

    /** As a crash would leave it: the cell is open still, and the next sitting finds the figure, but reports it not. */
    @Test
    void whatIsTypedInAnOpenCellIsKeptBeforeItIsLeft() {
        aTown();
        showPage();
        at(1, Dispatch.RETURNED);
        type("52");
        await("kept in the open cell", () -> halfTyped(Dispatch.RETURNED, 52));
        press(KeyCode.ESCAPE);
        await("given up", () -> store.drafts().of(OFFICER).isEmpty());
        type("53");
        await("kept again", () -> halfTyped(Dispatch.RETURNED, 53));
        anotherSitting();
        assertEquals("53", text(1, Dispatch.RETURNED));
        assertTrue(reads("上次没录完的 1 行已放回原处"));
        Pictures.both(theme, stage.getScene(), "dispatch-restored");
        at(1, Dispatch.RETURNED);
        press(KeyCode.DOWN);
        fx(() -> page.leave(() -> {}));
        kept();
        assertEquals(0, storedToday());
        at(1, Dispatch.RETURNED);
        press(KeyCode.CONTROL, KeyCode.ENTER);
        kept();
        assertEquals(53, stored(1, TODAY).get(Dispatch.RETURNED));
        assertEquals(0, store.drafts().of(OFFICER).size());
    }

    /** Over a row that is in the ledger already: a figure cut off in the middle does not get into it by itself. */
    @Test
    void aFigureCutOffOverAReportedLineWaitsForTheOfficer() {
        aTown();
        showPage();
        at(1, Dispatch.HIRED);
        type("7");
        press(KeyCode.ENTER);
        kept();
        at(1, Dispatch.HIRED);
        type("8");
        await("kept in the open cell", () -> halfTyped(Dispatch.HIRED, 8));
        anotherSitting();
        assertEquals("8", text(1, Dispatch.HIRED));
        at(2, Dispatch.HIRED);
        type("6");
        press(KeyCode.UP);
        press(KeyCode.UP);
        kept();
        assertEquals(7, stored(1, TODAY).get(Dispatch.HIRED));
        assertEquals(6, stored(2, TODAY).get(Dispatch.HIRED));
        at(1, Dispatch.HIRED);
        type("81");
        press(KeyCode.ENTER);
        kept();
        assertEquals(81, stored(1, TODAY).get(Dispatch.HIRED));
        assertEquals(0, store.drafts().of(OFFICER).size());
    }

    private boolean halfTyped(Column<?> column, int value) {
        return store.drafts().of(OFFICER).stream()
                .map(kept -> kept.draft().values().get(column))
                .anyMatch(change ->
                        change != null && String.valueOf(change.after()).equals(String.valueOf(value)));
    }

    private void anotherSitting() {
        fx(() -> stage.hide());
        desk.close();
        desk = Desk.open(store, labels, CLOCK, OFFICER);
        showPage();
    }

    @Test
    void aClosedDayIsCorrectedWithAReason() {
        aTown();
        showPage();
        press(KeyCode.F8);
        kept();
        click("#closeDay");
        await("the question", () -> onScreen(".kit-dialog"));
        clickText(labels.text("dispatch.close"));
        await("closed", () -> page.model().closed().isPresent());
        Row closed =
                desk.index(ClosedDay.LEDGER).withKey(ClosedDay.key(TOWN, TODAY)).getFirst();
        assertEquals(11, closed.get(ClosedDay.REPORTED));
        at(1, Dispatch.HIRED);
        type("9");
        press(KeyCode.ENTER);
        assertEquals(5, stored(1, TODAY).get(Dispatch.HIRED));
        Pictures.both(theme, stage.getScene(), "dispatch-closed");
        click("#correct");
        await("the question", () -> onScreen("#prompt-field"));
        fx(() -> find("#prompt-field", TextField.class).setText("企业来电更正"));
        clickText(labels.text("dispatch.correct"));
        await("correcting", () -> page.model().isEditable());
        at(1, Dispatch.HIRED);
        type("9");
        press(KeyCode.ENTER);
        kept();
        assertEquals(9, stored(1, TODAY).get(Dispatch.HIRED));
        assertEquals("企业来电更正", store.history(stored(1, TODAY).id()).getFirst().why());
        at(11, Dispatch.OPEN_STATE);
        type("1");
        press(KeyCode.DOWN);
        kept();
        assertEquals("企业来电更正", store.history(stored(11, TODAY).id()).getFirst().why());
        click("#dispatch-end-correction");
        assertFalse(fx(() -> page.model().isEditable()));
    }

    @Test
    void whoIsToBeCalledAndItsNumberInOneKey() {
        aTown();
        showPage();
        press(KeyCode.F4);
        assertEquals(line(2), fx(() -> grid().row()));
        press(KeyCode.F7);
        await("copied", () -> "19900000003".equals(clipboard()));
        assertTrue(reads("199****0003"));
        assertFalse(reads("19900000003"));
        AuditLog.Entry entry = store.audit().latest(1).getFirst();
        assertEquals("copy_phone", entry.action());
        assertEquals("enterprise " + town.get(2).id(), entry.subject());
        press(KeyCode.CONTROL, KeyCode.ENTER);
        kept();
        assertEquals("phone", stored(2, TODAY).get(Dispatch.METHOD));
        press(KeyCode.F4);
        assertEquals(line(10), fx(() -> grid().row())); // the greatest shortage
    }

    @Test
    void aDayByStateCommunityAndOfficer() {
        aTown();
        showPage();
        Pictures.both(theme, stage.getScene(), "dispatch");
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200), "dispatch-200");
        fx(() -> theme.apply(Look.DEFAULT));
        settle();
        fx(() -> page.side().getSelectionModel().selectLast());
        settle();
        Pictures.both(theme, stage.getScene(), "dispatch-groups");
        fx(() -> {
            @SuppressWarnings("unchecked")
            ListView<Workload.Group> groups = find("#dispatch-groups", ListView.class);
            groups.getSelectionModel().select(1);
            groups.requestFocus();
        });
        press(KeyCode.ENTER);
        assertEquals(7, shown());
        click("#dispatch-chip .button");
        assertEquals(12, shown());
        click("#search");
        type("xh");
        assertEquals(3, shown());
        press(KeyCode.ENTER);
        press(KeyCode.F8);
        kept();
        assertEquals(3, storedToday());
    }

    @Test
    void otherDaysAndAnEmptyTown() {
        showPage();
        assertTrue(reads("名册里还没有标为监测企业"));
        Pictures.both(theme, stage.getScene(), "dispatch-empty");
        clickText(labels.text("dispatch.empty.go"));
        assertEquals(Enterprise.LEDGER, gone[0]);
        fx(() -> stage.hide());
        aTown();
        showPage();
        press(KeyCode.CONTROL, KeyCode.PAGE_UP);
        await("yesterday", () -> page.model().day().equals(YESTERDAY));
        assertEquals("正月初十", find("#dispatch-lunar", Label.class).getText());
        assertEquals("已报 10/12", count("reported"));
    }

    /** As from the work list: what is missing today, whatever day was looked at. */
    @Test
    void anEnterpriseThatIsMissingTodayIsGoneTo() {
        aTown();
        showPage();
        press(KeyCode.CONTROL, KeyCode.PAGE_UP);
        await("yesterday", () -> page.model().day().equals(YESTERDAY));
        fx(() -> page.missing(town.get(7).id()));
        await("today", () -> page.model().day().equals(TODAY));
        assertEquals(
                List.of(line(7), DispatchRows.of(Dispatch.OPEN_STATE)),
                fx(() -> List.of(grid().row(), grid().column())));
    }

    /** What a colleague, or a sync, brings in stands there at once. */
    @Test
    void anothersRowComesInUnderTheGrid() {
        aTown();
        showPage();
        save(report(town.get(4).id(), TODAY, 4).with(Dispatch.HIRED, 17).with(Dispatch.PRESENT, 104));
        await("his row", () -> text(4, Dispatch.HIRED).equals("17"));
        assertEquals("已报 1/12", count("reported"));
    }
}
