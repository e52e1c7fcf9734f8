package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import java.util.Map;
import java.util.Optional;

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
}
