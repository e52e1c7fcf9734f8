package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.control.EmptyState;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.kit.table.Condition;
import cn.sixin.kit.table.LedgerTable;
import cn.sixin.kit.table.TableState;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTableTest extends FxTest {
    private final List<Exception> errors = new ArrayList<>();
    private final ThreadRunner background = new ThreadRunner(errors::add);
    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
    private final List<TableState> kept = new ArrayList<>();
    private final ListedRows rows = new ListedRows(300);

    @AfterEach
    void noErrors() {
        background.close();
        assertEquals(List.of(), errors);
    }

    private LedgerTable shown(TableState state) {
        LedgerTable[] made = new LedgerTable[1];
        show(() -> {
            made[0] = new LedgerTable(kit, "企业", ListedRows.FIELDS, rows);
            made[0].restore(state, kept::add);
            BorderPane page = new BorderPane(made[0]);
            page.setTop(made[0].toolbar());
            return page;
        });
        await("the rows", () -> count().contains("300") || count().contains("没有"));
        return made[0];
    }

    private String count() {
        return robot.lookup("#table-count").queryAs(Label.class).getText();
    }

    private String cell(int row, String column) {
        return fx(() -> robot.lookup(".table-cell").queryAll().stream()
                .filter(FxTest::treeVisible)
                .filter(node -> node instanceof javafx.scene.control.TableCell<?, ?> cell
                        && cell.getIndex() == row
                        && cell.getTableColumn() != null
                        && column.equals(cell.getTableColumn().getId()))
                .map(node -> ((javafx.scene.control.TableCell<?, ?>) node).getText())
                .findFirst()
                .orElse("not on screen"));
    }

    /**
     * What a click on a header does; the headless platform's own clicks do not reach the header's sorting, those of a
     * real display do ({@link TableWindow}).
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void sortBy(LedgerTable table, String name) {
        fx(() -> {
            javafx.scene.control.TableView view = table.view();
            TableColumn<?, ?> column = table.view().getColumns().stream()
                    .filter(any -> name.equals(any.getId()))
                    .findFirst()
                    .orElseThrow();
            if (view.getSortOrder().contains(column)) {
                column.setSortType(TableColumn.SortType.DESCENDING);
            } else {
                view.getSortOrder().setAll(List.of(column));
            }
        });
    }

    @Test
    void sortingByAColumnIsAskedOfTheSourceAndTurnedRound() {
        LedgerTable table = shown(TableState.NEW);
        sortBy(table, "headcount");
        await("ascending", () -> cell(0, "headcount").isEmpty());
        sortBy(table, "headcount");
        await(
                "descending",
                () -> cell(0, "headcount").equals("2997")
                        || cell(0, "headcount").compareTo("29") > 0);
        assertEquals(
                List.of(new Arrangement.Sort("headcount", true)),
                table.arrangementProperty().get().sorts());
        assertEquals(table.arrangementProperty().get(), kept.getLast().arrangement(), "remembered without being asked");
    }

    @Test
    void rowsAreSortedByKeyboardAlone() {
        LedgerTable table = shown(TableState.NEW);
        click("#table-filters");
        clickText("登记日期");
        fx(find("#sort-down", javafx.scene.control.Button.class)::requestFocus);
        press(KeyCode.SPACE);
        await("descending", () -> cell(0, "since").startsWith("2026-12"));
        press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.UP);
        await(
                "by the focused column",
                () -> table.arrangementProperty().get().sorts().equals(List.of(new Arrangement.Sort("name", false))));
    }

    @Test
    void aColumnIsNarrowedDownByTypingAndWidenedByItsChip() {
        shown(TableState.NEW);
        click("#table-filters");
        clickText("企业名称");
        type("家具");
        press(KeyCode.ENTER);
        await("the filtered rows", () -> count().contains("43"));
        assertTrue(reads("企业名称 包含“家具”"));
        click(".chip-close");
        await("all rows", () -> count().equals("共 300 条"));
        assertFalse(onScreen(".chip"));
    }

    /** An input method writes into the page's own scene only. */
    @Test
    void theFilterLiesInThePagesSceneAndTheKeyboardGoesRoundInIt() {
        LedgerTable table = shown(TableState.NEW);
        fx(table::focusRows);
        click("#table-filters");
        clickText("企业名称");
        assertEquals(
                fx(table::getScene),
                fx(() -> find("#filter-from", javafx.scene.Node.class).getScene()));
        press(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(fx(() -> find("#sort-down", javafx.scene.Node.class).isFocused()));
        press(KeyCode.TAB);
        type("家具");
        press(KeyCode.ESCAPE);
        assertFalse(onScreen("#filter-from"));
        assertTrue(fx(() -> find("#table-filters", javafx.scene.Node.class).isFocused()), "the keyboard is back");
        assertFalse(table.arrangementProperty().get().filtered(), "Esc applies nothing");
        click("#table-filters");
        clickText("企业名称");
        click("#table-count");
        assertFalse(onScreen("#filter-from"), "gone with a click elsewhere");
    }

    private javafx.scene.Node filterBox(String choice) {
        return fx(() -> robot.lookup(".filter-editor .check-box").queryAllAs(CheckBox.class).stream()
                .filter(box -> box.getText().equals(choice))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void choicesAreTickedAndRangesTyped() {
        LedgerTable table = shown(TableState.NEW);
        click("#table-filters");
        clickText("状态");
        click(filterBox("停产"));
        click("#filter-apply");
        await("the stopped ones", () -> count().contains("33"));
        click("#table-filters");
        clickText("用工人数");
        type("1,000");
        press(KeyCode.TAB);
        type("abc");
        press(KeyCode.ENTER);
        assertTrue(onScreen("#filter-to"), "an unreadable bound is marked, not applied");
        press(KeyCode.SHORTCUT, KeyCode.A);
        type("2000");
        press(KeyCode.ENTER);
        await("the range", () -> table.arrangementProperty().get().conditions().size() == 2);
        assertEquals(
                new Condition.Numbers(Optional.of(new BigDecimal("1000")), Optional.of(new BigDecimal("2000"))),
                table.arrangementProperty().get().conditions().get("headcount"));
    }

    @Test
    void aBoundOfDaysSaysItsLunarDay() {
        LedgerTable table = shown(TableState.NEW);
        click("#table-filters");
        clickText("登记日期");
        type("2027-2-2");
        assertTrue(reads("腊月廿六"));
        type("0");
        assertTrue(reads("正月十五") && !reads("腊月廿六"));
        press(KeyCode.TAB);
        type("2027-2-");
        assertFalse(reads("腊月廿六"), "half typed");
        type("21");
        assertTrue(reads("正月十六"));
        Pictures.both(theme, fx(table::getScene), "kit-filter-days");
        press(KeyCode.ENTER);
        await("the range", () -> table.arrangementProperty().get().filtered());
        assertEquals(
                new Condition.Dates(Optional.of(LocalDate.of(2027, 2, 20)), Optional.of(LocalDate.of(2027, 2, 21))),
                table.arrangementProperty().get().conditions().get("since"));
    }

    @Test
    void rowsAreSelectedByKeyboardAndCopiedAsAWorkbookReadsThem() {
        LedgerTable table = shown(TableState.NEW);
        click(robot.lookup(".table-row-cell").nth(0).<Node>query());
        press(KeyCode.SHIFT, KeyCode.DOWN);
        assertTrue(reads("已选 2 条"));
        press(KeyCode.SHORTCUT, KeyCode.C);
        await("the copy", () -> Clipboard.getSystemClipboard().hasString());
        String copied = fx(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(2, copied.lines().filter(line -> line.startsWith("东莞市")).count(), copied);
        assertTrue(copied.contains("\"一季度有订单，计划正月初八开工，普工缺口较大，需协助招聘\n第二行\""), copied);
        String html = fx(() -> Clipboard.getSystemClipboard().getHtml());
        assertTrue(html.contains("<td style='mso-number-format:\"\\@\"'>91441900MA0000000000</td>"), html);
        assertEquals(List.of(ListedRows.id(0), ListedRows.id(1)), fx(table::selectedIds));
    }

    @Test
    void selectionStaysWithItsRowsThroughSortingAndReloading() {
        LedgerTable table = shown(TableState.NEW);
        fx(() -> table.select(ListedRows.id(5)));
        sortBy(table, "since");
        await("sorted", () -> cell(0, "since").startsWith("2026-01"));
        rows.set(5, "contact", "改过了");
        fx(table::reload);
        await("reloaded", () -> table.selectedIds().equals(List.of(ListedRows.id(5))));
        fx(() -> table.select(ListedRows.id(5)));
        settle();
        assertTrue(reads("改过了"));
    }

    @Test
    void enterAndDoubleClickOpenARow() {
        LedgerTable table = shown(TableState.NEW);
        List<UUID> opened = new ArrayList<>();
        fx(() -> table.onOpen(opened::add));
        fx(table::focusRows);
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        doubleClick(robot.lookup(".table-row-cell").nth(4).query());
        assertEquals(2, opened.size());
        assertEquals(ListedRows.id(1), opened.getFirst());
    }

    @Test
    void columnsAreHiddenAndMovedAndAllIsRememberedThroughJson() {
        LedgerTable table = shown(TableState.NEW);
        click("#table-columns");
        click(".column-chooser .check-box");
        settle();
        press(KeyCode.ESCAPE);
        assertFalse(table.state().columns().getFirst().visible());
        fx(() -> table.view().getColumns().get(3).setPrefWidth(222));
        settle();
        TableState read =
                TableState.fromJson(kept.getLast().toJson()).orElseThrow(() -> new AssertionError("unreadable"));
        assertEquals(kept.getLast(), read);
        assertEquals(222, read.columns().get(2).width());
        assertEquals(Optional.empty(), TableState.fromJson("{\"columns\":7"));
        assertEquals(Optional.empty(), TableState.fromJson("{}"));
    }

    @Test
    void everyConditionGoesThroughJson() {
        Arrangement all = Arrangement.ALL
                .where("a", new Condition.Contains("家"))
                .where("b", new Condition.AnyOf(new TreeSet<>(List.of("", "x"))))
                .where("c", new Condition.Numbers(Optional.of(BigDecimal.TEN), Optional.empty()))
                .where("d", new Condition.Dates(Optional.empty(), Optional.of(LocalDate.of(2027, 2, 6))))
                .sorted(List.of(new Arrangement.Sort("a", true)))
                .finding("x");
        TableState state = new TableState(
                List.of(new TableState.ColumnPlace("a", 80, true)),
                all,
                List.of(new TableState.SavedView("停产的", List.of(), all)));
        assertEquals(Optional.of(state), TableState.fromJson(state.toJson()));
    }

    @Test
    void aViewIsSavedUnderANameAndOpenedAgain() {
        LedgerTable table = shown(TableState.NEW);
        fx(() -> table.arrange(Arrangement.ALL.where("name", new Condition.Contains("服装"))));
        await("filtered", () -> count().startsWith("筛选出"));
        click("#table-views");
        clickText("保存当前视图…");
        type("服装企业");
        press(KeyCode.ENTER);
        click("#table-views");
        clickText("全部记录");
        await("all", () -> count().equals("共 300 条"));
        click("#table-views");
        clickText("服装企业");
        await("the view", () -> count().startsWith("筛选出"));
        assertEquals("服装企业", kept.getLast().views().getFirst().name());
    }

    @Test
    void nothingFoundSaysSoAndOffersTheWayBack() {
        LedgerTable table = shown(TableState.NEW);
        fx(() -> table.setEmpty(new EmptyState("mdal-business", "还没有企业")));
        fx(() -> table.find("不存在的企业"));
        await("nothing", () -> reads("没有符合条件的记录"));
        click(".empty-state .button");
        await("all", () -> count().equals("共 300 条"));
    }

    @Test
    void columnsTheStateDoesNotKnowStandBehind() {
        TableState old = new TableState(
                List.of(new TableState.ColumnPlace("phone", 150, true), new TableState.ColumnPlace("gone", 1, true)),
                Arrangement.ALL,
                List.of());
        LedgerTable table = shown(old);
        List<String> order = fx(
                () -> table.view().getColumns().stream().map(TableColumn::getId).toList());
        assertEquals(List.of("kit-marks", "phone", "name", "uscc"), order.subList(0, 4));
        Map<String, Double> widths =
                Map.of("phone", fx(() -> table.view().getColumns().get(1).getWidth()));
        assertEquals(150, widths.get("phone"), 0.5);
    }

    @Test
    void picture() {
        LedgerTable table = shown(TableState.NEW);
        fx(() -> table.arrange(Arrangement.ALL
                .where("state", new Condition.AnyOf(new TreeSet<>(List.of("open"))))
                .where("headcount", new Condition.Numbers(Optional.of(BigDecimal.TEN), Optional.empty()))
                .sorted(List.of())));
        await("filtered", () -> count().startsWith("筛选出"));
        fx(() -> table.select(ListedRows.id(2)));
        Stage stage = (Stage) fx(() -> table.getScene().getWindow());
        Pictures.both(theme, stage.getScene(), "kit-table");
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200), "kit-table-200");
        assertTrue(reads("状态 为 正常"));
    }
}
