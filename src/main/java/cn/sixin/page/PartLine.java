package cn.sixin.page;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One part of a whole as it stands in a form: each edit makes another line, and undoing takes the earlier one.
 *
 * @param stored as it was read; null for a new one
 * @param begun the same, or how the new one stood before anything was typed
 * @param values what can be read of it
 * @param unread what was typed and cannot be read, by column; the value beneath is the one before
 */
public record PartLine(@Nullable Row stored, Row begun, Row values, Map<Column<?>, String> unread) {

    public PartLine {
        unread = Map.copyOf(unread);
    }

    static PartLine of(Row stored) {
        return new PartLine(stored, stored, stored, Map.of());
    }

    static PartLine fresh(Row begun) {
        return new PartLine(null, begun, begun, Map.of());
    }

    /** Whether anything stands in it that is not saved. */
    public boolean isDirty() {
        return !unread.isEmpty() || !values.sameValues(begun);
    }

    /** Nothing was typed into it yet: a new line that will not be kept. */
    boolean isBlank() {
        return stored == null && !isDirty();
    }

    /** What stands in a cell. @param masked whether what was saved and is personal is shown masked */
    public String text(Column<?> column, Showing showing, boolean masked) {
        String odd = unread.get(column);
        if (odd != null) {
            return odd;
        }
        boolean hide = masked && stored != null && !changed(column);
        return hide ? column.showMasked(values, showing) : column.show(values, showing);
    }

    private boolean changed(Column<?> column) {
        return stored != null && stored.changesTo(values).containsKey(column);
    }

    <T> PartLine type(Column<T> column, String text, Context context) {
        Reading<T> reading = Choosing.read(column, text, context);
        Map<Column<?>, String> odd = new LinkedHashMap<>(unread);
        if (reading.isBad()) {
            odd.put(column, text);
            return new PartLine(stored, begun, values, odd);
        }
        odd.remove(column);
        return new PartLine(stored, begun, values.with(column, reading.value()), odd);
    }

    /** All that is wrong with it by itself. */
    List<Problem> problems(Context context) {
        if (!isDirty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        unread.forEach((column, text) -> problems.addAll(
                column.kind().read(Cell.of(text), context).on(column).problems()));
        values.ledger().check(values, context).stream()
                .filter(problem -> !unread.containsKey(problem.column()))
                .forEach(problems::add);
        return problems;
    }
}
