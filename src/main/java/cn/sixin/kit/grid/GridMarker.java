package cn.sixin.kit.grid;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What lies over the cells: a frame about the one that has the cursor, a shade over the chosen block. */
final class GridMarker {
    private final GridModel model;
    private final GridGeometry geometry;
    private final Region chosen = overlay("grid-chosen");
    private final Region cursor = overlay("grid-cursor");

    GridMarker(GridModel model, GridGeometry geometry) {
        this.model = model;
        this.geometry = geometry;
    }

    private static Region overlay(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        region.setMouseTransparent(true);
        return region;
    }

    List<Node> nodes() {
        return List.of(chosen, cursor);
    }

    /** Where the cell with the cursor is on the grid. */
    Bounds cell() {
        return cursor.getBoundsInParent();
    }

    void place(int row, int column, GridRange range) {
        place(cursor, new GridRange(row, column, row, column));
        place(chosen, range);
        chosen.setVisible(chosen.isVisible() && !range.single());
    }

    /** Over these cells as far as they are in view. */
    private void place(Region over, GridRange cells) {
        double left = visibleX(cells.left());
        double last = geometry.x(cells.right()) + geometry.width(cells.right());
        double edge = geometry.stillWidth() + geometry.movingWidth();
        double right = geometry.frozen(cells.right()) ? last : Math.min(edge, Math.max(last, geometry.stillWidth()));
        double top = Math.max(0, geometry.y(cells.top()));
        double bottom = Math.min(geometry.bodyHeight(), geometry.y(cells.bottom() + 1));
        over.setVisible(right - left > 1 && bottom - top > 1 && model.rows() > 0);
        over.resizeRelocate(left, geometry.headerHeight() + top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private double visibleX(int of) {
        return geometry.frozen(of) ? geometry.x(of) : Math.max(geometry.stillWidth(), geometry.x(of));
    }
}
