package cn.sixin.kit.table;

import java.util.List;

/**
 * A column as the table sees it.
 *
 * @param name its name in the ledger
 * @param header what the officer reads above it
 * @param filter how it is narrowed down
 * @param choices for {@link Filter#CHOICE}: what may be ticked, in order
 * @param width at 100 %, in px; never less than the header takes
 * @param right figures stand right
 */
public record TableField(String name, String header, Filter filter, List<Choice> choices, double width, boolean right) {
    private static final double WIDE = 14.5;
    private static final double NARROW = 8;
    /** What stands beside a header's words: margins, the sign of an order or a filter. */
    private static final double BESIDE = 40;

    private static final int FIRST_WIDE = 0x2E80;

    public TableField {
        double words = header.codePoints()
                .mapToDouble(c -> c >= FIRST_WIDE ? WIDE : NARROW)
                .sum();
        width = Math.max(width, words + BESIDE);
    }

    /** How a column is narrowed down. */
    public enum Filter {
        TEXT,
        CHOICE,
        NUMBER,
        DATE,
        NONE
    }

    /** A value that may be ticked; the code "" stands for an empty cell. */
    public record Choice(String code, String label) {}

    public static TableField text(String name, String header, double width) {
        return new TableField(name, header, Filter.TEXT, List.of(), width, false);
    }

    public static TableField choice(String name, String header, double width, List<Choice> choices) {
        return new TableField(name, header, Filter.CHOICE, choices, width, false);
    }

    public static TableField number(String name, String header, double width) {
        return new TableField(name, header, Filter.NUMBER, List.of(), width, true);
    }

    public static TableField date(String name, String header, double width) {
        return new TableField(name, header, Filter.DATE, List.of(), width, false);
    }
}
