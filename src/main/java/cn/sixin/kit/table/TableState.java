package cn.sixin.kit.table;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an officer has set up a table: a value, kept for him as JSON by whoever keeps preferences.
 *
 * @param columns in their order; columns not named stand behind, as declared
 * @param views arrangements he has named
 */
public record TableState(List<ColumnPlace> columns, Arrangement arrangement, List<SavedView> views) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param width at 100 %, in px */
    public record ColumnPlace(String name, double width, boolean visible) {}

    /** A named set-up. */
    public record SavedView(String name, List<ColumnPlace> columns, Arrangement arrangement) {}

    public static final TableState NEW = new TableState(List.of(), Arrangement.ALL, List.of());

    public TableState {
        columns = List.copyOf(columns);
        views = List.copyOf(views);
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    /** Empty when it is not readable, as after a step back to an older version: the table then opens as declared. */
    public static Optional<TableState> fromJson(String json) {
        try {
            return Optional.of(JSON.readValue(json, TableState.class));
        } catch (JacksonException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }
}
