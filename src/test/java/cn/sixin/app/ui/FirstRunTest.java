package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Stations;
import cn.sixin.code.Town;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

class FirstRunTest extends DeskTest {

    @Test
    void anOfficerNamesHisTownSetsAPasswordKeepsTheCodeAndIsIn() {
        open();
        ListView<?> towns = find("#townList", ListView.class);
        assertEquals(36, fx(() -> towns.getItems().size()));
        assertEquals("莞城街道", ((Town) fx(() -> towns.getItems().getFirst())).name(), "the city's own order");
        picture("first-run-town");
        click("#townSearch");
        type("ca");
        assertTrue(fx(() -> towns.getItems().size()) < 36);
        press(KeyCode.BACK_SPACE);
        type("hangan");
        press(KeyCode.ENTER);

        assertTrue(find("#officerNext", Button.class).isDisabled());
        type(Stations.OFFICER);
        click("#password");
        type("short1");
        picture("first-run-officer-weak");
        assertTrue(find("#officerNext", Button.class).isDisabled());
        press(KeyCode.SHORTCUT, KeyCode.A);
        type(Stations.PASSWORD);
        press(KeyCode.TAB);
        type(Stations.PASSWORD);
        picture("first-run-officer");
        press(KeyCode.ENTER);

        await("the recovery code", () -> onScreen("#codeText"));
        String code = said("#codeText");
        assertTrue(code.matches("([0-9A-Z]{4}-){6}[0-9A-Z]{4}"), code);
        picture("first-run-code");
        click("#language");
        assertEquals(code, said("#codeText"), "another language does not take the code away");
        click("#language");
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await("the question", () -> onScreen(".kit-dialog"));
        picture("first-run-code-leave");
        fx(() -> robot.lookup(".kit-dialog .button").queryAllAs(Button.class).stream()
                .filter(Button::isCancelButton)
                .forEach(Button::fire));
        await("the answer", () -> !onScreen(".kit-dialog"));
        assertTrue(fx(stage::isShowing), "closing it unconfirmed is asked about");
        assertTrue(find("#codeNext", Button.class).isDisabled(), "not before it is kept somewhere");
        click("#codeTail");
        type("0000".equals(code.substring(30)) ? "1111" : "0000");
        assertTrue(find("#codeNext", Button.class).isDisabled());
        press(KeyCode.SHORTCUT, KeyCode.A);
        type(code.substring(30).toLowerCase(java.util.Locale.ROOT));
        press(KeyCode.ENTER);
        assertFalse(reads(code), "it is shown once");
        picture("first-run-begin");
        click("#beginEmpty");
        await("the desk", () -> !onScreen(".entry"));

        var who = assertInstanceOf(Entry.Who.Known.class, station().who());
        assertEquals(Stations.OFFICER, who.officers().getFirst().name());
    }

    @Test
    void itSpeaksEnglishWhenAskedAndRemembers() {
        open();
        assertTrue(reads("所在镇街（园区）"));
        click("#language");
        assertTrue(reads("Town or park"));
        picture("first-run-english");
        click("#theme");
        await("settings on disk", () -> written().contains("DARK"));
        assertTrue(written().contains("\"en\""), written());
    }

    private String written() {
        try {
            return java.nio.file.Files.readString(home.resolve("settings.json"));
        } catch (java.io.IOException e) {
            return "";
        }
    }
}
