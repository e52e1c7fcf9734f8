package cn.sixin.ledger;

import java.time.LocalDateTime;

/** A value as a workbook, a pasted block or a form field gave it, before a {@link Kind} has read it. */
public sealed interface Cell {

    /** Nothing there. */
    record Blank() implements Cell {
        // Kept here and not in Cell: each of the two would wait for the other to be initialised first.
        private static final Blank ONE = new Blank();
    }

    /** Text as it stands, not trimmed. */
    record Text(String text) implements Cell {}

    /**
     * A number as a workbook keeps it: a double, so at most 15 digits of it are true.
     *
     * @param value finite
     */
    record Number(double value) implements Cell {}

    /** A number that the workbook shows as a date or time. */
    record Date(LocalDateTime value) implements Cell {}

    record Bool(boolean value) implements Cell {}

    /** A formula's error, as {@code #REF!}. */
    record Fault(String code) implements Cell {}

    static Cell blank() {
        return Blank.ONE;
    }

    static Cell of(String text) {
        return text.isEmpty() ? blank() : new Text(text);
    }

    /** What a person reads in the cell; a whole number without a decimal point. */
    default String shown() {
        return switch (this) {
            case Blank b -> "";
            case Text t -> t.text();
            case Number n -> plain(n.value());
            case Date d ->
                d.value().toLocalTime().toSecondOfDay() == 0
                        ? d.value().toLocalDate().toString()
                        : d.value().toString().replace('T', ' ');
            case Bool b -> b.value() ? "TRUE" : "FALSE";
            case Fault f -> f.code();
        };
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
