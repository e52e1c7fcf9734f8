package cn.sixin.kit.control;

import cn.sixin.kit.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands where nothing is yet: an icon, a sentence, and the one thing to do about it. */
public final class EmptyState extends VBox {
    public EmptyState(String icon, String sentence) {
        getStyleClass().add("empty-state");
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.getStyleClass().add("sentence");
        getChildren().addAll(Icons.of(icon, "large-icon"), label);
    }

    public EmptyState(String icon, String sentence, String actionName, Runnable action) {
        this(icon, sentence);
        Button button = new Button(actionName);
        button.getStyleClass().add("accent");
        button.setOnAction(event -> action.run());
        getChildren().add(button);
    }
}
