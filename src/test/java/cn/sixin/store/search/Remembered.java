package cn.sixin.store.search;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A store of rows for an index: those added last count, as in a table. */
final class Remembered implements RowSource {
    final List<Row> rows = new ArrayList<>();

    /** Runs while the rows are being given, after the first. */
    Runnable midway = () -> {};

    @Override
    public long size(Ledger ledger) {
        return rows.stream().filter(row -> row.ledger() == ledger).count();
    }

    @Override
    public void forEach(Ledger ledger, Consumer<Row> each) {
        Runnable once = midway;
        for (Row row : List.copyOf(rows)) {
            if (row.ledger() == ledger && !row.envelope().deleted()) {
                each.accept(row);
                midway = () -> {};
                once.run();
                once = () -> {};
            }
        }
    }

    @Override
    public Optional<Row> find(Ledger ledger, UUID id) {
        return rows.reversed().stream()
                .filter(row -> row.ledger() == ledger && row.id().equals(id))
                .findFirst();
    }
}
