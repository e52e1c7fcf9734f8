package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one cell.
 *
 * @param before the ledger's value as a person reads it; empty when there is none
 * @param after the value afterwards
 * @param findings what is to be said of it
 */
public record CellFate(
        @Nullable Column<?> column, String cell, What what, String before, String after, List<Finding> findings) {
    /** What happens to a cell; the label is {@code exchange.cell.<name>}. */
    public enum What {
        /** Fills an empty place. */
        SET,
        CHANGED,
        SAME,
        /** Empty, so that what the ledger has stays. */
        KEPT,
        /** Cannot be taken as it is. */
        BAD;

        public String labelKey() {
            return "exchange.cell." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
