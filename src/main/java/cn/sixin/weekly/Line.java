package cn.sixin.weekly;

import cn.sixin.ledger.Labels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of the report, as it is read from top to bottom: a figure, a rate, or what a week added. */
public sealed interface Line {
    /** A whole number. */
    record Of(Figure figure) implements Line {
        @Override
        public String label(Labels labels) {
            return labels.text("weekly.column." + figure.code());
        }

        @Override
        public List<Figure> figures() {
            return List.of(figure);
        }

        @Override
        public String text(Figures figures) {
            return String.valueOf(figures.get(figure));
        }

        @Override
        public Optional<BigDecimal> since(Figures before, Figures now) {
            return Optional.of(BigDecimal.valueOf(now.get(figure) - before.get(figure)));
        }
    }

    /** Two sums divided. */
    record By(Rate rate) implements Line {
        @Override
        public String label(Labels labels) {
            return labels.text("weekly.rate." + rate.code());
        }

        @Override
        public List<Figure> figures() {
            return Stream.concat(rate.parts().stream(), rate.wholes().stream())
                    .distinct()
                    .toList();
        }

        @Override
        public String text(Figures figures) {
            return rate.of(figures).text();
        }

        @Override
        public Optional<BigDecimal> since(Figures before, Figures now) {
            return rate.of(now).since(rate.of(before));
        }
    }

    String label(Labels labels);

    /** What it is computed from. */
    List<Figure> figures();

    String text(Figures figures);

    /** The difference, of a rate in per cent points; empty where one of the two is not known. */
    Optional<BigDecimal> since(Figures before, Figures now);

    /** Every line of the report, in its order; each rate below what it is divided from. */
    List<Line> ALL = all();

    private static List<Line> all() {
        List<Line> lines = new ArrayList<>();
        add(lines, Figure.DUE, Figure.OPENED, Figure.CLOSED_MOVED);
        add(lines, Rate.OPENING, Rate.OPENING_OF_ALL);
        add(lines, Figure.ON_POST, Figure.GOING_HOME, Figure.STAYING, Figure.RETURNED);
        add(lines, Rate.RETURN_HOME, Rate.RETURN_ALL);
        add(lines, Figure.HIRED, Figure.LEFT, Figure.PRESENT);
        add(lines, Rate.ARRIVAL);
        add(
                lines,
                Figure.SHORT_TOTAL,
                Figure.SHORT_GENERAL,
                Figure.SHORT_SKILLED,
                Figure.SHORT_TECHNICAL,
                Figure.SHORT_MANAGERIAL);
        add(lines, Rate.SHORTAGE_A, Rate.SHORTAGE_B);
        add(lines, Figure.RIGID, Figure.RIGID_SOLVED);
        add(lines, Rate.RIGID_SOLVED);
        return List.copyOf(lines);
    }

    private static void add(List<Line> lines, Figure... figures) {
        Stream.of(figures).map(Of::new).forEach(lines::add);
    }

    private static void add(List<Line> lines, Rate... rates) {
        Stream.of(rates).map(By::new).forEach(lines::add);
    }

    /** A difference with its sign; "0" or "0.00" when there is none, {@link Ratio#NONE} when it is not known. */
    static String signed(Optional<BigDecimal> difference) {
        return difference
                .map(value -> (value.signum() > 0 ? "+" : "") + value.toPlainString())
                .orElse(Ratio.NONE);
    }
}
