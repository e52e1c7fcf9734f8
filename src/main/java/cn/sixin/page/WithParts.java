package cn.sixin.page;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.store.Store;
import cn.sixin.store.search.LedgerIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rows and what they are made of: a batch goes with its passengers and comes back with them. Blocking. */
final class WithParts {
    private WithParts() {}

    private static List<Ledger> partsOf(Desk desk, Ledger ledger) {
        return desk.store().ledgers().stream()
                .filter(part ->
                        part.whole().filter(whole -> whole.ledger() == ledger).isPresent())
                .toList();
    }

    /** The parts that these rows of a ledger have now. */
    static List<Row> of(Desk desk, Ledger ledger, Collection<UUID> rows) {
        List<Row> parts = new ArrayList<>();
        for (Ledger part : partsOf(desk, ledger)) {
            parts.addAll(desk.store().children(part, part.whole().orElseThrow().reference(), rows));
        }
        return parts;
    }

    /** How many parts these rows have, by the parts' ledger; none are left out. */
    static Map<Ledger, Long> count(Desk desk, Ledger ledger, Collection<UUID> rows) {
        Map<Ledger, Long> counts = new LinkedHashMap<>();
        for (Ledger part : partsOf(desk, ledger)) {
            Column<UUID> of = part.whole().orElseThrow().reference();
            LedgerIndex index = desk.index(part);
            long count = rows.stream().mapToLong(row -> index.count(of, row)).sum();
            if (count > 0) {
                counts.put(part, count);
            }
        }
        return counts;
    }

    /** Deleted rows, the parts that were deleted in the same step, and the deleted wholes without which they are none. */
    static List<Row> gone(Desk desk, Collection<Row> rows) {
        Map<UUID, Row> gone = new LinkedHashMap<>();
        Map<Ledger, Map<UUID, UUID>> deletedIn = new LinkedHashMap<>();
        for (Row row : rows) {
            gone.put(row.id(), row);
            wholeOf(desk.store(), row).forEach(whole -> gone.putIfAbsent(whole.id(), whole));
            for (Ledger part : partsOf(desk, row.ledger())) {
                deletion(desk.store(), row)
                        .ifPresent(group -> deletedIn
                                .computeIfAbsent(part, some -> new HashMap<>())
                                .put(row.id(), group));
            }
        }
        // Many wholes are deleted in one step: its rows are gone over once.
        deletedIn.forEach((part, groups) -> {
            Column<UUID> of = part.whole().orElseThrow().reference();
            for (UUID group : Set.copyOf(groups.values())) {
                desk.store().forEachOf(group, part, each -> {
                    if (each.envelope().deleted() && group.equals(groups.get(each.get(of)))) {
                        gone.putIfAbsent(each.id(), each);
                    }
                });
            }
        });
        return List.copyOf(gone.values());
    }

    private static List<Row> wholeOf(Store store, Row part) {
        return part
                .ledger()
                .whole()
                .flatMap(whole ->
                        Optional.ofNullable(part.get(whole.reference())).flatMap(id -> store.find(whole.ledger(), id)))
                .filter(row -> row.envelope().deleted())
                .stream()
                .toList();
    }

    /** The step that deleted a row last. */
    private static Optional<UUID> deletion(Store store, Row row) {
        return store.history(row.id()).stream()
                .filter(change -> change.what() == Change.What.DELETE)
                .findFirst()
                .map(Change::group);
    }
}
