package cn.sixin.page.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Something to be read before going on: what it is, and what to do about it. */
final class Notices {
    private Notices() {}

    /** @param remedy may be empty */
    static VBox of(boolean error, String what, String remedy, Node... more) {
        VBox box = new VBox(line(what, "strong"));
        if (!remedy.isEmpty()) {
            box.getChildren().add(line(remedy, "notice-remedy"));
        }
        box.getChildren().addAll(more);
        box.getStyleClass().add("notice");
        if (error) {
            box.getStyleClass().add("error");
        }
        return box;
    }

    static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
