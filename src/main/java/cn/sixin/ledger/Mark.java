package cn.sixin.ledger;

import java.util.function.BiPredicate;

/**
 * Something about a row that an officer should see at a glance (超期, 红色预警). The name is a style class and, as
 * {@code mark.<name>}, a label.
 *
 * @param acrossRows whether it rests on other rows, too; it is then judged where it is shown and never remembered with
 *     the row, since it may change while the row stays
 */
public record Mark(String name, BiPredicate<Row, Context> holds, boolean acrossRows) {

    /** One that the row, the day and the season alone decide. */
    public Mark(String name, BiPredicate<Row, Context> holds) {
        this(name, holds, false);
    }

    /** One that rests on other rows, too. */
    public static Mark acrossRows(String name, BiPredicate<Row, Context> holds) {
        return new Mark(name, holds, true);
    }
}
