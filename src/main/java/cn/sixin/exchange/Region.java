package cn.sixin.exchange;

/** A merged block of cells; rows and columns from 0, ends included. */
public record Region(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    /** @param ref as {@code A1:B2} or {@code C3} */
    static Region of(String ref) {
        int colon = ref.indexOf(':');
        String from = colon < 0 ? ref : ref.substring(0, colon);
        String to = colon < 0 ? ref : ref.substring(colon + 1);
        return new Region(Ref.row(from), Ref.column(from), Ref.row(to), Ref.column(to));
    }

    boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    int width() {
        return lastColumn - firstColumn + 1;
    }

    int height() {
        return lastRow - firstRow + 1;
    }
}
