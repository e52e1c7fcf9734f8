package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Stations;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FxTest;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Pictures;
import cn.sixin.kit.Views;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest extends FxTest {
    @TempDir
    Path home;

    @Override
    protected List<URL> styles() {
        return DeskProcess.styles();
    }

    @Test
    void whatWasTypedIsHiddenAndStillThereAfterThePassword() {
        try (Session session = Stations.founded(home).session();
                ThreadRunner background = new ThreadRunner(failure -> uncaught().add(failure))) {
            TextField typed = fx(() -> named("typed", ""));
            Stage main = show(() -> new StackPane(typed));
            click("#typed");
            type("half a sentence");
            LockScreen screen = new LockScreen(main);
            lock(screen, session, background);
            assertFalse(onScreen("#typed"));
            Stage cover = (Stage) Window.getWindows().stream()
                    .filter(w -> w != main && w.isShowing())
                    .findFirst()
                    .orElseThrow();
            assertEquals(Modality.APPLICATION_MODAL, cover.getModality());
            Pictures.both(theme, cover.getScene(), "lock");
            click("#password");
            type("Wrong-2027");
            press(KeyCode.ENTER);
            await("the refusal", () -> reads("还可以试 4 次"));
            press(KeyCode.ALT, KeyCode.F4);
            press(KeyCode.ESCAPE);
            assertTrue(screen.isUp());
            click("#password");
            type(Stations.PASSWORD);
            press(KeyCode.ENTER);
            await("the window", () -> onScreen("#typed"));
            assertFalse(screen.isUp());
            assertEquals("half a sentence", typed.getText());
            click("#typed");
            press(KeyCode.END);
            type(" and the rest");
            assertEquals("half a sentence and the rest", typed.getText());
        }
    }

    @Test
    void anOpenDialogIsHiddenTooAndKeepsItsWords() {
        try (Session session = Stations.founded(home).session();
                ThreadRunner background = new ThreadRunner(failure -> uncaught().add(failure))) {
            Stage main = show(() -> new StackPane());
            TextField typed = fx(() -> named("reason", "a reason"));
            fx(() -> {
                Stage dialog = new Stage();
                dialog.initOwner(main);
                dialog.initModality(Modality.APPLICATION_MODAL);
                dialog.setScene(new javafx.scene.Scene(new StackPane(typed), 300, 120));
                dialog.show();
            });
            LockScreen screen = new LockScreen(main);
            lock(screen, session, background);
            assertFalse(onScreen("#reason"));
            click("#password");
            type(Stations.PASSWORD);
            press(KeyCode.ENTER);
            await("the dialog", () -> onScreen("#reason"));
            assertEquals("a reason", typed.getText());
        }
    }

    private static TextField named(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        return field;
    }

    private void lock(LockScreen screen, Session session, ThreadRunner background) {
        Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
        Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
        fx(() -> screen.raise(new Views(labels)
                .register(LockController.class, () -> new LockController(kit, session, screen::lower))
                .load(AppView.LOCK, LockController.class)
                .root()));
        await("the cover", () -> onScreen("#unlock"));
    }
}
