package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The other rows as they would be after the import so far: a rule over several rows then sees those of the workbook, too.
 * A row by its id is still the one that is there now, since some rules ask how it stands.
 */
final class PlannedLookup implements Context.Lookup {
    private final Ledger ledger;
    private final Context.Lookup present;
    private final Map<Column<?>, Map<Object, List<Row>>> planned = new HashMap<>();
    private final Map<UUID, Row> changed = new HashMap<>();

    PlannedLookup(Ledger ledger, Context.Lookup present) {
        this.ledger = ledger;
        this.present = present;
        ledger.lookedUpBy().forEach(column -> planned.put(column, new HashMap<>()));
    }

    /** @param update whether the row is there already */
    void add(Row row, boolean update) {
        planned.forEach((column, rows) -> {
            Object value = row.get(column);
            if (value != null) {
                rows.computeIfAbsent(value, v -> new ArrayList<>(1)).add(row);
            }
        });
        if (update) {
            changed.put(row.id(), row);
        }
    }

    @Override
    public Optional<Row> row(Ledger of, UUID id) {
        return present.row(of, id);
    }

    @Override
    public List<Row> named(Ledger of, String nameOrCode) {
        return present.named(of, nameOrCode);
    }

    @Override
    public <T> List<Row> having(Column<T> column, T value) {
        List<Row> rows = present.having(column, value);
        if (column.ledger() != ledger) {
            return rows;
        }
        List<Row> all = new ArrayList<>(rows);
        all.removeIf(row -> changed.containsKey(row.id()));
        all.addAll(coming(column, value));
        return all;
    }

    @Override
    public <T> int count(Column<T> column, T value) {
        return column.ledger() == ledger && !changed.isEmpty()
                ? having(column, value).size()
                : present.count(column, value) + coming(column, value).size();
    }

    private List<Row> coming(Column<?> column, Object value) {
        return planned.getOrDefault(column, Map.of()).getOrDefault(value, List.of());
    }
}
