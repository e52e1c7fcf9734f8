package cn.sixin.page;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.Row;

/**
 * Rows that an officer wants at one press (超期, 红色, 我的, 待办).
 *
 * @param name snake_case; its word is the label {@code <ledger>.quick.<name>}
 */
public record QuickFilter(String name, Test test) {
    /** Whether a row is among them. */
    @FunctionalInterface
    public interface Test {
        /** @param officer the name of him who is signed in */
        boolean holds(Row row, Context context, String officer);
    }

    /** The rows that carry one of the ledger's marks. */
    public static QuickFilter marked(Ledger ledger, String mark) {
        Mark declared = ledger.marks().stream()
                .filter(m -> m.name().equals(mark))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mark " + mark + " in " + ledger));
        return new QuickFilter(mark, (row, context, officer) -> declared.holds().test(row, context));
    }

    public String label(Ledger ledger, Labels labels) {
        return labels.text(ledger.name() + ".quick." + name);
    }
}
