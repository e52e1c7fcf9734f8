package cn.sixin.kit.table;

import cn.sixin.ledger.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an officer has set up a table: a value, kept for him as JSON by whoever keeps preferences.
 *
 * @param columns in their order; columns not named stand behind, as declared
 * @param views arrangements he has named
 */
public record TableState(List<ColumnPlace> columns, Arrangement arrangement, List<SavedView> views) {
    /** @param width at 100 %, in px */
    public record ColumnPlace(String name, double width, boolean visible) {
        private Map<String, Object> fields() {
            return Map.of("name", name, "width", width, "visible", visible);
        }
    }

    /** A named set-up. */
    public record SavedView(String name, List<ColumnPlace> columns, Arrangement arrangement) {}

    public static final TableState NEW = new TableState(List.of(), Arrangement.ALL, List.of());

    public TableState {
        columns = List.copyOf(columns);
        views = List.copyOf(views);
    }

    public String toJson() {
        Map<String, Object> fields = set(columns, arrangement);
        fields.put(
                "views",
                views.stream()
                        .map(view -> {
                            Map<String, Object> set = set(view.columns(), view.arrangement());
                            set.put("name", view.name());
                            return set;
                        })
                        .toList());
        return Json.text(fields);
    }

    private static Map<String, Object> set(List<ColumnPlace> columns, Arrangement arrangement) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("columns", columns.stream().map(ColumnPlace::fields).toList());
        fields.put("arrangement", arrangement.fields());
        return fields;
    }

    /** Empty when it is not readable, as after a step back to an older version: the table then opens as declared. */
    public static Optional<TableState> fromJson(String json) {
        try {
            Json.Fields fields = Json.object(json);
            List<SavedView> views = new ArrayList<>();
            for (Json.Fields view : fields.objects("views")) {
                views.add(new SavedView(view.text("name"), columns(view), Arrangement.of(view.object("arrangement"))));
            }
            return Optional.of(new TableState(columns(fields), Arrangement.of(fields.object("arrangement")), views));
        } catch (Json.Broken unreadable) {
            return Optional.empty();
        }
    }

    private static List<ColumnPlace> columns(Json.Fields fields) throws Json.Broken {
        List<ColumnPlace> columns = new ArrayList<>();
        for (Json.Fields column : fields.objects("columns")) {
            columns.add(new ColumnPlace(column.text("name"), column.number("width"), column.flag("visible")));
        }
        return columns;
    }
}
