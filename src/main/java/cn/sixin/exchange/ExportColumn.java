package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of what goes out.
 *
 * @param column null for a running number
 * @param header as the recipient calls it
 * @param of the row that holds it: the row itself, or the one that it is a part of
 */
public record ExportColumn(@Nullable Column<?> column, String header, Style style, Function<Row, Optional<Row>> of) {

    /** How a value is written; whole personal data still takes a reason. */
    public enum Style {
        /** Dates and numbers as such, all else as text. */
        PLAIN,
        /** As text behind an apostrophe, as some old programs want their ids. */
        APOSTROPHE,
        /** Masked, whatever reason is given. */
        MASKED
    }

    /** A column of the row itself, under its own name. */
    static ExportColumn own(Column<?> column, Labels labels) {
        return new ExportColumn(column, column.label(labels), Style.PLAIN, Optional::of);
    }

    /** 1, 2, 3 … in the order in which the rows go out. */
    public static ExportColumn number(String header) {
        return new ExportColumn(null, header, Style.PLAIN, Optional::of);
    }
}
