package cn.sixin.kit.table;

import cn.sixin.ledger.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a column is narrowed down to; both ends of a range are in it, an absent one is open. */
public sealed interface Condition {
    record Contains(String text) implements Condition {}

    /** @param codes of choices; "" takes empty cells */
    record AnyOf(SortedSet<String> codes) implements Condition {}

    /** In the unit shown: money in yuan, not in fen. */
    record Numbers(Optional<BigDecimal> from, Optional<BigDecimal> to) implements Condition {}

    record Dates(Optional<LocalDate> from, Optional<LocalDate> to) implements Condition {}

    /** As it is kept: which of them it is, and its ends as text. */
    default Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (this) {
            case Contains(String text) -> {
                fields.put("is", "contains");
                fields.put("text", text);
            }
            case AnyOf(SortedSet<String> codes) -> {
                fields.put("is", "any_of");
                fields.put("codes", codes);
            }
            case Numbers(Optional<BigDecimal> from, Optional<BigDecimal> to) -> {
                fields.put("is", "numbers");
                from.ifPresent(end -> fields.put("from", end.toPlainString()));
                to.ifPresent(end -> fields.put("to", end.toPlainString()));
            }
            case Dates(Optional<LocalDate> from, Optional<LocalDate> to) -> {
                fields.put("is", "dates");
                from.ifPresent(end -> fields.put("from", end.toString()));
                to.ifPresent(end -> fields.put("to", end.toString()));
            }
        }
        return fields;
    }

    static Condition of(Json.Fields fields) throws Json.Broken {
        String is = fields.text("is");
        Optional<String> from = end(fields, "from");
        Optional<String> to = end(fields, "to");
        try {
            return switch (is) {
                case "contains" -> new Contains(fields.text("text"));
                case "any_of" -> new AnyOf(new TreeSet<>(fields.texts("codes")));
                case "numbers" -> new Numbers(from.map(BigDecimal::new), to.map(BigDecimal::new));
                case "dates" -> new Dates(from.map(LocalDate::parse), to.map(LocalDate::parse));
                default -> throw Json.broken("a condition is of a kind that this program does not have");
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw Json.broken("a condition's end is no number or date");
        }
    }

    /** Numbers were kept as such by the first version. */
    private static Optional<String> end(Json.Fields fields, String name) {
        return Optional.ofNullable(fields.map().get(name)).map(String::valueOf);
    }
}
