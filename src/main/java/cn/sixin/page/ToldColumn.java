package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;

/**
 * A column of a page that no ledger keeps: what follows from a row and the day, as a deadline counted down.
 *
 * @param name snake_case; its header is the label {@code <ledger>.told.<name>}
 * @param width in px at 100 %
 * @param order the column by which rows are sorted where this one is chosen for it
 */
public record ToldColumn(String name, double width, Column<?> order, Telling telling) {

    /** Asked for each row that is on screen, so it rests on the row, the day and the season alone. */
    @FunctionalInterface
    public interface Telling {
        String of(Row row, Context context, Showing showing);
    }

    String header(Ledger ledger, Labels labels) {
        return labels.text(ledger.name() + ".told." + name);
    }
}
