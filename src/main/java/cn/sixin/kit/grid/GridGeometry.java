package cn.sixin.kit.grid;

import cn.sixin.kit.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where everything in a grid stands, in px of the screen; rows are moved by whole ones, columns by px. */
final class GridGeometry {
    private static final double ROW = 27;
    private static final double HEADER = 32;
    static final double NARROWEST = 36;

    private final Theme theme;
    private final GridModel model;
    private final List<GridColumn> columns;
    private final Map<String, Double> chosen = new HashMap<>();
    private final double[] least;
    private double width;
    private double height;
    private double barWidth;
    private double barHeight;
    private int first;
    private double offset;

    GridGeometry(Theme theme, GridModel model) {
        this.theme = theme;
        this.model = model;
        columns = model.columns();
        least = new double[columns.size()];
    }

    void size(double wide, double high, double vertical, double horizontal) {
        width = wide;
        height = high;
        barWidth = vertical;
        barHeight = horizontal;
        first(first);
        offset(offset);
    }

    /** What a header takes; a column is never narrower. */
    void least(int column, double px) {
        least[column] = px;
    }

    double width(int column) {
        GridColumn declared = columns.get(column);
        double wanted = theme.px(chosen.getOrDefault(declared.name(), declared.width()));
        return Math.rint(Math.max(wanted, Math.max(least[column], theme.px(NARROWEST))));
    }

    /** @param px of the screen */
    void choose(int column, double px) {
        chosen.put(columns.get(column).name(), px / theme.px(1));
    }

    Map<String, Double> chosen() {
        return Map.copyOf(chosen);
    }

    void choose(Map<String, Double> widths) {
        chosen.clear();
        chosen.putAll(widths);
    }

    double rowHeight() {
        return Math.rint(theme.px(ROW));
    }

    double headerHeight() {
        return Math.rint(theme.px(HEADER));
    }

    boolean frozen(int column) {
        return column < model.frozen();
    }

    /** Where a column begins within its part. */
    double start(int column) {
        double x = 0;
        for (int i = frozen(column) ? 0 : model.frozen(); i < column; i++) {
            x += width(i);
        }
        return x;
    }

    /** Where a column begins on the grid. */
    double x(int column) {
        return frozen(column) ? start(column) : stillWidth() + start(column) - offset;
    }

    double stillWidth() {
        double x = 0;
        for (int i = 0; i < model.frozen(); i++) {
            x += width(i);
        }
        return Math.min(x, Math.max(0, width - barWidth));
    }

    double movingWidth() {
        return Math.max(0, width - barWidth - stillWidth());
    }

    double bodyHeight() {
        return Math.max(0, height - headerHeight() - barHeight);
    }

    /** Rows that stand in view whole; one at least. */
    int linesInView() {
        return Math.max(1, (int) (bodyHeight() / rowHeight()));
    }

    int first() {
        return first;
    }

    void first(int row) {
        first = Math.max(0, Math.min(row, model.rows() - linesInView()));
    }

    int furthest() {
        return Math.max(0, model.rows() - linesInView());
    }

    double offset() {
        return offset;
    }

    void offset(double px) {
        offset = Math.rint(Math.max(0, Math.min(px, widest())));
    }

    /** How far the moving columns can be moved. */
    double widest() {
        double all = 0;
        for (int i = model.frozen(); i < columns.size(); i++) {
            all += width(i);
        }
        return Math.max(0, all - movingWidth());
    }

    /** Where a row begins within the body. */
    double y(int row) {
        return (row - first) * rowHeight();
    }

    /** Moves as little as it takes to have a cell in view; whether it moved. */
    boolean reveal(int row, int column) {
        int wasFirst = first;
        double wasOffset = offset;
        if (row < first) {
            first(row);
        } else if (row >= first + linesInView()) {
            first(row - linesInView() + 1);
        }
        if (!frozen(column)) {
            double start = start(column);
            if (start < offset || width(column) > movingWidth()) {
                offset(start);
            } else if (start + width(column) > offset + movingWidth()) {
                offset(start + width(column) - movingWidth());
            }
        }
        return first != wasFirst || offset != wasOffset;
    }

    /** The row at a height of the grid; -1 when there is none. */
    int rowAt(double y) {
        int row = first + (int) Math.floor((y - headerHeight()) / rowHeight());
        return y < headerHeight() || row >= model.rows() ? -1 : row;
    }

    /** The column at a place of the grid; -1 when there is none. */
    int columnAt(double x) {
        for (int i = 0; i < columns.size(); i++) {
            double from = Math.max(x(i), frozen(i) ? 0 : stillWidth());
            if (x >= from && x < x(i) + width(i)) {
                return i;
            }
        }
        return -1;
    }
}
