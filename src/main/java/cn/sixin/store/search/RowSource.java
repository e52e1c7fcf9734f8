package cn.sixin.store.search;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Where rows are before they are in memory. */
public interface RowSource {

    /** About how many rows a ledger has, deleted ones among them; at once. */
    long size(Ledger ledger);

    /** Every row that is not deleted, one at a time, as they all were at one moment after the call. */
    void forEach(Ledger ledger, Consumer<Row> each);

    /** The row, deleted or not. */
    Optional<Row> find(Ledger ledger, UUID id);
}
