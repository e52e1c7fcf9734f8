package cn.sixin.page;

import cn.sixin.kit.table.TableField;
import cn.sixin.ledger.ChoiceKind;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.PhoneKind;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.TextKind;
import java.util.List;

/** A ledger's columns as a table's: by kind, how wide and how they are narrowed down. Widths in px at 100 %. */
public final class LedgerFields {
    private static final double FIGURE = 84;
    private static final double DAY = 104;
    private static final double CHOICE = 96;
    private static final double SEVERAL = 140;
    private static final double LINE = 150;
    private static final double LONG = 240;
    private static final double WIDE = 380;
    private static final double CODE = 176;
    private static final double PHONE = 124;
    private static final int PERSON = 100;
    private static final double NAME = 92;

    private LedgerFields() {}

    public static TableField of(Column<?> column, Labels labels) {
        String name = column.name();
        String header = column.label(labels);
        return switch (column.kind().editor()) {
            case INTEGER, MONEY -> TableField.number(name, header, FIGURE);
            case DATE -> TableField.date(name, header, DAY);
            case INSTANT -> new TableField(name, header, TableField.Filter.NONE, List.of(), LINE, false);
            case CHOICE -> TableField.choice(name, header, CHOICE, choices(column, labels));
            case CHOICES -> TableField.choice(name, header, SEVERAL, choices(column, labels));
            case CHECK -> TableField.choice(name, header, FIGURE, yesNo(labels));
            case AREA -> TableField.text(name, header, LONG);
            case REFERENCE -> TableField.text(name, header, reference(column));
            case TOWN -> TableField.text(name, header, CHOICE);
            case ATTACHMENTS -> new TableField(name, header, TableField.Filter.NONE, List.of(), FIGURE, false);
            case LINE -> TableField.text(name, header, line(column));
        };
    }

    /** What is called by several columns takes more room. */
    private static double reference(Column<?> column) {
        return column.kind() instanceof ReferenceKind reference
                        && !reference.target().isCalledByTitle()
                ? WIDE
                : LONG;
    }

    private static double line(Column<?> column) {
        if (column.equals(column.ledger().title()) && !column.isMasked()) {
            return LONG;
        }
        if (column.kind() instanceof TextKind text) {
            return text.max() <= PERSON ? NAME : LINE;
        }
        return column.kind() instanceof PhoneKind ? PHONE : CODE;
    }

    private static List<TableField.Choice> choices(Column<?> column, Labels labels) {
        ChoiceList list = switch (column.kind()) {
            case ChoiceKind one -> one.list();
            case ChoicesKind several -> several.list();
            default -> throw new IllegalStateException(column + " has no choices");
        };
        return list.codes().stream()
                .map(code -> new TableField.Choice(code, list.label(code, labels)))
                .toList();
    }

    /** As {@link cn.sixin.ledger.Kind#send} writes a yes or no. */
    private static List<TableField.Choice> yesNo(Labels labels) {
        return List.of(
                new TableField.Choice("true", labels.text("yes")), new TableField.Choice("false", labels.text("no")));
    }
}
