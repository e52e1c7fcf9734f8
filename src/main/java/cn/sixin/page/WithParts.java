package cn.sixin.page;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Whole;
import cn.sixin.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The parts that these rows have now. */
    static List<Row> of(Desk desk, Collection<Row> rows) {
        List<Row> parts = new ArrayList<>();
        for (Row row : rows) {
            for (Ledger part : partsOf(desk, row.ledger())) {
                Whole whole = part.whole().orElseThrow();
                parts.addAll(desk.store().children(part, whole.reference(), row.id()));
            }
        }
        return parts;
    }

    /** Deleted rows, the parts that were deleted in the same step, and the deleted wholes without which they are none. */
    static List<Row> gone(Desk desk, Collection<Row> rows) {
        Map<UUID, Row> gone = new LinkedHashMap<>();
        for (Row row : rows) {
            gone.put(row.id(), row);
            wholeOf(desk.store(), row).forEach(whole -> gone.putIfAbsent(whole.id(), whole));
            List<Ledger> parts = partsOf(desk, row.ledger());
            if (!parts.isEmpty()) {
                deletions(desk.store(), row)
                        .forEach(group -> parts.forEach(
                                part -> desk.store().forEachOf(group, part, each -> take(each, row, gone))));
            }
        }
        return List.copyOf(gone.values());
    }

    private static void take(Row part, Row whole, Map<UUID, Row> gone) {
        UUID of = part.get(part.ledger().whole().orElseThrow().reference());
        if (part.envelope().deleted() && whole.id().equals(of)) {
            gone.putIfAbsent(part.id(), part);
        }
    }

    private static List<Row> wholeOf(Store store, Row part) {
        return part
                .ledger()
                .whole()
                .flatMap(whole -> java.util.Optional.ofNullable(part.get(whole.reference()))
                        .flatMap(id -> store.find(whole.ledger(), id)))
                .filter(row -> row.envelope().deleted())
                .stream()
                .toList();
    }

    /** The step that deleted a row last. */
    private static Set<UUID> deletions(Store store, Row row) {
        Set<UUID> groups = new HashSet<>();
        store.history(row.id()).stream()
                .filter(change -> change.what() == Change.What.DELETE)
                .findFirst()
                .ifPresent(change -> groups.add(change.group()));
        return groups;
    }
}
