package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.util.Arrays;

/** The cells of one row while it is read, as they come; gaps are blank. */
final class RowCells {
    private Cell[] cells = new Cell[32];
    private int width;

    void clear() {
        width = 0;
    }

    boolean isEmpty() {
        return width == 0;
    }

    /** @param column from 0 */
    void put(int column, Cell cell) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
        }
        if (column >= width) {
            Arrays.fill(cells, width, column, Cell.blank());
            width = column + 1;
        }
        cells[column] = cell;
    }

    /** Those that were put, in their order, for a row of its own. */
    Cell[] taken() {
        return Arrays.copyOf(cells, width);
    }
}
