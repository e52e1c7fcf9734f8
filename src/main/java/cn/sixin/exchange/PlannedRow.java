package cn.sixin.exchange;

import cn.sixin.ledger.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one row of a sheet.
 *
 * @param sheet index into {@link Plan#selections()}
 * @param number from 1
 * @param existing the ledger's row that it is about; null for a new one
 * @param row as it would be afterwards, bad cells left out; not yet with an id of its own when new
 */
public record PlannedRow(int sheet, int number, @Nullable Row existing, Row row, List<Finding> findings) {
    /** What will be done with a row. */
    public enum Fate {
        NEW,
        UPDATE,
        SAME,
        /** Waits for the officer to accept a warning or to confirm a reading. */
        ASK,
        /** Held back. */
        PROBLEM
    }
}
