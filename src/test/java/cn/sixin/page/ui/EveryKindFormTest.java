package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.house.EveryKind;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.season.Season;
import cn.sixin.service.Service;
import cn.sixin.store.StoreConfig;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The fourth edit, a line of FXML, is enough for a column of every kind to be shown, typed, judged and saved. */
class EveryKindFormTest extends PageTest {
    private static final LedgerPage PAGE = new LedgerPage(
            EveryKind.LEDGER,
            new FormFile(EveryKindFormTest.class, "every-kind-form.fxml"),
            "mdal-business",
            List.of(EveryKind.TEXT),
            List.of(),
            List.of(),
            (empty, context, officer) -> empty);

    @Override
    StoreConfig config() {
        return StoreConfig.of(List.of(Season.LEDGER, Enterprise.LEDGER, Service.LEDGER, EveryKind.LEDGER))
                .withCacheKb(16_384);
    }

    @Test
    void whatIsTypedIsSavedAndShownAgain() {
        save(enterprise(1, EveryKind.typed(EveryKind.REFERENCE)));
        showPage(PAGE);
        press(KeyCode.CONTROL, KeyCode.N);
        await("form", () -> onScreen("#field-text"));
        typeable().forEach(this::enter);
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(EveryKind.LEDGER).count() == 1);
        Row saved = only();
        typeable()
                .forEach(column -> assertEquals(
                        column.kind()
                                .read(Cell.of(EveryKind.typed(column)), desk.context())
                                .value(),
                        saved.get(column),
                        column::toString));

        press(KeyCode.ESCAPE);
        await("closed", () -> !onScreen("#field-text"));
        fx(() -> shown.controller().open(saved.id()));
        await("form", () -> onScreen("#field-text"));
        typeable().forEach(column -> {
            assertEquals(column.showMasked(saved, desk.showing()), shownIn(column, saved), column::toString);
            Control control = control(column);
            assertFalse(control.getAccessibleText().isEmpty(), column::toString);
        });
        press(KeyCode.ESCAPE);
        await("closed unasked: what was only looked at is not changed", () -> !onScreen("#field-text"));
        assertTrue(only().sameValues(saved));
    }

    @Test
    void aTownIsFoundWhileItIsTypedADayTellsItsLunarDayLettersFindAChoice() {
        showPage(PAGE);
        press(KeyCode.CONTROL, KeyCode.N);
        await("form", () -> onScreen("#field-town_of"));
        fx(() -> find("#field-town_of", Control.class).requestFocus());
        press(KeyCode.DOWN);
        await("all towns and parks", () -> offered().size() == 36);
        type("hj");
        await("those that it may mean", () -> offered().equals(List.of("441900122", "441900114")));
        press(KeyCode.ENTER);
        assertEquals("厚街镇", find("#field-town_of", TextInputControl.class).getText());

        fx(() -> find("#field-date_", Control.class).requestFocus());
        type("2027-2-13");
        assertTrue(reads("正月初八"));
        press(KeyCode.BACK_SPACE);
        assertFalse(reads("正月初八"));
        assertTrue(reads("腊月廿五"), "2027-2-1");
        fx(() -> find("#field-instant_", Control.class).requestFocus());
        type("2027-2-6 23:59");
        assertTrue(reads("正月初一"));

        fx(() -> find("#field-choice", Control.class).requestFocus());
        type("x");
        assertEquals("小", shownIn(EveryKind.CHOICE, store.draft(EveryKind.LEDGER)));
        type("da");
        assertEquals("大", shownIn(EveryKind.CHOICE, store.draft(EveryKind.LEDGER)));
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> desk.index(EveryKind.LEDGER).count() == 1);
        assertEquals("441900122", only().get(EveryKind.TOWN));
        assertEquals("large", only().get(EveryKind.CHOICE));
    }

    private List<?> offered() {
        return onScreen("#suggestions")
                ? List.copyOf(find("#suggestions", ListView.class).getItems())
                : List.of();
    }

    /** Photos that this station does not have yet stay with their row. */
    @Test
    void whatIsNotHereYetIsShownAndKept() {
        Row row = store.draft(EveryKind.LEDGER).with(EveryKind.ATTACHMENTS, EveryKind.FILES);
        save(row);
        showPage(PAGE);
        fx(() -> shown.controller().open(row.id()));
        await("form", () -> onScreen("#field-attachments"));
        assertTrue(onScreen(".photo-tile"));
        enter(EveryKind.TEXT);
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> only().has(EveryKind.TEXT));
        assertEquals(EveryKind.FILES, only().get(EveryKind.ATTACHMENTS));
    }

    private Row only() {
        return desk.index(EveryKind.LEDGER)
                .query(cn.sixin.store.search.Query.ALL)
                .row(0);
    }

    private static List<Column<?>> typeable() {
        return EveryKind.each()
                .filter(column -> column != EveryKind.ATTACHMENTS)
                .toList();
    }

    private Control control(Column<?> column) {
        return column == EveryKind.CHOICES
                ? find("#field-choices-large", CheckBox.class)
                : find("#field-" + column.name(), Control.class);
    }

    private void enter(Column<?> column) {
        String text = EveryKind.typed(column);
        if (column == EveryKind.CHOICES) {
            for (String code : Set.of("large", "small")) {
                fx(() -> find("#field-choices-" + code, CheckBox.class).setSelected(true));
            }
            return;
        }
        switch (control(column)) {
            case TextInputControl input -> fx(() -> input.setText(text));
            case CheckBox box -> fx(() -> box.setSelected(true));
            case ComboBox<?> box -> choose(box, text);
            default -> throw new AssertionError("no way to type into " + column);
        }
    }

    private static <T> void choose(ComboBox<T> box, String text) {
        fx(() -> box.setValue(box.getConverter().fromString(text)));
    }

    private String shownIn(Column<?> column, Row saved) {
        if (column == EveryKind.CHOICES) {
            for (String code : EveryKind.LIST.codes()) {
                assertEquals(
                        saved.get(EveryKind.CHOICES, Set.of()).contains(code),
                        find("#field-choices-" + code, CheckBox.class).isSelected(),
                        code);
            }
            return EveryKind.CHOICES.show(saved, desk.showing());
        }
        return switch (control(column)) {
            case TextInputControl input -> input.getText();
            case CheckBox box -> box.isSelected() ? EveryKind.typed(column) : "";
            case ComboBox<?> box -> chosen(box);
            default -> throw new AssertionError("nothing to read in " + column);
        };
    }

    private static <T> String chosen(ComboBox<T> box) {
        return box.getConverter().toString(box.getValue());
    }
}
