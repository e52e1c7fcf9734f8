package cn.sixin.store;

import cn.sixin.ledger.Change.Delta;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Json;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change's columns as text: {@code {"phone":["old","new"]}}, values as their kinds send them. */
final class DeltaJson {
    private DeltaJson() {}

    static String write(Map<Column<?>, Delta> delta) {
        Map<String, List<@Nullable Object>> fields = new LinkedHashMap<>();
        delta.forEach((column, change) -> fields.put(column.name(), Arrays.asList(change.before(), change.after())));
        return Json.text(fields);
    }

    static Map<String, Delta> parse(String text) {
        Map<String, Delta> delta = new LinkedHashMap<>();
        fields(text).forEach((name, pair) -> {
            List<?> values = (List<?>) Objects.requireNonNull(pair, name);
            delta.put(name, new Delta(values.get(0), values.get(1)));
        });
        return delta;
    }

    static @Nullable String writeExtra(Map<String, Object> extra) {
        return extra.isEmpty() ? null : Json.text(extra);
    }

    @SuppressWarnings("NullAway") // a row's further columns are left out where they are empty
    static Map<String, Object> parseExtra(@Nullable String text) {
        return text == null ? Map.of() : fields(text);
    }

    /** Of a text that this store wrote; anything else in its place is a fault of ours. */
    static Map<String, @Nullable Object> fields(String text) {
        try {
            return Json.object(text).map();
        } catch (Json.Broken e) {
            throw new UncheckedIOException(e);
        }
    }
}
