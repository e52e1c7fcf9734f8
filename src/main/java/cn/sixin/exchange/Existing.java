package cn.sixin.exchange;

import cn.sixin.ledger.Row;

/** The rows that a ledger already has, asked by natural key as {@link cn.sixin.ledger.NaturalKey#of} writes it. */
@FunctionalInterface
public interface Existing {
    Iterable<Row> keyed(String key);
}
