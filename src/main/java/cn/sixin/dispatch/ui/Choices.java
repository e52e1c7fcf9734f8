package cn.sixin.dispatch.ui;

import cn.sixin.ledger.ChoiceKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import java.util.List;

/** A column's choices as words. */
final class Choices {
    private Choices() {}

    /** In their order; none when the column is no choice. */
    static List<String> labels(Column<?> column, Labels labels) {
        return column.kind() instanceof ChoiceKind choice
                ? choice.list().codes().stream()
                        .map(code -> choice.list().label(code, labels))
                        .toList()
                : List.of();
    }

    /** The code of the one choice that begins as the text does; else the text. */
    static String meant(Column<?> column, String text, Labels labels) {
        String typed = text.strip();
        if (!(column.kind() instanceof ChoiceKind choice)
                || typed.isEmpty()
                || choice.list().find(typed).isPresent()) {
            return text;
        }
        List<String> codes = choice.list().codes().stream()
                .filter(code -> choice.list().label(code, labels).startsWith(typed))
                .toList();
        return codes.size() == 1 ? codes.getFirst() : text;
    }
}
