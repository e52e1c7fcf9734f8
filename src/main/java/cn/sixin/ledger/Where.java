package cn.sixin.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A condition on rows that a database answers by itself, from an index, without any row in memory. */
public sealed interface Where {

    /** The value is one of these; {@code orBlank} takes rows without a value, too. */
    record OneOf(Column<String> column, Set<String> values, boolean orBlank) implements Where {
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /** Of several choices one of these is chosen. */
    record Has(Column<Set<String>> column, Set<String> codes) implements Where {
        public Has {
            codes = Set.copyOf(codes);
        }
    }

    /** There is no value. */
    record Blank(Column<?> column) implements Where {}

    /** A day within these bounds, both inclusive; null is open. Rows without one are out. */
    record Days(
            Column<LocalDate> column,
            @Nullable LocalDate from,
            @Nullable LocalDate to) implements Where {}

    /**
     * There is no row that refers to this one and meets these conditions.
     *
     * @param reference a column of the other ledger
     */
    record Without(Column<UUID> reference, List<Where> theirs) implements Where {
        public Without {
            theirs = List.copyOf(theirs);
        }
    }

    static Where oneOf(Column<String> column, String... values) {
        return new OneOf(column, Set.of(values), false);
    }

    static Where oneOfOrBlank(Column<String> column, String... values) {
        return new OneOf(column, Set.of(values), true);
    }

    static Where has(Column<Set<String>> column, String... codes) {
        return new Has(column, Set.of(codes));
    }

    static Where blank(Column<?> column) {
        return new Blank(column);
    }

    static Where on(Column<LocalDate> column, LocalDate day) {
        return new Days(column, day, day);
    }

    static Where without(Column<UUID> reference, Where... theirs) {
        return new Without(reference, List.of(theirs));
    }
}
