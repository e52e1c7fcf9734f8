package cn.sixin.kit.table;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The list behind the table view: positions made when asked for, so that 200,000 rows cost no objects. Each set of rows
 * has its own generation, which is how cells learn that the same position now shows another row.
 */
final class Positions extends ObservableListBase<Positions.Position> {
    private TableRows rows = TableRows.none();
    private int generation;

    /** A place in the rows of one generation. */
    record Position(int index, int generation) {}

    TableRows rows() {
        return rows;
    }

    void show(TableRows next) {
        List<Position> removed = view(rows.count(), generation);
        beginChange();
        rows = next;
        generation++;
        nextReplace(0, next.count(), removed);
        endChange();
    }

    @Override
    public Position get(int index) {
        if (index < 0 || index >= rows.count()) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Position(index, generation);
    }

    @Override
    public int size() {
        return rows.count();
    }

    @Override
    public int indexOf(@Nullable Object item) {
        return item instanceof Position at && at.generation == generation && at.index < rows.count() ? at.index : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object item) {
        return indexOf(item);
    }

    @Override
    public boolean contains(@Nullable Object item) {
        return indexOf(item) >= 0;
    }

    private static List<Position> view(int count, int generation) {
        return new AbstractList<>() {
            @Override
            public Position get(int index) {
                return new Position(index, generation);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }
}
