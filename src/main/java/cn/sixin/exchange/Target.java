package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Spread;

/** Where a column of a sheet goes. */
public sealed interface Target {
    /** Into a column of the ledger. */
    record To(Column<?> column) implements Target {}

    /** Each of its cells is a row of the ledger. */
    record Each(Spread spread) implements Target {}

    /** Tells which row it is a part of: a column of that one. */
    record Whole(Column<?> column) implements Target {}

    /** The row's town, which must be the station's own. */
    record Town() implements Target {}

    /** Kept as text in 备注, with its header in front. */
    record Note() implements Target {}

    /** Not taken. */
    record Ignore() implements Target {}

    Target TOWN = new Town();
    Target NOTE = new Note();
    Target IGNORE = new Ignore();
}
