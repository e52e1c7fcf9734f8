package cn.sixin.kit.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** The columns' names; their right edges are dragged. */
final class GridHeader {
    private static final double EDGE = 5;

    private final GridGeometry geometry;
    private final List<Label> labels = new ArrayList<>();
    private final Pane still = new Pane();
    private final Pane moving = new Pane();
    private final Runnable changed;
    private final Runnable settled;
    private int dragged = -1;
    private double from;

    /** @param changed while an edge is dragged; {@code settled} when it is let go */
    GridHeader(GridModel model, GridGeometry geometry, Runnable changed, Runnable settled) {
        this.geometry = geometry;
        this.changed = changed;
        this.settled = settled;
        for (int i = 0; i < model.columns().size(); i++) {
            GridColumn column = model.columns().get(i);
            Label label = new Label(column.header());
            label.getStyleClass().add("grid-header-cell");
            if (column.figures()) {
                label.getStyleClass().add("figures");
            }
            label.setManaged(false);
            labels.add(label);
            (geometry.frozen(i) ? still : moving).getChildren().add(label);
        }
        for (Pane part : List.of(still, moving)) {
            part.getStyleClass().add("grid-header");
            part.setClip(new Rectangle());
            part.setOnMouseMoved(event -> part.setCursor(edge(event) < 0 ? Cursor.DEFAULT : Cursor.H_RESIZE));
            part.setOnMousePressed(this::pressed);
            part.setOnMouseDragged(this::moved);
            part.setOnMouseReleased(this::released);
        }
    }

    List<Node> nodes() {
        return List.of(moving, still);
    }

    /** How wide the headers are by themselves, once styles are on them. */
    void measure() {
        for (int i = 0; i < labels.size(); i++) {
            geometry.least(i, Math.ceil(labels.get(i).prefWidth(-1)));
        }
    }

    void layout() {
        double height = geometry.headerHeight();
        place(still, 0, geometry.stillWidth(), height);
        place(moving, geometry.stillWidth(), geometry.movingWidth(), height);
        for (int i = 0; i < labels.size(); i++) {
            double x = geometry.frozen(i) ? geometry.start(i) : geometry.start(i) - geometry.offset();
            labels.get(i).resizeRelocate(x, 0, geometry.width(i), height);
            // One that is cut by the edge is not read from half a word.
            labels.get(i)
                    .setVisible(geometry.frozen(i)
                            || x + geometry.width(i) > 0 && x + geometry.width(i) / 2 < geometry.movingWidth());
        }
    }

    private static void place(Pane part, double x, double width, double height) {
        part.resizeRelocate(x, 0, width, height);
        Rectangle clip = (Rectangle) part.getClip();
        clip.setWidth(width);
        clip.setHeight(height);
    }

    private double gridX(MouseEvent event) {
        Pane part = (Pane) event.getSource();
        return part.getLayoutX() + event.getX();
    }

    /** The column whose right edge is under the mouse; -1 when none is. */
    private int edge(MouseEvent event) {
        double x = gridX(event);
        for (int i = labels.size() - 1; i >= 0; i--) {
            if (Math.abs(geometry.x(i) + geometry.width(i) - x) <= EDGE) {
                return i;
            }
        }
        return -1;
    }

    private void pressed(MouseEvent event) {
        dragged = edge(event);
        from = dragged < 0 ? 0 : gridX(event) - geometry.width(dragged);
        event.consume();
    }

    private void moved(MouseEvent event) {
        if (dragged >= 0) {
            geometry.choose(dragged, Math.max(GridGeometry.NARROWEST, gridX(event) - from));
            changed.run();
        }
    }

    private void released(MouseEvent event) {
        if (dragged >= 0) {
            dragged = -1;
            settled.run();
        }
    }
}
