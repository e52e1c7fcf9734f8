package cn.sixin.kit.grid;

import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** A click chooses a cell, a drag or Shift a block, a double click opens; the wheel moves rows. */
final class GridMouse {
    private static final int WHEEL_ROWS = 3;

    private final Grid grid;
    private final GridGeometry geometry;
    private int hoverRow = -1;
    private int hoverColumn = -1;
    private boolean dragging;

    GridMouse(Grid grid, GridGeometry geometry) {
        this.grid = grid;
        this.geometry = geometry;
    }

    void install() {
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        grid.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> dragging = false);
        grid.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY()));
        grid.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1, -1));
        grid.addEventHandler(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() != 0) {
                grid.scrollRows(event.getDeltaY() < 0 ? WHEEL_ROWS : -WHEEL_ROWS);
            }
            if (event.getDeltaX() != 0) {
                grid.scrollColumns(-event.getDeltaX());
            }
            event.consume();
        });
    }

    private void pressed(MouseEvent event) {
        int row = geometry.rowAt(event.getY());
        int column = geometry.columnAt(event.getX());
        if (row < 0 || column < 0 || event.getTarget() instanceof javafx.scene.control.TextField) {
            return;
        }
        grid.requestFocus();
        dragging = event.getButton() == MouseButton.PRIMARY;
        boolean inBlock = grid.range().top() <= row
                && row <= grid.range().bottom()
                && grid.range().left() <= column
                && column <= grid.range().right();
        if (event.getButton() != MouseButton.SECONDARY || !inBlock) {
            grid.step(row, column, event.isShiftDown());
        }
        if (event.getClickCount() == 2 && dragging) {
            grid.edit();
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        int row = geometry.rowAt(event.getY());
        int column = geometry.columnAt(event.getX());
        if (dragging && row >= 0 && column >= 0 && (row != grid.otherRow() || column != grid.otherColumn())) {
            grid.step(row, column, true);
        }
    }

    private void hover(double x, double y) {
        int row = x < 0 ? -1 : geometry.rowAt(y);
        int column = row < 0 ? -1 : geometry.columnAt(x);
        if (row == hoverRow && column == hoverColumn) {
            return;
        }
        hoverRow = row;
        hoverColumn = column;
        String told = row < 0 || column < 0 ? "" : grid.told(row, column);
        Tooltip tip = grid.tip();
        tip.hide();
        Tooltip.uninstall(grid, tip);
        if (!told.isEmpty()) {
            tip.setText(told);
            Tooltip.install(grid, tip);
        }
    }
}
