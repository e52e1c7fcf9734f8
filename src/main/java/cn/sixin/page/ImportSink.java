package cn.sixin.page;

import cn.sixin.exchange.Plan;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.store.Store;
import cn.sixin.store.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes an import row by row. Rows to be changed are taken from the store first: what a newer program has put into one
 * is not in memory, and must not be lost.
 */
final class ImportSink implements Plan.Sink {
    private static final int AT_ONCE = 500;

    private final Store store;
    private final Writing writing;
    private final List<Pair> waiting = new ArrayList<>();

    private record Pair(Row before, Row after) {}

    ImportSink(Store store, Writing writing) {
        this.store = store;
        this.writing = writing;
    }

    @Override
    public void create(Row row) {
        writing.create(row);
    }

    @Override
    public void update(Row before, Row after) {
        waiting.add(new Pair(before, after));
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    /** Writes what is waiting; to be called after the last row. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        Map<UUID, Row> stored = store.find(
                waiting.getFirst().before().ledger(),
                waiting.stream().map(pair -> pair.before().id()).toList());
        for (Pair pair : waiting) {
            Row present = stored.getOrDefault(pair.before().id(), pair.before());
            boolean asPlanned = present.envelope().equals(pair.before().envelope());
            Row before = asPlanned ? present : pair.before();
            writing.update(before, over(before, pair), null);
        }
        waiting.clear();
    }

    private static Row over(Row before, Pair pair) {
        Row after = before;
        for (Column<?> column : pair.before().changesTo(pair.after()).keySet()) {
            after = copy(after, pair.after(), column);
        }
        return after;
    }

    private static <T> Row copy(Row into, Row from, Column<T> column) {
        return into.with(column, from.get(column));
    }
}
