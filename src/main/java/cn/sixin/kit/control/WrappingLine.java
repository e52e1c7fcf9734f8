package cn.sixin.kit.control;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/** A line that would like to be one, as wide as what is in it and no wider, and wraps where there is no room. */
public final class WrappingLine extends FlowPane {
    @Override
    protected double computePrefWidth(double height) {
        List<Node> shown = getManagedChildren();
        double wide = shown.stream().mapToDouble(node -> node.prefWidth(-1)).sum();
        double gaps = getHgap() * Math.max(0, shown.size() - 1);
        // A fraction of a pixel less would wrap it.
        return snappedLeftInset() + Math.ceil(wide + gaps) + shown.size() + snappedRightInset();
    }
}
