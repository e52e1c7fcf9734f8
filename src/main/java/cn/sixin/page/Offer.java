package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values that may be wanted once more, put in at one press.
 *
 * @param name its word is the label {@code <ledger>.offer.<name>}; the values are its arguments, masked where they are
 * @param at the field that it stands under
 * @param values what is put in, in this order; each of its column's type
 */
public record Offer(String name, Column<?> at, Map<Column<?>, Object> values) {
    public Offer {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether all of it stands in the row already. */
    public boolean isIn(Row row) {
        return values.entrySet().stream().allMatch(value -> value.getValue().equals(row.get(value.getKey())));
    }

    /**
     * What a page's form offers.
     *
     * @param on columns by whose values offers differ; asked anew when one of them changes
     * @param of quick: asked on the FX thread
     */
    public record Source(Set<Column<?>> on, BiFunction<Row, Desk, List<Offer>> of) {
        public static final Source NONE = new Source(Set.of(), (row, desk) -> List.of());
    }

    /** Gathers values; what there is not is left out. */
    public static final class Builder {
        private final String name;
        private final Column<?> at;
        private final Map<Column<?>, Object> values = new LinkedHashMap<>();

        public Builder(String name, Column<?> at) {
            this.name = name;
            this.at = at;
        }

        public <T> Builder with(Column<T> column, @Nullable T value) {
            if (value != null) {
                values.put(column, value);
            }
            return this;
        }

        /** Nothing when there is no value for the field that it stands under. */
        public List<Offer> build() {
            return values.containsKey(at) ? List.of(new Offer(name, at, values)) : List.of();
        }
    }
}
