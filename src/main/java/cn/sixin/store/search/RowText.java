package cn.sixin.store.search;

import cn.sixin.code.ChineseOrder;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.PhoneKind;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.TextKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What of a row is searched: its searchable columns, the title first, and the pinyin initials of those that hold
 * names: by the words they form and, where it differs (长盈: zy, cy), by the single characters.
 */
final class RowText {

    /** Either ends each of its parts with a line break, so that nothing is found across two. */
    record Texts(String wide, String narrow) {}

    private final List<Column<?>> columns;
    private final UnaryOperator<String> initials;

    RowText(Ledger ledger, UnaryOperator<String> initials) {
        this.initials = initials;
        columns = new ArrayList<>();
        for (Column<?> column : ledger.columns()) {
            if (column.isSearchable() && !(column.kind() instanceof ReferenceKind)) {
                columns.add(column == ledger.title() ? 0 : columns.size(), column);
            }
        }
    }

    Texts of(Row row) {
        StringBuilder wide = new StringBuilder(64);
        StringBuilder narrow = new StringBuilder(96);
        for (Column<?> column : columns) {
            add(column, row, wide, narrow);
        }
        return new Texts(wide.toString(), narrow.toString());
    }

    private <T> void add(Column<T> column, Row row, StringBuilder wide, StringBuilder narrow) {
        T value = row.get(column);
        if (value == null) {
            return;
        }
        Kind<T> kind = column.kind();
        String text = Words.fold(kind.store(value).toString());
        boolean latin = Words.latin(text);
        (latin ? narrow : wide).append(text).append('\n');
        if (kind instanceof PhoneKind) {
            String digits = Words.digits(text);
            if (!digits.equals(text)) {
                (latin ? narrow : wide).append(digits).append('\n');
            }
        } else if (kind instanceof TextKind && kind.editor() == Kind.Editor.LINE && !latin) {
            String letters = Words.fold(initials.apply(text));
            (Words.latin(letters) ? narrow : wide).append(letters).append('\n');
            String byCharacter = ChineseOrder.get().initials(text);
            if (!byCharacter.equals(letters)) {
                narrow.append(byCharacter).append('\n');
            }
        }
    }
}
