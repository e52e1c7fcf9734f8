package cn.sixin.app.cli;

import cn.sixin.exchange.Plan;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.store.Store;
import cn.sixin.store.Writing;

/**
 * Writes a plan row by row. A row to be changed is taken from the store first: what a newer program has put into it is
 * not in memory, and must not be lost.
 */
record PlanSink(Store store, Writing writing) implements Plan.Sink {
    @Override
    public void create(Row row) {
        writing.create(row);
    }

    @Override
    public void update(Row before, Row after) {
        Row stored = store.find(before.ledger(), before.id())
                .filter(row -> row.envelope().equals(before.envelope()))
                .orElse(before);
        Row changed = stored;
        for (Column<?> column : before.changesTo(after).keySet()) {
            changed = copy(changed, after, column);
        }
        writing.update(stored, changed, null);
    }

    private static <T> Row copy(Row into, Row from, Column<T> column) {
        return into.with(column, from.get(column));
    }
}
