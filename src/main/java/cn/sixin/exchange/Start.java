package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known before a workbook is read.
 *
 * @param whole the row that all of its rows are to be parts of; empty when each row says so itself, or is none's part
 * @param usual what stands in a new row's columns that no column of the sheet goes to, of the kinds' types
 */
public record Start(Optional<Row> whole, Map<Column<?>, Object> usual) {
    public static final Start NONE = new Start(Optional.empty(), Map.of());

    public Start {
        usual = Map.copyOf(usual);
    }

    /** What is the same for a whole sheet stands as in a row that is begun on the context's day. */
    public static Start of(Ledger ledger, Context context) {
        Row begun = ledger.begin(Row.draft(ledger, new UUID(0, 0), context.town()), context);
        Map<Column<?>, Object> usual = new HashMap<>();
        for (Column<?> column : ledger.sheetWide()) {
            Object value = begun.get(column);
            if (value != null) {
                usual.put(column, value);
            }
        }
        return new Start(Optional.empty(), usual);
    }

    /** The same with all rows being parts of one. */
    public Start into(Row all) {
        return new Start(Optional.of(all), usual);
    }

    /** The same with nothing said of a column. */
    public Start without(Column<?> column) {
        Map<Column<?>, Object> changed = new HashMap<>(usual);
        changed.remove(column);
        return new Start(whole, changed);
    }

    /** The same with a column's value for the whole sheet. */
    public Start with(Column<?> column, Object value) {
        Map<Column<?>, Object> changed = new HashMap<>(usual);
        changed.put(column, value);
        return new Start(whole, changed);
    }
}
