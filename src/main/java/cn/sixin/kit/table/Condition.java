package cn.sixin.kit.table;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;

/** What a column is narrowed down to; both ends of a range are in it, an absent one is open. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.Contains.class, name = "contains"),
    @JsonSubTypes.Type(value = Condition.AnyOf.class, name = "any_of"),
    @JsonSubTypes.Type(value = Condition.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = Condition.Dates.class, name = "dates")
})
public sealed interface Condition {
    record Contains(String text) implements Condition {}

    /** @param codes of choices; "" takes empty cells */
    record AnyOf(SortedSet<String> codes) implements Condition {}

    /** In the unit shown: money in yuan, not in fen. */
    record Numbers(Optional<BigDecimal> from, Optional<BigDecimal> to) implements Condition {}

    record Dates(Optional<LocalDate> from, Optional<LocalDate> to) implements Condition {}
}
