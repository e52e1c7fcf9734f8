package cn.sixin.kit.table;

import cn.sixin.ledger.Json;
import java.util.ArrayList;
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
    public record Sort(String column, boolean descending) {
        private Map<String, Object> fields() {
            return Map.of("column", column, "descending", descending);
        }
    }

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

    Map<String, Object> fields() {
        Map<String, Object> kept = new LinkedHashMap<>();
        conditions.forEach((column, condition) -> kept.put(column, condition.fields()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sorts", sorts.stream().map(Sort::fields).toList());
        fields.put("conditions", kept);
        fields.put("find", find);
        return fields;
    }

    static Arrangement of(Json.Fields fields) throws Json.Broken {
        List<Sort> sorts = new ArrayList<>();
        for (Json.Fields sort : fields.objects("sorts")) {
            sorts.add(new Sort(sort.text("column"), sort.flag("descending")));
        }
        Map<String, Condition> conditions = new LinkedHashMap<>();
        Json.Fields kept = fields.object("conditions");
        for (String column : kept.map().keySet()) {
            conditions.put(column, Condition.of(kept.object(column)));
        }
        return new Arrangement(sorts, conditions, fields.text("find"));
    }
}
