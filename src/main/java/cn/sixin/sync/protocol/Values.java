package cn.sixin.sync.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the messages carry them: text, whole number, truth, a list of texts, or null. */
final class Values {
    private Values() {}

    /** A copy, not to be changed. @throws IllegalArgumentException where a value is of another sort */
    static Map<String, @Nullable Object> of(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, value) -> copy.put(name, one(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object one(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Boolean truth -> truth;
            case List<?> many -> many.stream().map(String.class::cast).toList();
            default -> throw new IllegalArgumentException("a value of no kind");
        };
    }
}
