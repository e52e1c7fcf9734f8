package cn.sixin.kit.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.work.DirectRunner;
import cn.sixin.ledger.Labels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The grid as an officer's fingers know a spreadsheet. */
@SuppressWarnings("NullAway.Init") // set before each test
class GridTest extends FxTest {
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final SheetOfTexts sheet = new SheetOfTexts(500, 20);
    private final Map<String, Double> kept = new TreeMap<>();
    private Grid grid;
    private Stage stage;

    @BeforeEach
    void open() {
        Kit kit = new Kit(labels, theme, new DirectRunner(failure -> {}), new Dialogs(labels));
        stage = show(
                () -> {
                    grid = new Grid(kit, "表格", sheet);
                    grid.widths(Map.of("c3", 90.0), kept::putAll);
                    BorderPane page = new BorderPane(grid);
                    page.setBottom(new Button("下一个"));
                    return page;
                },
                900,
                600);
        fx(grid::requestFocus);
        settle();
        at(0, 1);
        fx(() -> grid.select(2, 2));
        settle();
        sheet.told.clear();
    }

    private void at(int row, int column) {
        assertEquals(List.of(row, column), fx(() -> List.of(grid.row(), grid.column())));
    }

    private String text(int row, int column) {
        return fx(() -> sheet.cell(row, column).text());
    }

    private static void clipboard(String text) {
        fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private TextField field() {
        return find("#grid-editor", TextField.class);
    }

    @Test
    void arrowsMoveAndShiftChooses() {
        press(KeyCode.DOWN);
        press(KeyCode.RIGHT);
        at(3, 3);
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        assertEquals(new GridRange(3, 3, 4, 4), fx(grid::range));
        at(3, 3);
        press(KeyCode.HOME);
        at(3, 0);
        press(KeyCode.CONTROL, KeyCode.END);
        at(499, 19);
        press(KeyCode.CONTROL, KeyCode.HOME);
        at(0, 0);
        press(KeyCode.UP);
        press(KeyCode.LEFT);
        at(0, 0);
        press(KeyCode.PAGE_DOWN);
        assertTrue(fx(grid::row) > 10);
    }

    @Test
    void typingReplacesAndEnterGoesDown() {
        type("38");
        assertEquals(String.valueOf(2 * 2), text(2, 2));
        assertEquals("~38", text(2, 3));
        press(KeyCode.ENTER);
        at(3, 2);
        assertEquals("38", text(2, 2));
        assertEquals(List.of("write 2,2 [[38]]", "left 2"), sheet.told);
        type("7");
        press(KeyCode.RIGHT);
        at(3, 3);
        assertEquals("7", text(3, 2));
    }

    @Test
    void enterComesBackToTheColumnFromWhichTabSetOut() {
        type("1");
        press(KeyCode.TAB);
        type("2");
        press(KeyCode.TAB);
        at(2, 5); // the column between is worked out: Tab passes it over
        type("3");
        press(KeyCode.ENTER);
        at(3, 2);
        assertEquals(List.of("1", "2", "3"), List.of(text(2, 2), text(2, 3), text(2, 5)));
        press(KeyCode.SHIFT, KeyCode.TAB);
        at(3, 1);
        press(KeyCode.SHIFT, KeyCode.TAB);
        at(2, 19);
        press(KeyCode.TAB);
        at(3, 1);
    }

    @Test
    void f2EditsWhatIsThereAndEscapeGivesItUp() {
        press(KeyCode.F2);
        assertEquals("4", fx(() -> field().getText()));
        type("5");
        press(KeyCode.LEFT);
        at(2, 2);
        press(KeyCode.ENTER);
        assertEquals("45", text(2, 2));
        type("9");
        press(KeyCode.ESCAPE);
        at(3, 2);
        assertEquals("6", text(3, 2));
        sheet.told.clear();
        press(KeyCode.F2);
        press(KeyCode.ENTER);
        assertEquals(List.of("left 3"), sheet.told);
    }

    @Test
    void aDigitPicksAChoiceAndGoesOn() {
        press(KeyCode.LEFT);
        type("3");
        at(2, 2);
        assertEquals("全面开工", text(2, 1));
        press(KeyCode.LEFT);
        type("9");
        press(KeyCode.ESCAPE);
        assertEquals("全面开工", text(2, 1));
    }

    @Test
    void blocksGoToAndFromTheClipboard() {
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        press(KeyCode.CONTROL, KeyCode.C);
        assertEquals("4\t6\r\n6\t9\r\n", fx(() -> Clipboard.getSystemClipboard().getString()));
        clipboard("11\t12\r\n13\t\"1\n4\"\r\n");
        press(KeyCode.LEFT);
        press(KeyCode.RIGHT);
        press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(List.of("11", "12", "13", "1\n4"), List.of(text(2, 2), text(2, 3), text(3, 2), text(3, 3)));
        clipboard("5");
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(List.of("5", "5", "5"), List.of(text(2, 2), text(3, 2), text(4, 2)));
    }

    @Test
    void fillDownAndClearAndUndo() {
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.CONTROL, KeyCode.D);
        assertEquals(List.of("4", "4", "4"), List.of(text(2, 2), text(3, 2), text(4, 2)));
        press(KeyCode.DELETE);
        assertEquals(List.of("", "", ""), List.of(text(2, 2), text(3, 2), text(4, 2)));
        press(KeyCode.RIGHT);
        press(KeyCode.CONTROL, KeyCode.D);
        assertEquals("3", text(2, 3));
        press(KeyCode.CONTROL, KeyCode.Z);
        press(KeyCode.CONTROL, KeyCode.Y);
        assertEquals(List.of("undo", "redo"), sheet.told.subList(sheet.told.size() - 2, sheet.told.size()));
    }

    /** The composition begins in a resting cell, keys meanwhile are the input method's, and what it commits is typed. */
    @Test
    void chineseIsComposedInTheCell() {
        fx(() -> composed("zhong", ""));
        press(KeyCode.RIGHT);
        at(2, 2);
        fx(() -> composed("", "中"));
        settle();
        assertEquals("中", fx(() -> field().getText()));
        press(KeyCode.ENTER);
        assertEquals("中", text(2, 2));
        at(3, 2);
        type("文字");
        press(KeyCode.TAB);
        assertEquals("文字", text(3, 2));
    }

    private void composed(String composing, String committed) {
        List<InputMethodTextRun> runs = composing.isEmpty()
                ? List.of()
                : List.of(new InputMethodTextRun(composing, InputMethodHighlight.UNSELECTED_RAW));
        InputMethodEvent event = new InputMethodEvent(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                javafx.collections.FXCollections.observableList(runs),
                committed,
                composing.length());
        javafx.event.Event.fireEvent(stage.getScene().getFocusOwner(), event);
    }

    @Test
    void aReadOnlySheetIsReadAndCopied() {
        sheet.editable = false;
        fx(grid::refresh);
        type("5");
        press(KeyCode.DELETE);
        press(KeyCode.F2);
        press(KeyCode.CONTROL, KeyCode.V);
        assertEquals("4", text(2, 2));
        assertEquals(List.of(), sheet.told);
        press(KeyCode.CONTROL, KeyCode.C);
        assertEquals("4\r\n", fx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void marksAreTold() {
        sheet.marked.put("2/3", new GridCell("9", false, GridCell.Tone.ERROR, "比昨日少"));
        fx(grid::refresh);
        press(KeyCode.RIGHT);
        String spoken = fx(() -> field().getAccessibleText());
        assertTrue(spoken.contains("东莞市长安企业2") && spoken.contains("第3列") && spoken.contains("比昨日少"), spoken);
        assertEquals("比昨日少", fx(() -> grid.told(2, 3)));
        Pictures.both(theme, stage.getScene(), "grid");
    }

    @Test
    void theMouseChoosesAndTheKeyboardLeaves() {
        fx(() -> grid.scrollColumns(10_000));
        assertTrue(fx(() -> grid.geometry().columnAt(890)) > 15);
        fx(() -> grid.scrollColumns(-10_000));
        robot.clickOn(fx(() -> grid.localToScreen(260, 32 + 27 * 5 + 9)));
        settle();
        at(5, 1);
        press(KeyCode.CONTROL, KeyCode.TAB);
        assertFalse(fx(() -> field().isFocused()));
        assertTrue(fx(() -> stage.getScene().getFocusOwner() instanceof Button));
    }

    @Test
    void fewerRowsAndNone() {
        press(KeyCode.CONTROL, KeyCode.END);
        fx(() -> {
            sheet.shrink(3);
            grid.refresh();
        });
        at(2, 19);
        fx(() -> {
            sheet.shrink(0);
            grid.refresh();
        });
        press(KeyCode.DOWN);
        type("4");
        press(KeyCode.ENTER);
        press(KeyCode.TAB);
        assertEquals(0, fx(sheet::rows));
    }

    @Test
    void aWidthIsDraggedAndKept() {
        double edge = fx(() -> grid.geometry().x(2) + grid.geometry().width(2));
        robot.drag(fx(() -> grid.localToScreen(edge, 10))).dropTo(fx(() -> grid.localToScreen(edge + 40, 10)));
        settle();
        assertEquals(110.0, kept.get("c2"));
        assertEquals(90.0, kept.get("c3"));
    }
}
