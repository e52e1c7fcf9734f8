package cn.sixin.kit.grid;

import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Rows and columns to type into, as in a spreadsheet. It keeps a cursor, a block of chosen cells and what is being
 * typed; everything else is the model's, which it tells and whose cells it shows after {@link #refresh()}.
 */
public final class Grid extends Region {
    private final Kit kit;
    private final String name;
    private final GridModel model;
    private final GridGeometry geometry;
    private final GridRows rows;
    private final GridHeader header;
    private final GridEditor editor;
    private final GridBars bars;
    private final GridMarker marker;
    private final GridBlocks blocks = new GridBlocks(this);
    private final Tooltip tip = new Tooltip();
    private final ChangeListener<Look> scaled = (seen, was, now) -> requestLayout();
    private Consumer<Map<String, Double>> remember = widths -> {};
    private Runnable moved = () -> {};
    private int row;
    private int column;
    private int otherRow;
    private int otherColumn;
    private int tabbedFrom = -1;

    /** @param name what it is, to be read out */
    public Grid(Kit kit, String name, GridModel model) {
        this.kit = kit;
        this.name = name;
        this.model = model;
        geometry = new GridGeometry(kit.theme(), model);
        rows = new GridRows(model, geometry);
        header = new GridHeader(model, geometry, this::requestLayout, () -> remember.accept(geometry.chosen()));
        editor = new GridEditor(new Typed());
        bars = new GridBars(kit.theme(), model, geometry, this::scrolled);
        marker = new GridMarker(model, geometry);
        getStyleClass().add("grid");
        setId("grid");
        getChildren().addAll(rows.nodes());
        getChildren().addAll(header.nodes());
        getChildren().addAll(marker.nodes());
        getChildren().add(editor.field());
        getChildren().addAll(bars.nodes());
        editor.field()
                .focusedProperty()
                .addListener((seen, was, now) ->
                        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("active"), now));
        column = otherColumn = Math.min(model.frozen(), model.columns().size() - 1);
        GridKeys.install(this, editor);
        new GridMouse(this, geometry).install();
        // The theme outlives the page.
        kit.theme().lookProperty().addListener(new WeakChangeListener<>(scaled));
        speak();
    }

    private final class Typed implements GridEditor.Typing {
        @Override
        public void began() {
            reveal();
            placeCursor();
        }

        @Override
        public void typing(@Nullable String text) {
            model.typing(row, column, text);
            rows.refresh();
        }
    }

    /** How wide the officer had made the columns, in px at 100 %; the keeper is told of each change. */
    public void widths(Map<String, Double> kept, Consumer<Map<String, Double>> keeper) {
        geometry.choose(kept);
        remember = keeper;
        requestLayout();
    }

    /** Told whenever the cursor has come to another cell. */
    public void onMoved(Runnable action) {
        moved = action;
    }

    /** Shows what the model has now; the number of rows may be another. */
    public void refresh() {
        int last = Math.max(0, model.rows() - 1);
        if (row > last || otherRow > last) {
            row = Math.min(row, last);
            otherRow = Math.min(otherRow, last);
        }
        geometry.first(geometry.first());
        rows.scrolled();
        rows.refresh();
        bars.place();
        placeCursor();
        speak();
    }

    /** The row that has the cursor. */
    public int row() {
        return row;
    }

    public int column() {
        return column;
    }

    /** The chosen block; one cell at least. */
    public GridRange range() {
        return GridRange.between(row, column, otherRow, otherColumn);
    }

    GridModel model() {
        return model;
    }

    GridBlocks blocks() {
        return blocks;
    }

    GridGeometry geometry() {
        return geometry;
    }

    /** Goes to a cell; what was being typed is taken first. */
    public void select(int toRow, int toColumn) {
        go(toRow, toColumn, false);
        tabbedFrom = -1;
    }

    @Override
    public void requestFocus() {
        editor.field().requestFocus();
    }

    /** @param extend whether the block grows to the cell and the cursor stays */
    void go(int toRow, int toColumn, boolean extend) {
        take();
        int lastRow = Math.max(0, model.rows() - 1);
        int r = Math.max(0, Math.min(toRow, lastRow));
        int c = Math.max(0, Math.min(toColumn, model.columns().size() - 1));
        int from = row;
        if (extend) {
            otherRow = r;
            otherColumn = c;
        } else {
            row = otherRow = r;
            column = otherColumn = c;
        }
        if (geometry.reveal(r, c)) {
            scrolled();
        } else {
            placeCursor();
        }
        if (row != from && from < model.rows()) {
            model.left(from);
        }
        speak();
        moved.run();
    }

    /** The corner of the block that moves when it grows. */
    int otherRow() {
        return otherRow;
    }

    int otherColumn() {
        return otherColumn;
    }

    /** Writes what was typed, if anything was. */
    public void take() {
        editor.take().forEach(text -> write(row, column, List.of(List.of(text))));
        placeCursor();
    }

    /** Gives up what was being typed; false when nothing was. */
    boolean cancel() {
        boolean typing = !editor.isResting();
        editor.take();
        placeCursor();
        return typing;
    }

    /** Where the cursor is, in the grid's own coordinates. */
    public Bounds cursor() {
        return marker.cell();
    }

    /** Whether a cell is being typed into. */
    public boolean isTyping() {
        return !editor.isResting();
    }

    /** Opens the cell that has the cursor. */
    void edit() {
        if (model.rows() > 0 && model.editable() && model.columns().get(column).editable()) {
            editor.edit(model.cell(row, column).text());
        }
    }

    void write(int atRow, int atColumn, List<List<String>> block) {
        if (model.rows() > 0 && model.editable()) {
            model.write(atRow, atColumn, block);
            refresh();
        }
    }

    /** Tab: to the next cell at which it stops, after the last to the first of the next row. */
    void tab(boolean back) {
        int from = tabbedFrom < 0 ? column : tabbedFrom;
        int to = column;
        int toRow = row;
        int step = back ? -1 : 1;
        int count = model.columns().size();
        do {
            to += step;
            if (to < 0 || to >= count) {
                to = back ? count - 1 : 0;
                toRow += step;
            }
        } while (!model.columns().get(to).stop() && to != column);
        boolean there = toRow >= 0 && toRow < model.rows();
        boolean onward = toRow == row;
        go(there ? toRow : row, there ? to : column, false);
        tabbedFrom = onward ? from : -1;
    }

    /** To where the next group of figures begins in this row; stays where there is none. */
    void lead() {
        int from = tabbedFrom < 0 ? column : tabbedFrom;
        for (int to = column + 1; to < model.columns().size(); to++) {
            if (model.columns().get(to).leads()) {
                go(row, to, false);
                tabbedFrom = from;
                return;
            }
        }
    }

    /** Enter: down, to the column from which Tab set out. */
    void enter(boolean up) {
        int from = row;
        int to = tabbedFrom < 0 ? column : tabbedFrom;
        go(row + (up ? -1 : 1), to, false);
        if (row == from && model.rows() > 0) {
            model.left(row);
        }
        tabbedFrom = -1;
    }

    /** Another key than Tab: Enter stays in its column again. */
    void step(int toRow, int toColumn, boolean extend) {
        go(toRow, toColumn, extend);
        tabbedFrom = -1;
    }

    /** Says where the cursor is and what stands there. */
    private void speak() {
        editor.field()
                .setEditable(model.rows() > 0
                        && model.editable()
                        && model.columns().get(column).editable());
        editor.field().setAccessibleText(model.rows() == 0 ? name : spoken());
    }

    private String spoken() {
        GridCell cell = model.cell(row, column);
        String header = model.columns().get(column).header();
        return String.join(
                kit.text("kit.list_comma"),
                java.util.stream.Stream.of(
                                name,
                                model.name(row),
                                header,
                                cell.text().isEmpty() ? kit.text("kit.grid.blank") : cell.text(),
                                cell.reason())
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /** What the mouse on a cell is told: what is odd about it, else all of what is cut. */
    String told(int atRow, int atColumn) {
        String reason = model.cell(atRow, atColumn).reason();
        CellNode node = rows.node(atRow, atColumn);
        return reason.isEmpty() && node != null && node.isCut() ? node.shown().text() : reason;
    }

    Tooltip tip() {
        return tip;
    }

    void scrollRows(int by) {
        geometry.first(geometry.first() + by);
        scrolled();
    }

    void scrollColumns(double px) {
        geometry.offset(geometry.offset() + px);
        scrolled();
    }

    private void reveal() {
        if (geometry.reveal(row, column)) {
            scrolled();
        }
    }

    private void scrolled() {
        rows.scrolled();
        header.layout();
        bars.place();
        placeCursor();
    }

    @Override
    protected void layoutChildren() {
        header.measure();
        bars.size(getWidth(), getHeight());
        header.layout();
        rows.layout();
        bars.layout(getWidth(), getHeight());
        placeCursor();
    }

    private void placeCursor() {
        marker.place(row, column, range());
        double wide = Math.max(
                geometry.width(column), editor.isResting() ? 0 : kit.theme().px(72));
        double x = Math.max(0, Math.min(geometry.x(column), getWidth() - wide));
        double y = geometry.headerHeight() + geometry.y(row);
        editor.field()
                .resizeRelocate(
                        x, Math.max(0, Math.min(y, getHeight() - geometry.rowHeight())), wide, geometry.rowHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return kit.theme().px(600);
    }

    @Override
    protected double computePrefHeight(double width) {
        return kit.theme().px(400);
    }

    @Override
    protected double computeMinHeight(double width) {
        return kit.theme().px(120);
    }

    @Override
    public String toString() {
        return Objects.toString(name);
    }
}
