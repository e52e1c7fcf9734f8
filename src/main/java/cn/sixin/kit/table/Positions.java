package cn.sixin.kit.table;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
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
        rows = next;
        generation++;
        fireChange(new Replaced(this, removed));
    }

    /** All rows for all others; the list's own way to say so would copy those that go. */
    private static final class Replaced extends ListChangeListener.Change<Position> {
        private final List<Position> removed;
        private boolean told;

        Replaced(ObservableList<Position> list, List<Position> removed) {
            super(list);
            this.removed = removed;
        }

        @Override
        public boolean next() {
            boolean first = !told;
            told = true;
            return first;
        }

        @Override
        public void reset() {
            told = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return getList().size();
        }

        @Override
        public List<Position> getRemoved() {
            return removed;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
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
