package cn.sixin.kit.table;

import java.util.List;

/**
 * A column as the table sees it.
 *
 * @param name its name in the ledger
 * @param header what the officer reads above it
 * @param filter how it is narrowed down
 * @param choices for {@link Filter#CHOICE}: what may be ticked, in order
 * @param width at 100 %, in px
 * @param right figures stand right
 */
public record TableField(String name, String header, Filter filter, List<Choice> choices, double width, boolean right) {
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
