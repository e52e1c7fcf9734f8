package cn.sixin.weekly;

import cn.sixin.code.LunarDay;
import cn.sixin.ledger.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report in words, as it goes to the chat group: 截至2月11日（正月十四），… */
public final class ReportText {
    private final Labels labels;

    public ReportText(Labels labels) {
        this.labels = labels;
    }

    /**
     * @param town its name
     * @param definition which rate of return is named first, as {@link Weekly#DEFINITIONS} has it
     */
    public String of(Report report, String town, String definition) {
        Figures now = report.figures();
        List<String> sentences = new ArrayList<>();
        sentences.add(labels.text(
                "weekly.text.opening",
                LunarDay.report(report.asOf()),
                town,
                number(now, Figure.DUE),
                number(now, Figure.OPENED),
                rate(now, Rate.OPENING),
                gone(now)));
        sentences.add(labels.text(
                "weekly.text.returned",
                number(now, Figure.GOING_HOME),
                number(now, Figure.RETURNED),
                rates(now, definition)));
        sentences.add(labels.text(
                "weekly.text.present",
                number(now, Figure.PRESENT),
                rate(now, Rate.ARRIVAL),
                number(now, Figure.HIRED),
                report.hiredThisWeek()
                        .map(hired -> labels.text("weekly.text.hired", String.valueOf(hired)))
                        .orElse("")));
        sentences.add(labels.text(
                "weekly.text.shortage",
                number(now, Figure.SHORT_TOTAL),
                number(now, Figure.SHORT_GENERAL),
                number(now, Figure.SHORT_SKILLED),
                number(now, Figure.SHORT_TECHNICAL),
                number(now, Figure.SHORT_MANAGERIAL),
                rate(now, Rate.SHORTAGE_A)));
        sentences.add(labels.text(
                "weekly.text.rigid",
                number(now, Figure.RIGID),
                number(now, Figure.RIGID_SOLVED),
                rate(now, Rate.RIGID_SOLVED)));
        report.lastWeek()
                .map(before -> since("weekly.text.week", before.figures(), now, definition))
                .ifPresent(sentences::add);
        report.lastYear()
                .map(before -> since("weekly.text.year", before.figures(), now, definition))
                .ifPresent(sentences::add);
        sentences.add(labels.text("weekly.text.problems", String.valueOf(report.openProblems())));
        return String.join("", sentences);
    }

    private String gone(Figures now) {
        return now.get(Figure.CLOSED_MOVED) == 0
                ? ""
                : labels.text("weekly.text.gone", number(now, Figure.CLOSED_MOVED));
    }

    private String rates(Figures now, String definition) {
        boolean homeFirst = isHomeFirst(definition);
        Rate first = homeFirst ? Rate.RETURN_HOME : Rate.RETURN_ALL;
        Rate second = homeFirst ? Rate.RETURN_ALL : Rate.RETURN_HOME;
        return labels.text(
                "weekly.text.rates",
                new Line.By(first).label(labels),
                rate(now, first),
                new Line.By(second).label(labels),
                rate(now, second));
    }

    /** Empty where nothing can be compared. */
    private @org.jspecify.annotations.Nullable String since(
            String key, Figures before, Figures now, String definition) {
        Rate returned = isHomeFirst(definition) ? Rate.RETURN_HOME : Rate.RETURN_ALL;
        Optional<java.math.BigDecimal> opening = new Line.By(Rate.OPENING).since(before, now);
        Optional<java.math.BigDecimal> returning = new Line.By(returned).since(before, now);
        return opening.isEmpty() || returning.isEmpty()
                ? null
                : labels.text(key, Line.signed(opening), Line.signed(returning));
    }

    private static boolean isHomeFirst(String definition) {
        return definition.equals("going_home");
    }

    private static String number(Figures figures, Figure figure) {
        return String.valueOf(figures.get(figure));
    }

    private static String rate(Figures figures, Rate rate) {
        return rate.of(figures).text();
    }
}
