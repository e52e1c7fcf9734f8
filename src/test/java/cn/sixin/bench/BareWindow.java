package cn.sixin.bench;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The least that JavaFX can show, to hold the desk's start against. */
public final class BareWindow {
    private BareWindow() {}

    /** @param args anything: it goes away by itself, as a rehearsal of its start wants it */
    public static void main(String[] args) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setScene(
                    new Scene(new VBox(10, new Label("Bare"), new TextField(), new Button("Window")), 1280, 760));
            stage.show();
            if (args.length > 0) {
                PauseTransition pause = new PauseTransition(Duration.seconds(2));
                pause.setOnFinished(event -> Platform.exit());
                pause.play();
            }
        });
    }
}
