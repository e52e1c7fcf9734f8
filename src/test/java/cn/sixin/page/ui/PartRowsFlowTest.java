package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Row;
import cn.sixin.survey.Vacancy;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** An enterprise's vacancies in its form, by keyboard and from a spreadsheet. */
class PartRowsFlowTest extends PageTest {
    private static final String POSTS = "冲压工\t普工\t20\r\n焊工\t技工\t5\r\n质检\t普工\t8\r\n";

    private List<Row> vacancies(Row enterprise) {
        return store.children(Vacancy.LEDGER, Vacancy.ENTERPRISE, enterprise.id())
                .reversed();
    }

    private Row open() {
        Row factory = town().get(3);
        showEnterprises();
        fx(() -> shown.controller().open(factory.id()));
        await("form", () -> onScreen("#parts-vacancy"));
        settle();
        return factory;
    }

    private void paste(String block) {
        fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(block);
            Clipboard.getSystemClipboard().setContent(content);
        });
        press(KeyCode.CONTROL, KeyCode.V);
    }

    private String state() {
        return find("#parts-state-vacancy", Label.class).getText();
    }

    @Test
    void vacanciesAreTypedPastedTakenBackAndSavedWithTheForm() {
        Row factory = open();
        click("#parts-add-vacancy");
        type("操作工");
        press(KeyCode.TAB);
        assertTrue(state().contains("1 普工"), "the choices are told where one is asked for");
        press(KeyCode.DIGIT2);
        type("12");
        press(KeyCode.ENTER);
        paste(POSTS);
        await("pasted", () -> reads("质检"));
        assertEquals(
                labels.text("page.parts.count", 4),
                find("#parts-count-vacancy", Label.class).getText());
        Pictures.both(theme, scene(), "enterprise-vacancies");
        press(KeyCode.CONTROL, KeyCode.Z);
        assertFalse(reads("质检"));
        assertTrue(onScreen("#field-name"), "the page itself undid nothing and the form is open");
        press(KeyCode.CONTROL, KeyCode.Y);
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> vacancies(factory).size() == 4);
        assertEquals(
                List.of("skilled", "general", "skilled", "general"),
                vacancies(factory).stream().map(row -> row.get(Vacancy.CLASS)).toList());
        assertEquals(
                List.of(12, 20, 5, 8),
                vacancies(factory).stream().map(row -> row.get(Vacancy.NUMBER)).toList());
        await(
                "clean",
                () -> !find("#parts-undo-vacancy", javafx.scene.Node.class).isDisabled());
        fx(() -> shown.controller().leave(() -> {}));
        assertFalse(onScreen(".kit-dialog"), "nothing is left unsaved");
    }

    @Test
    void aLineThatCannotBeSavedIsShownAndEscGivesUpTypingBeforeTheForm() {
        Row factory = open();
        click("#parts-add-vacancy");
        paste("冲压工\t普工\t二十来个\r\n");
        press(KeyCode.CONTROL, KeyCode.S);
        await("told", () -> onScreen(".notice"));
        assertEquals(List.of(), vacancies(factory));
        type("99");
        press(KeyCode.ESCAPE);
        assertTrue(onScreen("#parts-vacancy"), "Esc gave up the typing, not the form");
        Pictures.both(theme, scene(), "enterprise-vacancies-wrong");
        type("20");
        press(KeyCode.ENTER);
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> vacancies(factory).size() == 1);
        assertEquals(20, vacancies(factory).getFirst().get(Vacancy.NUMBER));
        await("saved form", () -> !reads("二十来个"));
        click("#parts-add-vacancy");
        press(KeyCode.UP);
        press(KeyCode.CONTROL, KeyCode.MINUS);
        press(KeyCode.CONTROL, KeyCode.S);
        await("deleted", () -> vacancies(factory).isEmpty());
    }

    @Test
    void atTwiceTheSizeNothingIsCut() {
        Row factory = open();
        click("#parts-add-vacancy");
        paste(POSTS);
        fx(() -> theme.apply(Look.DEFAULT.scaled(200)));
        press(KeyCode.DOWN);
        Pictures.take(scene(), "enterprise-vacancies-200");
        press(KeyCode.CONTROL, KeyCode.S);
        await("saved", () -> vacancies(factory).size() == 3);
    }
}
