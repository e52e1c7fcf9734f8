package cn.sixin.weekly.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.exchange.Book;
import cn.sixin.exchange.Books;
import cn.sixin.exchange.Refused;
import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.page.ui.NoWays;
import cn.sixin.page.ui.StoreFxTest;
import cn.sixin.service.Service;
import cn.sixin.weekly.Weekly;
import cn.sixin.weekly.WeeklyRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The weekly report as the officer who sends it works on it. */
class WeeklyFlowTest extends StoreFxTest {
    private static final LocalDate EIGHTH = LocalDate.of(2027, 2, 13);
    /** 2026's 正月初八. */
    private static final LocalDate YEAR_BEFORE = LocalDate.of(2026, 2, 24);

    private final List<String> went = new ArrayList<>();

    private Row day(UUID enterprise, int number, LocalDate day, int passed) {
        int home = 40 + number;
        boolean open = passed >= number % 5;
        boolean gone = number == 11;
        return store.draft(Dispatch.LEDGER)
                .with(Dispatch.ENTERPRISE, enterprise)
                .with(Dispatch.AS_OF, day)
                .with(Dispatch.OPEN_STATE, gone ? "closed_moved" : open ? "fully" : "not_open")
                .with(Dispatch.OPENED_ON, open && !gone ? day.minusDays(passed - number % 5L) : null)
                .with(Dispatch.ON_POST, home + 60)
                .with(Dispatch.GOING_HOME, home)
                .with(Dispatch.STAYING, 60)
                .with(Dispatch.RETURNED, open ? Math.min(home, passed * 8) : 0)
                .with(Dispatch.HIRED, passed * number % 7)
                .with(Dispatch.SHORT_GENERAL, number * 2)
                .with(Dispatch.SHORT_SKILLED, number % 4)
                .with(Dispatch.SHORT_TOTAL, number * 2 + number % 4)
                .with(Dispatch.RIGID, number)
                .with(Dispatch.RIGID_SOLVED, number / 2);
    }

    /** 12 enterprises that report from 正月初八 on, one of them not today; one that never did; a year before, too. */
    private List<Row> season() {
        List<Row> enterprises = new ArrayList<>();
        for (int i = 1; i <= 13; i++) {
            enterprises.add(enterprise(i));
        }
        save(enterprises.toArray(Row[]::new));
        List<Row> days = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            UUID id = enterprises.get(i - 1).id();
            for (int passed = 0; passed <= 3; passed++) {
                if (i != 5 || passed < 3) {
                    days.add(day(id, i, EIGHTH.plusDays(passed), passed));
                }
            }
            for (int passed = 0; passed <= 12; passed++) {
                days.add(day(id, i, YEAR_BEFORE.plusDays(passed), Math.max(0, passed - 2)));
            }
        }
        save(days.toArray(Row[]::new));
        save(
                service(enterprises.get(0).id(), "缺普工四十人，节后订单压着", TODAY.minusDays(2), "doing"),
                service(enterprises.get(1).id(), "社保转移办不了", TODAY.plusDays(9), "escalated"),
                service(enterprises.get(2).id(), "已经办完", TODAY, "closed").with(Service.CLOSED_ON, TODAY));
        return enterprises;
    }

    private Stage open() {
        Stage stage = show(() -> new WeeklyPage(kit, desk, new NoWays() {
                    @Override
                    public void go(Ledger to) {
                        went.add(to.name());
                    }

                    @Override
                    public void open(Ledger of, UUID row) {
                        went.add(of.name() + " " + row);
                    }
                })
                .view());
        await("the report", () -> !find("#weekly-lunar", Label.class).getText().isEmpty());
        return stage;
    }

    private TableView<?> lines() {
        return find("#weekly-lines", TableView.class);
    }

    private String cell(int row, int column) {
        return fx(() -> String.valueOf(lines().getColumns().get(column).getCellData(row)));
    }

    private int line(String name) {
        return fx(() -> {
            for (int i = 0; i < lines().getItems().size(); i++) {
                if (name.equals(lines().getColumns().getFirst().getCellData(i))) {
                    return i;
                }
            }
            throw new AssertionError("no line " + name);
        });
    }

    private <T> void choose(int row, int column) {
        @SuppressWarnings("unchecked") // the columns are the table's own
        TableView<T> table = (TableView<T>) lines();
        table.getSelectionModel().clearAndSelect(row, table.getColumns().get(column));
    }

    @Test
    void theReportOfTodayWithItsChartsAndWhatStandsBehindEachFigure() {
        season();
        Stage stage = open();
        assertEquals("正月十一", find("#weekly-lunar", Label.class).getText());
        assertEquals("11", cell(line("应调度企业"), 1));
        assertEquals("1", cell(line("关停搬迁"), 1));
        // Numbers 4 and 9 open on the fifth day, number 5 on the first.
        assertEquals("9", cell(line("已开工"), 1));
        assertEquals("81.82%", cell(line("开工率"), 1));
        assertTrue(reads("1 家沿用更早的数据") && reads("1 家监测企业还没有填报，未计入"));
        assertTrue(reads("返岗率（返乡口径）") && reads("返岗率（含留莞口径）"));
        String told =
                find("#weekly-tabs", TabPane.class).lookup(".course-chart").getAccessibleText();
        assertTrue(told.contains("初八") && told.contains("今年") && told.contains("上年"), told);
        Pictures.both(theme, stage.getScene(), "weekly");
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200), "weekly-200");
        fx(() -> find("#weekly-tabs", TabPane.class).getSelectionModel().select(1));
        Pictures.take(theme, stage.getScene(), Look.DEFAULT.scaled(200).with(Look.Mode.DARK), "weekly-200-charts-dark");
        fx(() -> theme.apply(Look.DEFAULT));
        settle();
        fx(() -> choose(line("已返岗"), 1));
        fx(() -> lines().requestFocus());
        press(KeyCode.ENTER);
        await("its rows", () -> onScreen("#weekly-rows-sum"));
        String sum = find("#weekly-rows-sum", Label.class).getText();
        assertTrue(sum.contains(cell(line("已返岗"), 1)), sum);
        Pictures.take(
                stage.getScene().getWindow() == null
                        ? stage.getScene()
                        : find("#weekly-rows", TableView.class).getScene(),
                "weekly-rows");
        press(KeyCode.ENTER);
        assertTrue(went.getLast().startsWith("dispatch "), went::toString);
        assertFalse(onScreen("#weekly-rows"));
    }

    @Test
    void anotherDayByTheKeyboardAndAWeekLater() {
        season();
        open();
        click("#weekly-day");
        fx(() -> find("#weekly-day", javafx.scene.control.DatePicker.class)
                .getEditor()
                .selectAll());
        type("正月初九");
        press(KeyCode.ENTER);
        await(
                "the other day",
                () -> find("#weekly-lunar", Label.class).getText().equals("正月初九"));
        assertEquals("4", cell(line("已开工"), 1));
        click("#weekly-before");
        await("a week before", () -> reads("截至这一天还没有日调度数据"));
        assertTrue(find("#weekly-submit", Button.class).isDisabled());
        click("#weekly-after");
        await("back", () -> find("#weekly-lunar", Label.class).getText().equals("正月初九"));
    }

    @Test
    void aSubmittedReportKeepsItsFiguresAndShowsWhatChangedSince() {
        List<Row> enterprises = season();
        Stage stage = open();
        click("#weekly-submit");
        await("the question", () -> onScreen("#submit-go"));
        assertTrue(reads("有 1 家监测企业还没有填报，不会计入"));
        Pictures.take(find("#submit-go", Button.class).getScene(), "weekly-submit");
        click("#submit-with_staying");
        click("#submit-go");
        await("the banner", () -> onScreen("#weekly-banner") && reads("第1次报送"));
        assertTrue(reads("报送之后没有变动"));
        assertEquals(1, store.count(Weekly.LEDGER));
        assertEquals(12, store.count(WeeklyRow.LEDGER));
        Row first = store
                .children(
                        Dispatch.LEDGER,
                        Dispatch.ENTERPRISE,
                        enterprises.getFirst().id())
                .stream()
                .filter(row -> TODAY.equals(row.get(Dispatch.AS_OF)))
                .findFirst()
                .orElseThrow();
        String before = cell(line("已返岗"), 1);
        change(first, first.with(Dispatch.RETURNED, first.get(Dispatch.RETURNED, 0) + 7));
        await("the change", () -> reads("报送之后有 1 家企业的数据变了"));
        assertEquals(before, cell(line("已返岗"), 1));
        assertEquals(String.valueOf(Integer.parseInt(before) + 7), cell(line("已返岗"), 2));
        assertEquals("+7", cell(line("已返岗"), 3));
        fx(() -> find("#weekly-tabs", TabPane.class).getSelectionModel().selectLast());
        settle();
        TableView<?> changed = find("#weekly-changed-table", TableView.class);
        assertEquals(2, fx(() -> changed.getItems().size()), "已返岗 and 现有在岗, which follows from it");
        Pictures.both(theme, stage.getScene(), "weekly-frozen");
        click("#weekly-back");
        await("the present figures", () -> !onScreen("#weekly-banner"));
        assertEquals(String.valueOf(Integer.parseInt(before) + 7), cell(line("已返岗"), 1));
        click("#weekly-submit");
        await("again", () -> onScreen("#submit-go"));
        click("#submit-go");
        await("the second round", () -> onScreen("#weekly-banner") && reads("第2次报送"));
        assertEquals(2, store.count(Weekly.LEDGER));
        Row kept = store.find(Weekly.LEDGER, reports().getFirst().id()).orElseThrow();
        assertEquals("with_staying", kept.get(Weekly.DEFINITION));
    }

    private List<Row> reports() {
        List<Row> reports = new ArrayList<>();
        store.forEach(Weekly.LEDGER, reports::add);
        return reports;
    }

    @Test
    void goesOutAsTextAndAsAWorkbook() throws Refused {
        season();
        open();
        click("#weekly-copy");
        String text = fx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(text.startsWith("截至2月16日（正月十一），长安镇应调度企业11家，已开工9家，开工率81.82%（另有关停搬迁1家不计入）；返乡"), text);
        assertTrue(text.endsWith("未办结问题2件。"), text);
        Path file = home.resolve("周报.xlsx");
        click("#weekly-export");
        await("where to", () -> onScreen("#save-target"));
        Path nowhere = home.resolve("nowhere");
        fx(() -> find("#save-target", TextField.class)
                .setText(nowhere.resolve("a.xlsx").toString()));
        click("#save-go");
        await("why not", () -> onScreen(".notice.error"));
        assertTrue(reads(labels.text("problem.export.folder", nowhere)), "which folder is not there");
        assertTrue(reads(labels.text("problem.export.folder.remedy")));
        fx(() -> find("#save-target", TextField.class).setText(file.toString()));
        click("#save-go");
        await("the file", () -> Files.exists(file) && !onScreen("#save-target"));
        try (Book book = Books.open(file)) {
            assertEquals(
                    List.of("周报", "企业明细", "典型缺工企业", "问题清单"),
                    book.sheets().stream().map(Book.Sheet::name).toList());
        }
    }

    @Test
    void aStoreWithoutDispatchSaysSo() {
        Stage stage = open();
        assertTrue(reads("截至这一天还没有日调度数据"));
        Pictures.both(theme, stage.getScene(), "weekly-empty");
        clickText(labels.text("weekly.nothing.go"));
        assertEquals(List.of("dispatch"), went);
    }
}
