package cn.sixin.survey;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold of a survey (dictionary, 用工摸查). */
final class SurveyRules {

    private SurveyRules() {}

    /** Made when they are asked for: the columns that they name are being declared just then. */
    static Rule[] all() {
        return new Rule[] {
            new Rule(
                    "on_post = going_home + staying",
                    List.of(Survey.ON_POST, Survey.GOING_HOME, Survey.STAYING),
                    (row, context) -> parts(row)),
            new Rule("origins <= on_post", origins(), (row, context) -> {
                int from = Survey.ORIGINS.stream().mapToInt(c -> row.get(c, 0)).sum();
                Integer onPost = row.get(Survey.ON_POST);
                return onPost != null && from > onPost
                        ? Optional.of(Problem.error("survey.origins_over_on_post", from, onPost))
                        : Optional.empty();
            }),
            new Rule(
                    "holiday_from <= holiday_to",
                    List.of(Survey.HOLIDAY_TO, Survey.HOLIDAY_FROM),
                    (row, context) -> order(row, Survey.HOLIDAY_FROM, Survey.HOLIDAY_TO)
                            ? Optional.empty()
                            : Optional.of(Problem.error("survey.holiday_ends_before_it_begins"))),
            new Rule(
                    "restart_on after the holiday",
                    List.of(Survey.RESTART_ON, Survey.HOLIDAY_FROM),
                    (row, context) -> order(row, Survey.HOLIDAY_FROM, Survey.RESTART_ON)
                            ? Optional.empty()
                            : Optional.of(Problem.warning("survey.restart_before_holiday")))
        };
    }

    private static List<Column<?>> origins() {
        List<Column<?>> columns = new ArrayList<>(Survey.ORIGINS);
        columns.add(Survey.ON_POST);
        return columns;
    }

    /**
     * Nobody goes home or stays who is not on post. Fewer than are on post is said, and kept when the officer says so:
     * some have not made up their minds, or the one figure was given roughly (约200, 0.3万).
     */
    private static Optional<Problem> parts(Row row) {
        Integer onPost = row.get(Survey.ON_POST);
        boolean both = row.has(Survey.GOING_HOME) && row.has(Survey.STAYING);
        int going = row.get(Survey.GOING_HOME, 0);
        int staying = row.get(Survey.STAYING, 0);
        if (onPost == null || going + staying == onPost) {
            return Optional.empty();
        }
        if (going + staying > onPost) {
            return Optional.of(Problem.error("survey.parts_over_on_post", going, staying, onPost));
        }
        return both
                ? Optional.of(
                        Problem.warning("survey.parts_under_on_post", going, staying, onPost, onPost - going - staying))
                : Optional.empty();
    }

    private static boolean order(Row row, Column<LocalDate> first, Column<LocalDate> second) {
        LocalDate from = row.get(first);
        LocalDate to = row.get(second);
        return from == null || to == null || !to.isBefore(from);
    }
}
