package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.util.Arrays;

/** One row of a sheet as it stands there. Owned by whoever received it; never changed. */
public final class SourceRow {
    private final int number;
    private final boolean hidden;
    private final Cell[] cells;

    /** @param number from 1, as the program that made the sheet shows it */
    SourceRow(int number, boolean hidden, Cell[] cells) {
        this.number = number;
        this.hidden = hidden;
        this.cells = cells;
    }

    public int number() {
        return number;
    }

    /** Whether a filter or a person hid it. Its values count all the same. */
    public boolean hidden() {
        return hidden;
    }

    /** How many columns it reaches over. */
    public int width() {
        return cells.length;
    }

    /** @param column from 0; beyond the row's end it is blank */
    public Cell cell(int column) {
        return column < cells.length ? cells[column] : Cell.blank();
    }

    /** The same row with another value in one of its cells. @param column from 0 */
    SourceRow with(int column, Cell value) {
        Cell[] changed = Arrays.copyOf(cells, Math.max(cells.length, column + 1));
        Arrays.fill(changed, cells.length, changed.length, Cell.blank());
        changed[column] = value;
        return new SourceRow(number, hidden, changed);
    }
}
