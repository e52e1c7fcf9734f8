package cn.sixin.store.search;

import cn.sixin.code.Fold;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.UsccKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The texts by which a row is looked up: its natural keys, its title, its codes, what its ledger looks rows up by. */
final class RowKeys {

    private static final String NATURAL = "k:";
    private static final String NAME = "n:";
    private static final String COLUMN = "c:";

    private RowKeys() {}

    static List<String> of(Row row) {
        List<String> keys = new ArrayList<>(4);
        for (String key : row.ledger().key().of(row)) {
            keys.add(natural(key));
        }
        if (row.get(row.ledger().title()) instanceof String title) {
            keys.add(name(title));
        }
        for (Column<?> column : row.ledger().columns()) {
            if (column.kind() instanceof UsccKind && row.get(column) instanceof String code) {
                keys.add(name(code));
            }
        }
        for (Column<?> column : row.ledger().lookedUpBy()) {
            column(column, row, keys);
        }
        return keys;
    }

    private static <T> void column(Column<T> column, Row row, List<String> keys) {
        T value = row.get(column);
        if (value != null) {
            keys.add(column(column, value));
        }
    }

    /** @throws IllegalArgumentException when rows are not looked up by the column */
    static <T> String column(Column<T> column, T value) {
        if (!column.ledger().lookedUpBy().contains(column)) {
            throw new IllegalArgumentException("rows are not looked up by " + column);
        }
        return COLUMN + column.name() + ":" + column.kind().send(value);
    }

    /** @param key as {@link cn.sixin.ledger.NaturalKey#of} writes it */
    static String natural(String key) {
        return NATURAL + key;
    }

    /** @param nameOrCode as a person writes it */
    static String name(String nameOrCode) {
        return NAME + Fold.enterprise(nameOrCode).toLowerCase(Locale.ROOT);
    }
}
