package cn.sixin.store.search;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The searchable text of up to {@link Snapshot#BLOCK} rows, one after the other in one string: the platform finds a
 * word in a long string several times faster than in many short ones.
 *
 * @param starts where each row begins; one more than rows, the last is the end
 */
record TextBlock(String text, int[] starts) {

    static final TextBlock EMPTY = new TextBlock("", new int[] {0});

    /** This block with some rows' text put in their place; rows between are empty until they are put. */
    TextBlock with(Map<Integer, String> put) {
        int rows = starts.length - 1;
        for (int row : put.keySet()) {
            rows = Math.max(rows, row + 1);
        }
        StringBuilder all = new StringBuilder(text.length() + put.size() * 48);
        int[] begins = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            begins[row] = all.length();
            @Nullable String changed = put.get(row);
            if (changed != null) {
                all.append(changed);
            } else if (row < starts.length - 1) {
                all.append(text, starts[row], starts[row + 1]);
            }
        }
        begins[rows] = all.length();
        return new TextBlock(all.toString(), begins);
    }

    int rows() {
        return starts.length - 1;
    }

    /** Marks in {@code found}, from {@code first} on, the rows that hold the term. */
    void find(String term, Bits found, int first) {
        int at = text.indexOf(term);
        int row = -1;
        while (at >= 0) {
            row = rowAt(at, row + 1);
            found.set(first + row);
            at = text.indexOf(term, starts[row + 1]);
        }
    }

    boolean has(int row, String term) {
        return row < rows() && text.indexOf(term, starts[row], starts[row + 1]) >= 0;
    }

    private int rowAt(int place, int from) {
        if (place < starts[from + 1]) {
            return from;
        }
        int found = Arrays.binarySearch(starts, from, starts.length, place);
        if (found < 0) {
            return -found - 2;
        }
        int row = found;
        while (starts[row + 1] == place) {
            row++;
        }
        return row;
    }
}
