package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.CrashHandler;
import cn.sixin.app.ErrorCode;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.station.Stations;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** From the sign-in in the morning to the closing at night, and the next morning. */
class WholeDayTest extends DeskTest {
    private static final Labels LABELS = Labels.of(Locale.SIMPLIFIED_CHINESE);

    private void found() {
        Station.Founded.Made made = Stations.founded(station());
        try (Session session = made.session()) {
            Row row = session.store()
                    .draft(Enterprise.LEDGER)
                    .with(Enterprise.NAME, "东莞市华宇电子有限公司")
                    .with(Enterprise.CONTACT, "林海")
                    .with(Enterprise.PHONE, "19900000001")
                    .with(Enterprise.STATE, "normal");
            session.store().save(Batch.of(GroupKind.EDIT, "建档", session.actor()).create(row));
        }
    }

    private void signIn() {
        open();
        type(Stations.PASSWORD);
        press(KeyCode.ENTER);
        await("the desk", () -> onScreen("#navigation"));
    }

    private TextInputControl field(String column) {
        return find("#field-" + column, TextInputControl.class);
    }

    /** Finds the enterprise from wherever the desk stands and opens it. */
    private void findByInitials() {
        press(KeyCode.SHORTCUT, KeyCode.K);
        type("dgshy");
        await("found", () -> reads("东莞市华宇电子有限公司"));
        press(KeyCode.ENTER);
        await("the form", () -> onScreen("#field-community"));
    }

    private void closeWindow(String answer) {
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await("the question", () -> onScreen(".kit-dialog"));
        clickText(LABELS.text(answer));
        await("the answer", () -> !onScreen(".kit-dialog"));
    }

    @Test
    void whatWasTypedIsAskedAboutAtTheClosingAndThereTheNextMorning() {
        found();
        signIn();
        findByInitials();
        fx(() -> field("community").setText("霄边社区"));
        press(KeyCode.SHORTCUT, KeyCode.S);
        await("saved", () -> said("#status-saved").startsWith("已保存 "));
        assertEquals("待上传 2 条", find("#status-pending", Button.class).getText());
        fx(() -> field("address").setText("振安路 1 号"));
        closeWindow("kit.unsaved.stay");
        assertTrue(fx(stage::isShowing));
        assertEquals("振安路 1 号", field("address").getText());
        closeWindow("kit.unsaved.save");
        await("closed", () -> !stage.isShowing());
        fx(this::closeDesk);

        signIn();
        findByInitials();
        assertEquals("霄边社区", field("community").getText());
        assertEquals("振安路 1 号", field("address").getText());
    }

    @Test
    void aFaultOfOursHasItsCodeAndGoesToTheClipboardAndTheWorkGoesOn() {
        found();
        DeskWindow desk = open();
        CrashHandler.Crash crash = new CrashHandler.Crash(
                ErrorCode.of(new IllegalStateException("no data in here")), Path.of("/data/logs/sixin.log"));
        Platform.runLater(() -> desk.fault(crash));
        await("the fault", () -> onScreen(".kit-dialog"));
        Pictures.take(fx(() -> find(".kit-dialog", Node.class).getScene()), "fault");
        assertTrue(reads(crash.code().text()));
        Platform.runLater(() -> desk.fault(crash));
        clickText(LABELS.text("kit.fault.copy"));
        await("copied", () -> reads(LABELS.text("kit.fault.copied")));
        String copied = fx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.startsWith(crash.code().text()), copied);
        assertTrue(copied.contains("sixin.log"), copied);
        clickText(LABELS.text("kit.close"));
        await("one fault, one window", () -> !onScreen(".kit-dialog"));
        type(Stations.PASSWORD);
        press(KeyCode.ENTER);
        await("the desk", () -> onScreen("#navigation"));
    }
}
