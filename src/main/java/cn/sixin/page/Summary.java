package cn.sixin.page;

import cn.sixin.ledger.Ledger;
import java.util.List;
import java.util.function.Function;

/**
 * What a page says of its ledger's rows as a whole, above the table.
 *
 * @param of the ledgers whose rows it rests on
 * @param lines asked in the background, again whenever one of those rows has changed
 */
public record Summary(List<Ledger> of, Function<Desk, List<Line>> lines) {
    public static final Summary NONE = new Summary(List.of(), desk -> List.of());

    public Summary {
        of = List.copyOf(of);
    }

    /** Figures that belong together, each as a person reads it. */
    public record Line(String title, List<Figure> figures) {
        public Line {
            figures = List.copyOf(figures);
        }
    }

    /** @param value a number as it is shown */
    public record Figure(String name, String value) {}
}
