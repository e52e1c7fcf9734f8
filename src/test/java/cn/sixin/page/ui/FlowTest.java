package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.service.Service;
import cn.sixin.store.search.Query;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What an officer does on the pages in a day, by mouse and by keyboard. */
class FlowTest extends PageTest {
    /** The sample has 981 enterprises, and repeats itself after them. */
    @Test
    void theCleanRosterComesInWholeAndGoesOutAgainWithTheUndo() {
        showEnterprises();
        importBook("roster-clean.xlsx");
        assertEquals(981, desk.index(Enterprise.LEDGER).count());
        click("#import-undo");
        await("undone", () -> desk.index(Enterprise.LEDGER).count() == 0);
    }

    @Test
    void aMarkedCellIsCorrectedAndNothingWrongComesIn() {
        showEnterprises();
        fx(() -> shown.controller().importBook(Path.of("src/test/resources/samples/survey-messy.xlsx")));
        await("sheets or columns", () -> onScreen("#import-next"));
        if (!onScreen(".mapping-grid")) {
            click("#import-next");
        }
        cn.sixin.kit.Pictures.both(theme, scene(), "import-messy-columns");
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        cn.sixin.kit.Pictures.both(theme, scene(), "import-preview");
        assertTrue(onScreen(".planned-row .notice"));
        long marked = wrong();
        TextField cell = find(".planned-row .text-field", TextField.class);
        fx(() -> {
            cell.setText("");
            cell.getOnAction().handle(new javafx.event.ActionEvent());
        });
        await("checked again", () -> onScreen("#fate-problem") && wrong() == marked - 1);
        click("#import-confirm");
        skip(Survey.LEDGER);
        skip(Vacancy.LEDGER);
        await("done", () -> onScreen("#import-done"));
        cn.sixin.kit.Pictures.both(theme, scene(), "import-result");
        store.forEach(
                Enterprise.LEDGER,
                row -> assertEquals(
                        List.of(),
                        row.ledger().check(row, desk.context()).stream()
                                .filter(cn.sixin.ledger.Problem::isError)
                                .toList()));
    }

    /** The sheet speaks of another ledger, too, which is not wanted here. */
    private void skip(Ledger ledger) {
        await("what else there is", () -> reads(labels.text("page.import.title", ledger.label(labels))));
        click("#import-skip");
    }

    @Test
    void aServiceRowByKeyboardAlone() {
        town();
        showServices();
        int before = desk.index(Service.LEDGER).count();
        press(KeyCode.CONTROL, KeyCode.N);
        await("form", () -> onScreen("#field-enterprise"));
        type("信和3电子");
        await("suggestions", () -> onScreen("#suggestions"));
        press(KeyCode.ENTER);
        assertTrue(find("#field-enterprise", TextField.class).getText().contains("信和3电子"));
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        press(KeyCode.DIGIT1);
        press(KeyCode.TAB);
        press(KeyCode.DIGIT1);
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        type("急需普工");
        press(KeyCode.TAB);
        type("12");
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(Service.LEDGER).count() == before + 1);
        Row row = desk.index(Service.LEDGER).query(Query.ALL.text("急需普工")).row(0);
        assertEquals("staffing", row.get(Service.NEED));
        assertEquals("phone", row.get(Service.SOURCE));
        assertEquals(12, row.get(Service.SHORT_GENERAL));
        assertEquals(OFFICER, row.get(Service.OFFICER));
        press(KeyCode.ESCAPE);
        assertFalse(onScreen("#field-enterprise"));
        press(KeyCode.CONTROL, KeyCode.Z);
        await("undone", () -> desk.index(Service.LEDGER).count() == before);
    }

    @Test
    void aDuplicateIsRefusedWithALinkToItsTwin() {
        List<Row> rows = town();
        showEnterprises();
        press(KeyCode.CONTROL, KeyCode.N);
        await("form", () -> onScreen("#field-name"));
        type(rows.get(2).get(Enterprise.NAME, ""));
        fx(() -> find("#field-contact", TextField.class).setText("林海"));
        fx(() -> find("#field-phone", TextField.class).setText("19900000001"));
        press(KeyCode.CONTROL, KeyCode.S);
        await("twin", () -> onScreen("#form-twin"));
        assertEquals(40, desk.index(Enterprise.LEDGER).count());
    }

    @Test
    void filteredRowsGoOutMaskedAsCsv() throws Exception {
        town();
        showEnterprises();
        await("rows", () -> reads("华宇"));
        click("#quick-mine");
        await("mine", () -> reads(labels.text("kit.table.count_filtered", 13, 40)));
        press(KeyCode.CONTROL, KeyCode.E);
        await("sheet", () -> onScreen("#export-go"));
        cn.sixin.kit.Pictures.take(find("#export-go", javafx.scene.Node.class).getScene(), "export-sheet");
        click("#export-csv");
        Path target = home.resolve("out.csv");
        fx(() -> find("#export-target", TextField.class).setText(target.toString()));
        click("#export-go");
        await("written", () -> Files.exists(target) && !onScreen("#export-go"));
        List<String> lines = Files.readAllLines(target);
        assertEquals(14, lines.size());
        assertTrue(lines.get(1).contains("199****"));
    }

    @Test
    void whatIsDeletedComesBack() {
        town();
        showEnterprises();
        await("rows", () -> reads("华宇"));
        fx(() -> shown.controller().table().focusRows());
        press(KeyCode.DELETE);
        await("question", () -> onScreen(".kit-dialog"));
        clickText(labels.text("page.delete.ok"));
        await("deleted", () -> desk.index(Enterprise.LEDGER).count() == 39);
        press(KeyCode.CONTROL, KeyCode.Z);
        await("back", () -> desk.index(Enterprise.LEDGER).count() == 40);
    }

    @Test
    void manyRowsAreChangedAtOnceAndTakenBackAtOnce() {
        town();
        showEnterprises();
        await("rows", () -> reads("华宇"));
        fx(() -> shown.controller().table().focusRows());
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.CONTROL, KeyCode.B);
        await("sheet", () -> onScreen("#bulk-add"));
        fx(() -> {
            @SuppressWarnings("unchecked")
            javafx.scene.control.ComboBox<cn.sixin.ledger.Column<?>> add =
                    find("#bulk-add", javafx.scene.control.ComboBox.class);
            add.setValue(Enterprise.COMMUNITY);
        });
        await("field", () -> onScreen("#field-community"));
        fx(() -> find("#field-community", TextField.class).setText("锦厦社区"));
        click("#bulk-look");
        await("plan", () -> reads(labels.text("page.bulk.apply", 40)));
        cn.sixin.kit.Pictures.take(find("#bulk-apply", javafx.scene.Node.class).getScene(), "bulk-sheet");
        click("#bulk-apply");
        await("changed", () -> count("锦厦社区") == 40);
        press(KeyCode.CONTROL, KeyCode.Z);
        await("back", () -> count("锦厦社区") == 0);
    }

    private long wrong() {
        String text =
                find("#fate-problem", javafx.scene.control.ToggleButton.class).getText();
        return Long.parseLong(text.replaceAll("\\D", ""));
    }

    private int count(String community) {
        return desk.index(Enterprise.LEDGER)
                .query(Query.ALL.and(new cn.sixin.store.search.Filter.Contains(Enterprise.COMMUNITY, community)))
                .count();
    }

    private void importBook(String sample) {
        fx(() -> shown.controller().importBook(Path.of("src/test/resources/samples", sample)));
        await("columns", () -> onScreen("#import-next"));
        cn.sixin.kit.Pictures.both(theme, scene(), "import-columns");
        click("#import-next");
        await("preview", () -> onScreen("#import-rows"));
        CheckBox without = find("#import-without-bad", CheckBox.class);
        assertFalse(without.isSelected());
        click("#import-confirm");
        await("done", () -> onScreen("#import-done"));
        click("#import-done");
    }
}
