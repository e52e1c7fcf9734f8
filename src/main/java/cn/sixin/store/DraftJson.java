package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A draft as text: {@code {"read":…,"values":{"phone":["old","new"]},"texts":{"people":"3x"},"link":["visit",id,"service"]}}.
 * Columns that this program does not have are left out when it is read.
 */
final class DraftJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> SHAPE = new TypeReference<>() {};

    private DraftJson() {}

    static String write(Draft draft) {
        Map<String, Object> shape = new LinkedHashMap<>();
        if (draft.read() != null) {
            shape.put("read", draft.read().toString());
        }
        shape.put("values", DeltaJson.write(draft.values()));
        Map<String, String> texts = new LinkedHashMap<>();
        draft.texts().forEach((column, text) -> texts.put(column.name(), text));
        shape.put("texts", texts);
        Link link = draft.link();
        if (link != null) {
            shape.put(
                    "link",
                    List.of(
                            link.column().ledger().name(),
                            link.row().toString(),
                            link.column().name()));
        }
        return JSON.writeValueAsString(shape);
    }

    /** @param ledgers by name; empty for one that this program does not have */
    static Draft parse(Ledger ledger, UUID record, String text, Function<String, Optional<Ledger>> ledgers) {
        Map<String, @Nullable Object> shape = JSON.readValue(text, SHAPE);
        Map<Column<?>, Change.Delta> values = new LinkedHashMap<>();
        DeltaJson.parse((String) shape.getOrDefault("values", "{}"))
                .forEach((name, delta) -> ledger.find(name).ifPresent(column -> values.put(column, delta)));
        Map<Column<?>, String> texts = new LinkedHashMap<>();
        if (shape.get("texts") instanceof Map<?, ?> typed) {
            typed.forEach(
                    (name, value) -> ledger.find((String) name).ifPresent(column -> texts.put(column, (String) value)));
        }
        Instant read = shape.get("read") instanceof String at ? Instant.parse(at) : null;
        return new Draft(ledger, record, read, values, texts, link(shape.get("link"), ledgers));
    }

    @SuppressWarnings("unchecked") // a reference's values are ids
    private static @Nullable Link link(@Nullable Object parts, Function<String, Optional<Ledger>> ledgers) {
        if (!(parts instanceof List<?> link)) {
            return null;
        }
        return ledgers.apply((String) link.get(0))
                .flatMap(ledger -> ledger.find((String) link.get(2)))
                .filter(column -> column.kind().type() == UUID.class)
                .map(column -> new Link(UUID.fromString((String) link.get(1)), (Column<UUID>) column))
                .orElse(null);
    }
}
