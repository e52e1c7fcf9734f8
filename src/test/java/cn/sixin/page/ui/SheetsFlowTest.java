package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.table.LedgerTable;
import cn.sixin.ledger.Row;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies behind the page: a row's history, what was deleted, two officers on one row, masked figures, ways out. */
class SheetsFlowTest extends PageTest {
    private List<Row> rows = List.of();

    @BeforeEach
    void fill() {
        rows = town().stream().map(this::present).toList();
        showEnterprises();
        await("rows", () -> reads("华宇"));
    }

    private LedgerTable table() {
        return shown.controller().table();
    }

    private void openRow(Row row) {
        fx(() -> shown.controller().open(row.id()));
        await("form", () -> onScreen("#field-community"));
    }

    private TextField field(String column) {
        return find("#field-" + column, TextField.class);
    }

    private Scene sheet(String selector) {
        return fx(() -> find(selector, Node.class).getScene());
    }

    /** Another officer of the town saves the row from his own screen. */
    private void elsewhere(Row before, Row after) {
        Saving saving = store.save(
                Batch.of(GroupKind.EDIT, "elsewhere", new Actor("陈静", "desk-1")).update(before, after));
        assertTrue(saving instanceof Saving.Saved);
    }

    @Test
    void theHistoryTellsWhoChangedWhatFromWhatToWhat() {
        Row row = rows.getFirst();
        elsewhere(row, row.with(Enterprise.COMMUNITY, "锦厦社区"));
        fx(() -> table().select(row.id()));
        press(KeyCode.CONTROL, KeyCode.H);
        await("history", () -> onScreen("#history-list"));
        assertTrue(reads("乌沙社区") && reads("锦厦社区") && reads("陈静") && reads(OFFICER));
        assertFalse(reads("19900000001"), "a phone in the history is masked");
        Pictures.take(sheet("#history-list"), "history-sheet");
        press(KeyCode.ESCAPE);
        assertFalse(onScreen("#history-list"));
    }

    @Test
    void whatWasDeletedIsFoundAndBroughtBack() {
        Row row = rows.getFirst();
        store.save(Batch.of(GroupKind.DELETE, "x", new Actor("陈静", "desk-1")).delete(row, null));
        await("gone", () -> desk.index(Enterprise.LEDGER).count() == 39);
        fx(() -> shown.controller().recycle());
        await("recycled", () -> onScreen("#recycled"));
        assertTrue(reads(row.get(Enterprise.NAME, "")));
        Pictures.take(sheet("#recycled"), "recycle-sheet");
        click("#recycle-restore");
        await("back", () -> desk.index(Enterprise.LEDGER).count() == 40);
        assertTrue(reads(labels.text("page.restored", 1)));
    }

    @Test
    void twoOfficersOnOneRowLoseNothing() {
        Row row = rows.getFirst();
        openRow(row);
        fx(() -> field("community").setText("霄边社区"));
        fx(() -> field("contact").setText("周海"));
        elsewhere(row, row.with(Enterprise.COMMUNITY, "锦厦社区").with(Enterprise.ADDRESS, "振安路 1 号"));
        press(KeyCode.CONTROL, KeyCode.S);
        await("both versions", () -> onScreen("#stale"));
        assertTrue(reads("霄边社区") && reads("锦厦社区"));
        Pictures.take(sheet("#stale"), "stale-sheet");
        click("#stale-save");
        await("saved", () -> "周海".equals(present(row).get(Enterprise.CONTACT)));
        Row merged = present(row);
        assertEquals("霄边社区", merged.get(Enterprise.COMMUNITY), "mine, as chosen");
        assertEquals("振安路 1 号", merged.get(Enterprise.ADDRESS), "what only the other changed");
    }

    private Row present(Row row) {
        return store.find(Enterprise.LEDGER, row.id()).orElseThrow();
    }

    @Test
    void aMaskedNumberIsShownForAReasonThatIsKept() {
        openRow(rows.getFirst());
        assertEquals("199****0001", field("phone").getText());
        click("#reveal-phone");
        await("why", () -> onScreen("#prompt-field"));
        Pictures.take(sheet("#prompt-field"), "reveal-sheet");
        fx(() -> find("#prompt-field", TextField.class).setText("核对联系电话"));
        press(KeyCode.ENTER);
        await("shown", () -> field("phone").getText().equals("19900000001"));
        assertTrue(store.audit().latest(10).stream()
                .anyMatch(entry -> entry.action().equals("reveal") && "核对联系电话".equals(entry.reason())));
    }

    @Test
    void whatIsTypedIsAskedAboutBeforeThePageIsLeft() {
        openRow(rows.getFirst());
        fx(() -> field("community").setText("霄边社区"));
        AtomicInteger left = new AtomicInteger();
        leaveAndAnswer(left, "kit.unsaved.stay");
        assertEquals(0, left.get());
        assertEquals("霄边社区", field("community").getText());
        leaveAndAnswer(left, "kit.unsaved.save");
        await("left", () -> left.get() == 1);
        assertEquals("霄边社区", present(rows.getFirst()).get(Enterprise.COMMUNITY));
        fx(() -> field("community").setText("上沙社区"));
        leaveAndAnswer(left, "kit.unsaved.discard");
        await("left again", () -> left.get() == 2);
        assertEquals("霄边社区", present(rows.getFirst()).get(Enterprise.COMMUNITY));
    }

    private void leaveAndAnswer(AtomicInteger left, String answer) {
        javafx.application.Platform.runLater(() -> shown.controller().leave(left::incrementAndGet));
        await("question", () -> onScreen(".kit-dialog"));
        clickText(labels.text(answer));
        await("answered", () -> !onScreen(".kit-dialog"));
    }

    @Test
    void aWorkbookGoesOutMaskedAndWholeOnlyForAReason() throws Exception {
        List<String> masked = exported("masked.xlsx", () -> {});
        assertEquals(41, masked.size());
        assertTrue(masked.get(1).contains("199****"), masked.get(1));
        press(KeyCode.CONTROL, KeyCode.E);
        await("sheet", () -> onScreen("#export-go"));
        click("#export-whole");
        click("#export-go");
        assertTrue(reads(labels.text("page.export.reason.required")));
        press(KeyCode.ESCAPE);
        List<String> whole = exported("whole.xlsx", () -> {
            click("#export-whole");
            fx(() -> find("#export-reason", TextField.class).setText("报市局核对"));
        });
        assertTrue(whole.stream().anyMatch(line -> line.contains("19900000001")));
        assertTrue(store.audit().latest(10).stream().anyMatch(entry -> "报市局核对".equals(entry.reason())));
    }

    private List<String> exported(String name, Runnable choose) throws Exception {
        Path target = home.resolve(name);
        press(KeyCode.CONTROL, KeyCode.E);
        await("sheet", () -> onScreen("#export-go"));
        choose.run();
        fx(() -> find("#export-target", TextField.class).setText(target.toString()));
        click("#export-go");
        await("written", () -> Files.exists(target) && !onScreen("#export-go"));
        List<String> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(target);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            Sheet sheet = book.getSheetAt(0);
            for (var row : sheet) {
                StringBuilder line = new StringBuilder();
                for (Cell cell : row) {
                    line.append(cell).append('|');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    @Test
    void howTheTableWasArrangedIsThereTheNextMorning() {
        press(KeyCode.CONTROL, KeyCode.F);
        fx(() -> table().view().getColumns().get(1).setPrefWidth(333));
        click("#table-columns");
        click(".column-chooser .check-box");
        press(KeyCode.ESCAPE);
        var arranged = fx(() -> table().state());
        await("kept", () -> store.preferences().get(OFFICER, "page.enterprise").isPresent());
        settle();
        fx(() -> stage.hide());
        desk.close();
        showEnterprises();
        await("rows again", () -> reads("共 40 条"));
        await("as it was", () -> table().state().columns().equals(arranged.columns()));
    }

    @Test
    void anImportIsAskedAboutMarkedAndStopped() throws Exception {
        Path messy = Path.of("src/test/resources/samples/survey-messy.xlsx");
        fx(() -> shown.controller().importBook(messy));
        await("sheets or columns", () -> onScreen("#import-next"));
        if (!onScreen(".mapping-grid")) {
            click("#import-next");
        }
        await("columns", () -> onScreen(".mapping-grid"));
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        ImportWizard wizard =
                (ImportWizard) find("#import-wizard", Node.class).getParent().getUserData();
        int waiting = number("#fate-warning");
        if (waiting > 0) {
            click("#fate-warning");
            click("#import-accept-kind");
            assertTrue(number("#fate-warning") < waiting);
        }
        Path marked = home.resolve("marked.xlsx");
        fx(() -> new MarkedOffer(wizard).write(marked));
        await("marked", () -> Files.exists(marked) && reads(labels.text("page.import.marked.done", marked.toString())));
        assertTrue(notes(marked) >= number("#fate-problem"), "every bad cell says why");
        click("#import-cancel");
        assertEquals(40, desk.index(Enterprise.LEDGER).count(), "nothing was written");
        assertFalse(onScreen("#import-wizard"));
    }

    private static int notes(Path book) throws Exception {
        try (InputStream in = Files.newInputStream(book);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            int notes = 0;
            for (Sheet sheet : workbook) {
                notes += sheet.getCellComments().size();
            }
            return notes;
        }
    }
}
