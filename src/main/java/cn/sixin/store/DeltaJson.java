package cn.sixin.store;

import cn.sixin.ledger.Change.Delta;
import cn.sixin.ledger.Column;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A change's columns as text: {@code {"phone":["old","new"]}}, values as their kinds send them. */
final class DeltaJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final TypeReference<LinkedHashMap<String, List<@Nullable Object>>> SHAPE = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private DeltaJson() {}

    static String write(Map<Column<?>, Delta> delta) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            delta.forEach((column, change) -> {
                out.writeName(column.name());
                out.writeStartArray();
                value(out, change.before());
                value(out, change.after());
                out.writeEndArray();
            });
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void value(JsonGenerator out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String s -> out.writeString(s);
            case Long n -> out.writeNumber(n);
            case Integer n -> out.writeNumber(n);
            case Boolean b -> out.writeBoolean(b);
            case Collection<?> many -> {
                out.writeStartArray();
                many.forEach(one -> value(out, one));
                out.writeEndArray();
            }
            default -> throw new IllegalArgumentException("cannot be sent: " + value.getClass());
        }
    }

    static Map<String, Delta> parse(String text) {
        Map<String, Delta> delta = new LinkedHashMap<>();
        JSON.readValue(text, SHAPE).forEach((name, pair) -> delta.put(name, new Delta(pair.get(0), pair.get(1))));
        return delta;
    }

    static @Nullable String writeExtra(Map<String, Object> extra) {
        return extra.isEmpty() ? null : JSON.writeValueAsString(extra);
    }

    static Map<String, Object> parseExtra(@Nullable String text) {
        return text == null ? Map.of() : JSON.readValue(text, MAP);
    }
}
