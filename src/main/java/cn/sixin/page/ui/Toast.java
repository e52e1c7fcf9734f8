package cn.sixin.page.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** One line over the foot of a page: what was done, and how to take it back. Takes no focus, goes by itself. */
final class Toast {
    private static final Duration SHOWN = Duration.seconds(8);

    private final HBox box = new HBox();
    private final Label text = new Label();
    private final Button action = new Button();
    private final PauseTransition gone = new PauseTransition(SHOWN);

    Toast(StackPane page) {
        box.setId("toast");
        box.getStyleClass().add("toast");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        action.getStyleClass().addAll("flat", "toast-action");
        action.setFocusTraversable(false);
        box.getChildren().addAll(text, action);
        box.setVisible(false);
        StackPane.setAlignment(box, Pos.BOTTOM_CENTER);
        page.getChildren().add(box);
        gone.setOnFinished(event -> hide());
    }

    void say(String sentence) {
        show(sentence, false);
    }

    void say(String sentence, String actionName, Runnable deed) {
        action.setText(actionName);
        action.setOnAction(event -> {
            hide();
            deed.run();
        });
        show(sentence, true);
    }

    void hide() {
        gone.stop();
        box.setVisible(false);
    }

    private void show(String sentence, boolean withAction) {
        text.setText(sentence);
        action.setVisible(withAction);
        action.setManaged(withAction);
        box.setVisible(true);
        gone.playFromStart();
    }
}
