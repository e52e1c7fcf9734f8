package cn.sixin.store;

import cn.sixin.ledger.Row;
import java.util.List;

/** How many rows were found, and the first of them. */
public record Listed(long count, List<Row> first) {
    public Listed {
        first = List.copyOf(first);
    }
}
