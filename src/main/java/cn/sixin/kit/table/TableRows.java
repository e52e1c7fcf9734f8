package cn.sixin.kit.table;

import java.util.Set;
import java.util.UUID;

/**
 * Rows in an order, as they were at one moment; it does not change while shown. Read on the FX thread for what is on
 * screen, so every method must answer from memory within microseconds.
 */
public interface TableRows {
    int count();

    /** How many there are when nothing is filtered out. */
    int total();

    /** @return what the cell shows, masked where the column is; "" for empty */
    String text(int position, String column);

    UUID id(int position);

    /** @return -1 when the row is not among these */
    int position(UUID id);

    Set<RowMark> marks(int position);

    /** No rows. */
    static TableRows none() {
        return new TableRows() {
            @Override
            public int count() {
                return 0;
            }

            @Override
            public int total() {
                return 0;
            }

            @Override
            public String text(int position, String column) {
                throw new IndexOutOfBoundsException(position);
            }

            @Override
            public UUID id(int position) {
                throw new IndexOutOfBoundsException(position);
            }

            @Override
            public int position(UUID id) {
                return -1;
            }

            @Override
            public Set<RowMark> marks(int position) {
                throw new IndexOutOfBoundsException(position);
            }
        };
    }
}
