package cn.sixin.page;

import cn.sixin.code.Fold;
import cn.sixin.code.Pinyin;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.ChoiceKind;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Reading;
import java.util.List;
import java.util.Locale;

/** A choice typed into a cell as officers abbreviate: the first characters of its word, or its pinyin initials. */
final class Choosing {
    private static final Labels CHINESE = Labels.of(Locale.SIMPLIFIED_CHINESE);

    private Choosing() {}

    /** As the column's kind reads it; else the only choice that begins so. */
    static <T> Reading<T> read(Column<T> column, String text, Context context) {
        Reading<T> reading = column.kind().read(Cell.of(text), context);
        if (!reading.isBad() || !(column.kind() instanceof ChoiceKind choice)) {
            return reading;
        }
        List<String> meant = choice.list().codes().stream()
                .filter(code -> begins(choice.list(), code, Fold.text(text)))
                .toList();
        return meant.size() == 1 ? Reading.of(column.kind().type().cast(meant.getFirst())) : reading;
    }

    private static boolean begins(ChoiceList list, String code, String typed) {
        String word = list.label(code, CHINESE);
        return word.startsWith(typed) || Pinyin.initials(word).startsWith(typed.toLowerCase(Locale.ROOT));
    }
}
