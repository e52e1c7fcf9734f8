package cn.sixin.app.ui;

import cn.sixin.kit.work.Running;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** Stands where a page will be: what is being done for it, and how far it has come. */
final class Waiting extends VBox {
    private static final double WIDTH = 260;

    Waiting(String what, Running work) {
        setId("waiting");
        getStyleClass().add("waiting");
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(WIDTH);
        bar.setAccessibleText(what);
        bar.progressProperty().bind(work.progressProperty());
        getChildren().addAll(bar, new Label(what));
    }
}
