package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * One key of an order: a column or a part of the envelope. Rows without a value come last in either direction.
 *
 * @param column null when {@code field} is given
 * @param field null when {@code column} is given
 */
public record Sort(@Nullable Column<?> column, @Nullable EnvelopeField field, boolean descending) {

    public Sort {
        if ((column == null) == (field == null)) {
            throw new IllegalArgumentException("a sort has either a column or a field");
        }
    }

    public static Sort by(Column<?> column) {
        return new Sort(column, null, false);
    }

    public static Sort by(EnvelopeField field) {
        return new Sort(null, field, false);
    }

    public Sort reversed() {
        return new Sort(column, field, !descending);
    }

    int place(Ledger ledger) {
        return column != null ? column.position() : Snapshot.place(ledger, java.util.Objects.requireNonNull(field));
    }
}
