package cn.sixin.survey.ui;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Where;
import cn.sixin.page.Desk;
import cn.sixin.page.Summary.Figure;
import cn.sixin.page.Summary.Line;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The town's sums: who is on post, goes home and stays in a phase of the season at hand; whom enterprises look for. */
final class TownTotals {
    private TownTotals() {}

    /** A line for each phase that was surveyed, then the need for workers by class. */
    static List<Line> of(Desk desk) {
        List<Line> lines = new ArrayList<>();
        for (String phase : Survey.PHASES.codes()) {
            Result surveys = surveys(desk, phase);
            if (surveys.count() > 0) {
                lines.add(phase(desk, phase, surveys));
            }
        }
        lines.addAll(demand(desk));
        return lines;
    }

    private static Result surveys(Desk desk, String phase) {
        Where.Days season = Survey.days(desk.context());
        return desk.index(Survey.LEDGER)
                .query(Query.ALL
                        .and(new Filter.OneOf(Survey.PHASE, Set.of(phase), false))
                        .and(new Filter.Days(Survey.SURVEYED_ON, season.from(), season.to())));
    }

    private static Line phase(Desk desk, String phase, Result surveys) {
        Labels labels = desk.labels();
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(labels.text("survey.totals.enterprises"), surveys.count()));
        List<Column<Integer>> sums = new ArrayList<>(List.of(Survey.ON_POST, Survey.GOING_HOME, Survey.STAYING));
        sums.addAll(Survey.ORIGINS);
        for (Column<Integer> column : sums) {
            long sum = surveys.sum(column);
            if (sum > 0) {
                figures.add(figure(column.label(labels), sum));
            }
        }
        String year = String.valueOf(Survey.year(desk.context()));
        return new Line(labels.text("survey.totals.phase", year, Survey.PHASES.label(phase, labels)), figures);
    }

    /** How many are looked for, by class of worker, and how many of them still are; empty when nobody is. */
    static List<Line> demand(Desk desk) {
        List<Figure> figures = new ArrayList<>();
        long all = 0;
        long allOpen = 0;
        for (String each : Vacancy.CLASSES.codes()) {
            Result found = desk.index(Vacancy.LEDGER)
                    .query(Query.ALL.and(new Filter.OneOf(Vacancy.CLASS, Set.of(each), false)));
            long wanted = found.sum(Vacancy.NUMBER);
            long open = unfilled(found);
            all += wanted;
            allOpen += open;
            figures.add(wanted(desk, Vacancy.CLASSES.label(each, desk.labels()), wanted, open));
        }
        figures.addFirst(wanted(desk, desk.labels().text("survey.totals.all"), all, allOpen));
        return all == 0 ? List.of() : List.of(new Line(desk.labels().text("survey.totals.demand"), figures));
    }

    private static Figure wanted(Desk desk, String name, long wanted, long open) {
        return new Figure(name, desk.labels().text("survey.totals.wanted", wanted, open));
    }

    /** A post that is filled beyond what was asked makes up for no other one. */
    private static long unfilled(Result found) {
        long open = 0;
        for (int i = 0; i < found.count(); i++) {
            Integer number = found.value(Vacancy.NUMBER, i);
            Integer filled = found.value(Vacancy.FILLED, i);
            open += Math.max(0, (number == null ? 0 : number) - (filled == null ? 0 : filled));
        }
        return open;
    }

    private static Figure figure(String name, long value) {
        return new Figure(name, String.format("%,d", value));
    }
}
