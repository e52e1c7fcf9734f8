package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A book with some cells as an officer corrected them on screen; the file stays as it is. */
public final class CorrectedBook implements Book {
    private final Book book;
    private final Map<Place, String> corrections = new HashMap<>();

    private record Place(int sheet, int row, int column) {}

    public CorrectedBook(Book book) {
        this.book = book;
    }

    /**
     * @param row from 1
     * @param column from 0
     * @param text what is to stand there; empty for nothing
     */
    public void correct(int sheet, int row, int column, String text) {
        corrections.put(new Place(sheet, row, column), text);
    }

    @Override
    public List<Sheet> sheets() {
        return book.sheets();
    }

    @Override
    public List<Problem> leftOut() {
        return book.leftOut();
    }

    @Override
    public Layout layout(int sheet) throws Refused {
        return book.layout(sheet);
    }

    @Override
    public void read(int sheet, Rows rows) throws Refused {
        book.read(sheet, row -> rows.row(corrected(sheet, row)));
    }

    private SourceRow corrected(int sheet, SourceRow row) {
        SourceRow corrected = row;
        for (Map.Entry<Place, String> correction : corrections.entrySet()) {
            Place place = correction.getKey();
            if (place.sheet() == sheet && place.row() == row.number()) {
                corrected = corrected.with(place.column(), Cell.of(correction.getValue()));
            }
        }
        return corrected;
    }

    @Override
    public void close() {
        book.close();
    }
}
