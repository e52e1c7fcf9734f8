package cn.sixin.kit.grid;

/** A block of cells, all bounds within it, from 0. */
public record GridRange(int top, int left, int bottom, int right) {

    /** The block between two corners, in whatever order. */
    public static GridRange between(int row, int column, int otherRow, int otherColumn) {
        return new GridRange(
                Math.min(row, otherRow),
                Math.min(column, otherColumn),
                Math.max(row, otherRow),
                Math.max(column, otherColumn));
    }

    public int rows() {
        return bottom - top + 1;
    }

    public int columns() {
        return right - left + 1;
    }

    public boolean single() {
        return rows() == 1 && columns() == 1;
    }
}
