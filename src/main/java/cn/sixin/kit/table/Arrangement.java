package cn.sixin.kit.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are asked for and in which order.
 *
 * @param sorts most significant first; none means the source's own order
 * @param conditions by column name, in the order the officer set them; all must hold
 * @param find what is typed in the page's find field, "" for nothing
 */
public record Arrangement(List<Sort> sorts, Map<String, Condition> conditions, String find) {
    /** One column's part in the order. */
    public record Sort(String column, boolean descending) {}

    public static final Arrangement ALL = new Arrangement(List.of(), Map.of(), "");

    public Arrangement {
        sorts = List.copyOf(sorts);
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    public Arrangement sorted(List<Sort> other) {
        return new Arrangement(other, conditions, find);
    }

    public Arrangement finding(String text) {
        return new Arrangement(sorts, conditions, text);
    }

    /** @param condition null lifts the column's present one */
    public Arrangement where(String column, @Nullable Condition condition) {
        Map<String, Condition> next = new LinkedHashMap<>(conditions);
        if (condition == null) {
            next.remove(column);
        } else {
            next.put(column, condition);
        }
        return new Arrangement(sorts, next, find);
    }

    /** In this order, but every row. */
    public Arrangement unfiltered() {
        return new Arrangement(sorts, Map.of(), "");
    }

    public boolean filtered() {
        return !conditions.isEmpty() || !find.isEmpty();
    }
}
