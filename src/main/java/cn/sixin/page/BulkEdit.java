package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same values put into many rows, worked out before anything is written. */
public final class BulkEdit {

    private BulkEdit() {}

    /** One row's fate. {@code problems} has only those that the edit brings, not what was wrong before. */
    public record Line(Row before, Row after, List<Problem> problems) {
        public boolean refused() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    /**
     * What would happen.
     *
     * @param changed rows to be written
     * @param refused rows that would break a rule; they stay as they are
     * @param same how many have the values already
     */
    public record Plan(List<Line> changed, List<Line> refused, int same) {
        public Plan {
            changed = List.copyOf(changed);
            refused = List.copyOf(refused);
        }
    }

    /** @param set a value of the column's kind, or null to clear it */
    public static Plan plan(List<Row> rows, Map<Column<?>, ? extends @Nullable Object> set, Context context) {
        List<Line> changed = new ArrayList<>();
        List<Line> refused = new ArrayList<>();
        int same = 0;
        for (Row row : rows) {
            Row after = row.with(set);
            if (after.sameValues(row)) {
                same++;
                continue;
            }
            List<Problem> before = row.ledger().check(row, context);
            List<Problem> brought = after.ledger().check(after, context).stream()
                    .filter(problem -> !before.contains(problem))
                    .toList();
            Line line = new Line(row, after, brought);
            (line.refused() ? refused : changed).add(line);
        }
        return new Plan(changed, refused, same);
    }

    /** A map that takes null for "to be cleared" and keeps its order. */
    public static Map<Column<?>, @Nullable Object> values() {
        return new LinkedHashMap<>();
    }
}
