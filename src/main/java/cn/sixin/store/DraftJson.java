package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Json;
import cn.sixin.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A draft as text: {@code {"read":…,"values":{"phone":["old","new"]},"texts":{"people":"3x"},"link":["visit",id,"service"],
 * "parts":[{"ledger":"vacancy","record":id,"gone":false,…}]}}.
 * Columns that this program does not have are left out when it is read.
 */
final class DraftJson {
    private DraftJson() {}

    static String write(Draft draft) {
        return Json.text(shape(draft));
    }

    private static Map<String, Object> shape(Draft draft) {
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
        if (!draft.parts().isEmpty()) {
            shape.put("parts", draft.parts().stream().map(DraftJson::shape).toList());
        }
        return shape;
    }

    private static Map<String, Object> shape(Draft.Part part) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("ledger", part.draft().ledger().name());
        shape.put("record", part.draft().record().toString());
        shape.put("gone", part.gone());
        shape.putAll(shape(part.draft()));
        return shape;
    }

    /** @param ledgers by name; empty for one that this program does not have */
    static Draft parse(Ledger ledger, UUID record, String text, Function<String, Optional<Ledger>> ledgers) {
        return parse(ledger, record, DeltaJson.fields(text), ledgers);
    }

    private static Draft parse(
            Ledger ledger,
            UUID record,
            Map<String, @Nullable Object> shape,
            Function<String, Optional<Ledger>> ledgers) {
        Map<Column<?>, Change.Delta> values = new LinkedHashMap<>();
        DeltaJson.parse((String) shape.getOrDefault("values", "{}"))
                .forEach((name, delta) -> ledger.find(name).ifPresent(column -> values.put(column, delta)));
        Map<Column<?>, String> texts = new LinkedHashMap<>();
        if (shape.get("texts") instanceof Map<?, ?> typed) {
            typed.forEach(
                    (name, value) -> ledger.find((String) name).ifPresent(column -> texts.put(column, (String) value)));
        }
        Instant read = shape.get("read") instanceof String at ? Instant.parse(at) : null;
        return new Draft(
                ledger,
                record,
                read,
                values,
                texts,
                link(shape.get("link"), ledgers),
                parts(shape.get("parts"), ledgers));
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static List<Draft.Part> parts(@Nullable Object parts, Function<String, Optional<Ledger>> ledgers) {
        if (!(parts instanceof List<?> all)) {
            return List.of();
        }
        List<Draft.Part> read = new ArrayList<>();
        for (Object one : all) {
            Map<String, @Nullable Object> shape = (Map<String, @Nullable Object>) one;
            ledgers.apply(String.valueOf(shape.get("ledger"))).ifPresent(ledger -> {
                UUID record = UUID.fromString(String.valueOf(shape.get("record")));
                read.add(new Draft.Part(parse(ledger, record, shape, ledgers), Boolean.TRUE.equals(shape.get("gone"))));
            });
        }
        return read;
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
