package cn.sixin.today.ui;

import cn.sixin.kit.Kit;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * The charts beside the list where both have room, else one of the two.
 *
 * @param within what has the room
 * @param both list and charts
 * @param drawn whether the charts are wanted where only one has room; shown there alone
 */
record TodayRoom(Kit kit, Region within, HBox both, ToggleButton drawn, Node list, Node charts) {
    /** So wide, in px at 100 %, the charts stand beside the list. */
    private static final double LEAST = 860;

    void arrange() {
        if (within.getWidth() <= 0) {
            return;
        }
        boolean enough = within.getWidth() >= kit.theme().px(LEAST);
        both.getStyleClass().remove("narrow");
        if (!enough) {
            both.getStyleClass().add("narrow");
        }
        HBox.setHgrow(charts, enough ? Priority.NEVER : Priority.ALWAYS);
        show(drawn, !enough);
        show(list, enough || !drawn.isSelected());
        show(charts, enough || drawn.isSelected());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
