package cn.sixin.page;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An edit that meets a row which somebody else has changed meanwhile. Columns that only one side touched go together by
 * themselves; those that both set differently are the officer's to choose, a declared group of columns as one.
 *
 * @param base the row as the edit began
 * @param mine the edit, not saved
 * @param present the row as the store has it now
 */
public record Clash(Row base, Row mine, Row present) {

    /** Columns to choose between, in the ledger's order; several where they are declared as one. */
    public List<Set<Column<?>>> choices() {
        Map<Column<?>, Change.Delta> ours = base.changesTo(mine);
        Map<Column<?>, Change.Delta> theirs = base.changesTo(present);
        List<Set<Column<?>>> choices = new ArrayList<>();
        Set<Column<?>> seen = new HashSet<>();
        for (Column<?> column : base.ledger().columns()) {
            Set<Column<?>> unit = unit(column);
            if (!seen.containsAll(unit)) {
                seen.addAll(unit);
                if (touched(unit, ours) && touched(unit, theirs) && differ(unit)) {
                    choices.add(unit);
                }
            }
        }
        return choices;
    }

    /** What would be saved when the officer keeps his own value of these columns and theirs of the other contested ones. */
    public Row merged(Set<Column<?>> keepMine) {
        Row merged = present;
        List<Set<Column<?>>> contested = choices();
        for (Column<?> column : base.changesTo(mine).keySet()) {
            Set<Column<?>> unit = unit(column);
            if (!contested.contains(unit) || unit.stream().anyMatch(keepMine::contains)) {
                for (Column<?> part : unit) {
                    merged = copy(merged, part);
                }
            }
        }
        return merged;
    }

    private <T> Row copy(Row into, Column<T> column) {
        return into.with(column, mine.get(column));
    }

    private Set<Column<?>> unit(Column<?> column) {
        return base.ledger().groups().stream()
                .filter(group -> group.contains(column))
                .findFirst()
                .orElseGet(() -> Set.of(column));
    }

    private static boolean touched(Set<Column<?>> unit, Map<Column<?>, Change.Delta> delta) {
        return unit.stream().anyMatch(delta::containsKey);
    }

    private boolean differ(Set<Column<?>> unit) {
        Set<Column<?>> different = mine.changesTo(present).keySet();
        return unit.stream().anyMatch(different::contains);
    }
}
