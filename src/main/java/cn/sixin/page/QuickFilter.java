package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.store.search.Filter;
import java.util.Set;
import java.util.function.Function;

/**
 * Rows that an officer wants at one press (超期, 红色, 我的, 待办).
 *
 * @param name snake_case; its word is the label {@code <ledger>.quick.<name>}
 * @param filter by the name of him who is signed in
 */
public record QuickFilter(String name, Function<String, Filter> filter) {

    /** The rows that carry one of the ledger's marks today. */
    public static QuickFilter marked(Ledger ledger, String mark) {
        Mark declared = ledger.marks().stream()
                .filter(m -> m.name().equals(mark))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mark " + mark + " in " + ledger));
        return new QuickFilter(mark, officer -> new Filter.Marked(declared, true));
    }

    /** The rows in whose column of choices one of these codes stands. */
    public static QuickFilter choice(String name, Column<?> column, String... codes) {
        return new QuickFilter(name, officer -> new Filter.OneOf(column, Set.of(codes), false));
    }

    /** 我的: the rows in whose column the officer's own name stands. */
    public static QuickFilter mine(Column<String> column) {
        return new QuickFilter("mine", officer -> new Filter.OneOf(column, Set.of(officer), false));
    }

    public String label(Ledger ledger, Labels labels) {
        return labels.text(ledger.name() + ".quick." + name);
    }
}
