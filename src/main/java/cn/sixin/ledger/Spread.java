package cn.sixin.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One column of a wide sheet that is a row of its own in the ledger: under 缺工情况/普工 stands how many general workers
 * an enterprise looks for, which is a vacancy. Where nothing or 0 stands there is no row, unless there was one.
 *
 * @param name snake_case; its word is the label {@code <ledger>.spread.<name>}
 * @param known what stands in such a row whatever the cell says, of the columns' types
 * @param value the column that the cell goes to
 * @param aliases the headers that real workbooks use
 */
public record Spread(String name, Map<Column<?>, Object> known, Column<Integer> value, List<String> aliases) {
    public Spread {
        known = Map.copyOf(known);
        aliases = List.copyOf(aliases);
    }

    /** The columns that need no source of their own beside it. */
    public Set<Column<?>> gives() {
        return Stream.concat(known.keySet().stream(), Stream.of(value)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a row is one that such a column makes. */
    public boolean isOf(Row row) {
        return known.entrySet().stream().allMatch(each -> each.getValue().equals(row.get(each.getKey())));
    }

    public String label(Ledger ledger, Labels labels) {
        return labels.text(ledger.name() + ".spread." + name);
    }
}
