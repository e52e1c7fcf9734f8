package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/** A page's table, and beside it the form of one row; at a large scale, where both do not fit, the form alone. */
final class PageSplit {
    private static final double TABLE_SHARE = 0.42;
    private static final double LEAST_FOR_BOTH = 900;

    private final Kit kit;
    private final SplitPane split;
    private final Node table;
    private final Node tools;
    private final ChangeListener<Look> scaled = (seen, before, now) -> fit();
    private @Nullable Node form;

    /** @param tools what is for the table alone, and gives its room to the form where that is alone */
    PageSplit(Kit kit, SplitPane split, Node table, Node tools) {
        this.kit = kit;
        this.tools = tools;
        this.split = split;
        this.table = table;
        split.getItems().setAll(table);
        split.widthProperty().addListener((seen, before, now) -> fit());
        // The theme outlives the page.
        kit.theme().lookProperty().addListener(new WeakChangeListener<>(scaled));
    }

    void open(Node opened) {
        form = opened;
        split.getItems().setAll(opened);
        fit();
        showTools();
    }

    void close() {
        form = null;
        split.getItems().setAll(table);
        showTools();
    }

    private void showTools() {
        boolean here = split.getItems().contains(table);
        tools.setVisible(here);
        tools.setManaged(here);
    }

    private void fit() {
        boolean both = split.getWidth() >= kit.theme().px(LEAST_FOR_BOTH);
        if (form == null || both == split.getItems().contains(table)) {
            return;
        }
        if (both) {
            split.getItems().addFirst(table);
            split.setDividerPositions(TABLE_SHARE);
        } else {
            split.getItems().remove(table);
        }
        showTools();
    }
}
