package cn.sixin.dispatch.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;

/** The grid and what stands beside it; at a large scale, where both do not fit, one at a time, the grid first. */
final class SideSplit {
    private static final double SHARE = 0.76;
    private static final double LEAST_FOR_BOTH = 860;

    private final Kit kit;
    private final SplitPane split;
    private final Node main;
    private final Node side;
    private final ToggleButton shown;
    private final ChangeListener<Look> scaled = (seen, was, now) -> lay();
    private boolean both = true;

    SideSplit(Kit kit, SplitPane split, Node main, Node side, ToggleButton shown) {
        this.kit = kit;
        this.split = split;
        this.main = main;
        this.side = side;
        this.shown = shown;
        SplitPane.setResizableWithParent(side, false);
        shown.selectedProperty().addListener((seen, was, now) -> lay());
        split.widthProperty().addListener((seen, was, now) -> lay());
        // The theme outlives the page.
        kit.theme().lookProperty().addListener(new WeakChangeListener<>(scaled));
        lay();
    }

    private void lay() {
        boolean fit = split.getWidth() == 0 || split.getWidth() >= kit.theme().px(LEAST_FOR_BOTH);
        if (fit != both) {
            both = fit;
            shown.setSelected(fit);
        }
        List<Node> parts = !shown.isSelected() ? List.of(main) : fit ? List.of(main, side) : List.of(side);
        if (!parts.equals(split.getItems())) {
            split.getItems().setAll(parts);
        }
        if (parts.size() > 1) {
            split.setDividerPositions(SHARE);
        }
    }

    /** The grid is to be seen. */
    void showMain() {
        if (!both) {
            shown.setSelected(false);
        }
    }
}
