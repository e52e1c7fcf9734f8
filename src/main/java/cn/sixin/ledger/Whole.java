package cn.sixin.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What a row is a part of, as a passenger is of a batch.
 *
 * @param reference the part's column that names it
 * @param told columns of the whole by which a list of parts tells which one is meant (乘车日期, 发站, 到站); a list of a
 *     whole's parts may show them, too
 */
public record Whole(Column<UUID> reference, List<Column<?>> told) {
    public Whole {
        told = List.copyOf(told);
    }

    /** The ledger of the wholes. */
    public Ledger ledger() {
        return ((ReferenceKind) reference.kind()).target();
    }
}
