package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who is told of saves. */
final class Listeners {
    private final List<Consumer<Saving.Saved>> listeners = new CopyOnWriteArrayList<>();

    /** @return takes it off again */
    Runnable add(Consumer<Saving.Saved> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(Saving.Saved saved) {
        listeners.forEach(listener -> listener.accept(saved));
    }

    /** Tells of rows that no change names, as many at a time as are named. */
    void tell(Connection connection, ChangeGroup group, Ledger ledger, LedgerTable table, List<UUID> ids) {
        for (int from = 0; from < ids.size(); from += Saving.NAMED) {
            Object[] some =
                    ids.subList(from, Math.min(ids.size(), from + Saving.NAMED)).toArray();
            List<RowChange> rows = Sql.ask(
                    "tell",
                    () -> Sql.list(connection, table.select("where id = any(?)"), table::read, (Object) some).stream()
                            .map(row -> new RowChange(row, row))
                            .toList());
            tell(new Saving.Saved(group.id(), rows.size(), rows, Set.of(ledger), Optional.empty()));
        }
    }
}
