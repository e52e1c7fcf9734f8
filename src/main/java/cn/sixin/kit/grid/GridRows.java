package cn.sixin.kit.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The rows in view, still part and moving part. As many lines are made as fit; going down by one row fills the one that
 * left at the top anew, and the others only move.
 */
final class GridRows {
    private final GridModel model;
    private final GridGeometry geometry;
    private final Pane still = pane("grid-still");
    private final Pane moving = pane("grid-moving");
    private final List<Line> lines = new ArrayList<>();

    private final class Line {
        private final Pane left = pane("grid-line");
        private final Pane right = pane("grid-line");
        private final CellNode[] cells;
        private int row = -1;

        Line() {
            List<GridColumn> columns = model.columns();
            cells = new CellNode[columns.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = new CellNode(columns.get(i));
                (i < model.frozen() ? left : right).getChildren().add(cells[i]);
            }
            left.setManaged(false);
            right.setManaged(false);
        }

        void place(int at) {
            double y = geometry.y(at);
            left.relocate(0, y);
            right.relocate(-geometry.offset(), y);
            boolean there = at < model.rows();
            left.setVisible(there);
            right.setVisible(there);
        }

        void size() {
            for (int i = 0; i < cells.length; i++) {
                cells[i].resizeRelocate(geometry.start(i), 0, geometry.width(i), geometry.rowHeight());
            }
        }

        void fill(int at) {
            row = at;
            if (at < model.rows()) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i].show(model.cell(at, i));
                }
            }
        }
    }

    GridRows(GridModel model, GridGeometry geometry) {
        this.model = model;
        this.geometry = geometry;
        still.setClip(new Rectangle());
        moving.setClip(new Rectangle());
    }

    private static Pane pane(String style) {
        Pane pane = new Pane();
        pane.getStyleClass().add(style);
        return pane;
    }

    List<Node> nodes() {
        return List.of(moving, still);
    }

    /** Places the two parts and makes as many lines as fit. */
    void layout() {
        double top = geometry.headerHeight();
        still.resizeRelocate(0, top, geometry.stillWidth(), geometry.bodyHeight());
        moving.resizeRelocate(geometry.stillWidth(), top, geometry.movingWidth(), geometry.bodyHeight());
        clip(still);
        clip(moving);
        int wanted = geometry.linesInView() + 1;
        while (lines.size() < wanted) {
            Line line = new Line();
            lines.add(line);
            still.getChildren().add(line.left);
            moving.getChildren().add(line.right);
        }
        while (lines.size() > wanted) {
            Line line = lines.removeLast();
            still.getChildren().remove(line.left);
            moving.getChildren().remove(line.right);
        }
        lines.forEach(Line::size);
        lines.forEach(line -> line.row = -1);
        scrolled();
    }

    private static void clip(Pane pane) {
        Rectangle clip = (Rectangle) pane.getClip();
        clip.setWidth(pane.getWidth());
        clip.setHeight(pane.getHeight());
    }

    /** After the view has moved: only rows that were not in view are filled. */
    void scrolled() {
        for (int i = 0; i < lines.size(); i++) {
            int row = geometry.first() + i;
            Line line = lines.get(row % lines.size());
            line.place(row);
            if (line.row != row) {
                line.fill(row);
            }
        }
    }

    /** After something was changed: what stands there already is left alone. */
    void refresh() {
        for (int i = 0; i < lines.size(); i++) {
            int row = geometry.first() + i;
            lines.get(row % lines.size()).fill(row);
        }
    }

    @Nullable
    CellNode node(int row, int column) {
        if (lines.isEmpty() || row < geometry.first() || row >= geometry.first() + lines.size()) {
            return null;
        }
        return lines.get(row % lines.size()).cells[column];
    }
}
