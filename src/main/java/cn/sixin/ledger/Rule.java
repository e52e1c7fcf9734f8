package cn.sixin.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What must hold between the columns of a row. It is asked only when each of its columns reads well by itself.
 *
 * @param name in the dictionary's words; for messages and tests
 * @param columns the columns that it marks; the first carries the message unless the problem names another
 */
public record Rule(String name, List<Column<?>> columns, BiFunction<Row, Context, Optional<Problem>> check) {

    public Rule {
        columns = List.copyOf(columns);
    }

    /** The problem, on its column, when the rule does not hold. */
    public Optional<Problem> broken(Row row, Context context) {
        return check.apply(row, context).map(p -> p.column() == null ? p.on(columns.getFirst()) : p);
    }
}
