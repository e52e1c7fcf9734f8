package cn.sixin.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Mark;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 2, 20);
    private static final Context CONTEXT = Context.at(TODAY, "441900119", Context.Lookup.NONE);
    private static final Row GOOD = Row.draft(Service.LEDGER, new UUID(1, 1), "441900119")
            .with(Service.ENTERPRISE, new UUID(2, 2))
            .with(Service.RAISED_ON, LocalDate.of(2027, 2, 13))
            .with(Service.NEED, "staffing")
            .with(Service.DETAIL, "缺普工")
            .with(Service.STATUS, "open");

    private static UnaryOperator<Row> set(Column<Integer> column, int value) {
        return row -> row.with(column, value);
    }

    private static UnaryOperator<Row> closed(LocalDate on) {
        return row -> row.with(Service.STATUS, "closed").with(Service.CLOSED_ON, on);
    }

    private static UnaryOperator<Row> then(List<UnaryOperator<Row>> steps) {
        return row -> {
            Row result = row;
            for (UnaryOperator<Row> step : steps) {
                result = step.apply(result);
            }
            return result;
        };
    }

    static Stream<Arguments> cases() {
        LocalDate raised = LocalDate.of(2027, 2, 13);
        UnaryOperator<Row> tenShort = then(List.of(set(Service.SHORT_GENERAL, 6), set(Service.SHORT_SKILLED, 4)));
        return Stream.of(
                arguments("a plain need", then(List.of()), List.of()),
                arguments("rigid = sum", then(List.of(tenShort, set(Service.RIGID, 10))), List.of()),
                arguments(
                        "rigid > sum",
                        then(List.of(tenShort, set(Service.RIGID, 11))),
                        List.of("service.rigid_over_shortage")),
                arguments("rigid, no shortage", set(Service.RIGID, 1), List.of("service.rigid_over_shortage")),
                arguments("solved = sum", then(List.of(tenShort, set(Service.SOLVED, 10))), List.of()),
                arguments(
                        "solved > sum",
                        then(List.of(tenShort, set(Service.SOLVED, 11))),
                        List.of("service.solved_over_shortage")),
                arguments("closed the day it was raised", closed(raised), List.of()),
                arguments(
                        "closed the day before", closed(raised.minusDays(1)), List.of("service.closed_before_raised")),
                arguments(
                        "closed without a day",
                        (UnaryOperator<Row>) row -> row.with(Service.STATUS, "closed"),
                        List.of("service.closed_without_date")),
                arguments(
                        "a day, yet open",
                        (UnaryOperator<Row>) row -> row.with(Service.CLOSED_ON, raised),
                        List.of("service.date_without_closed")),
                arguments(
                        "red without a contingency",
                        (UnaryOperator<Row>) row -> row.with(Service.RISK, "red"),
                        List.of("service.red_without_contingency")),
                arguments(
                        "red with one",
                        (UnaryOperator<Row>)
                                row -> row.with(Service.RISK, "red").with(Service.CONTINGENCY, "约谈"),
                        List.of()),
                arguments("yellow needs none", (UnaryOperator<Row>) row -> row.with(Service.RISK, "yellow"), List.of()),
                arguments("raised today", (UnaryOperator<Row>) row -> row.with(Service.RAISED_ON, TODAY), List.of()),
                arguments(
                        "raised tomorrow",
                        (UnaryOperator<Row>) row -> row.with(Service.RAISED_ON, TODAY.plusDays(1)),
                        List.of("service.raised_later")),
                arguments(
                        "nothing said",
                        (UnaryOperator<Row>) row -> row.with(Service.DETAIL, null),
                        List.of("required")),
                arguments(
                        "a rule waits for columns that read well",
                        then(List.of(set(Service.RIGID, -1))),
                        List.of("number_range")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rules(String name, UnaryOperator<Row> change, List<String> keys) {
        assertEquals(
                keys,
                Service.LEDGER.check(change.apply(GOOD), CONTEXT).stream()
                        .map(Problem::key)
                        .toList());
    }

    @Test
    void aBrokenRuleIsSaidAtItsFirstColumn() {
        Problem problem =
                Service.LEDGER.check(GOOD.with(Service.RIGID, 3), CONTEXT).getFirst();
        assertEquals(Service.RIGID, problem.column());
        assertEquals(List.of("3", "0"), problem.args());
    }

    static Stream<Arguments> marked() {
        UnaryOperator<Row> red = row -> row.with(Service.RISK, "red");
        UnaryOperator<Row> late = row -> row.with(Service.DUE_ON, TODAY.minusDays(1));
        return Stream.of(
                arguments("no time limit", then(List.of()), List.of()),
                arguments("due today", (UnaryOperator<Row>) row -> row.with(Service.DUE_ON, TODAY), List.of()),
                arguments("due yesterday", late, List.of("overdue")),
                arguments(
                        "handed up, still late",
                        then(List.of(late, row -> row.with(Service.STATUS, "escalated"))),
                        List.of("overdue")),
                arguments("late, but closed", then(List.of(late, closed(TODAY))), List.of()),
                arguments("red", red, List.of("red")),
                arguments("red and late", then(List.of(red, late)), List.of("overdue", "red")),
                arguments("red, closed", then(List.of(red, closed(TODAY))), List.of()),
                arguments("yellow", (UnaryOperator<Row>) row -> row.with(Service.RISK, "yellow"), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("marked")
    void marks(String name, UnaryOperator<Row> change, List<String> marks) {
        assertEquals(
                marks,
                Service.LEDGER.marksOf(change.apply(GOOD), CONTEXT).stream()
                        .map(Mark::name)
                        .toList());
    }

    @Test
    void theSameNeedImportedTwiceIsKnown() {
        Row again = GOOD.with(Service.SOLVED, 3);
        assertEquals(true, Service.LEDGER.key().same(GOOD, again));
        assertEquals(false, Service.LEDGER.key().same(GOOD, GOOD.with(Service.DETAIL, "缺技工")));
    }
}
