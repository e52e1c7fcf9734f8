package cn.sixin.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DispatchRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 2, 20);
    private static final Context CONTEXT = Context.at(TODAY, "441900119", Context.Lookup.NONE);
    private static final Row GOOD = Row.draft(Dispatch.LEDGER, new UUID(1, 1), "441900119")
            .with(Dispatch.ENTERPRISE, new UUID(2, 2))
            .with(Dispatch.AS_OF, TODAY)
            .with(Dispatch.OPEN_STATE, "partly");

    private static Row of(Row row, Object... columnsAndCounts) {
        Row filled = row;
        for (int i = 0; i < columnsAndCounts.length; i += 2) {
            @SuppressWarnings("unchecked")
            Column<Integer> column = (Column<Integer>) columnsAndCounts[i];
            filled = filled.with(column, (Integer) columnsAndCounts[i + 1]);
        }
        return filled;
    }

    private static Row state(String state) {
        return GOOD.with(Dispatch.OPEN_STATE, state);
    }

    static Stream<Arguments> cases() {
        Row home = of(GOOD, Dispatch.GOING_HOME, 100);
        Row full = of(GOOD, Dispatch.STAYING, 40, Dispatch.RETURNED, 50, Dispatch.HIRED, 7, Dispatch.LEFT, 2);
        Row four = of(
                GOOD,
                Dispatch.SHORT_GENERAL,
                8,
                Dispatch.SHORT_SKILLED,
                3,
                Dispatch.SHORT_TECHNICAL,
                2,
                Dispatch.SHORT_MANAGERIAL,
                1);
        return Stream.of(
                arguments("a state alone", GOOD, List.of()),
                arguments("all returned", of(home, Dispatch.RETURNED, 100), List.of()),
                arguments(
                        "more returned than went",
                        of(home, Dispatch.RETURNED, 101),
                        List.of("dispatch.returned_over_going_home")),
                arguments("returned, going home unknown", of(GOOD, Dispatch.RETURNED, 101), List.of()),
                arguments("present adds up", of(full, Dispatch.PRESENT, 95), List.of()),
                arguments("present not given", full, List.of()),
                arguments("one too few", of(full, Dispatch.PRESENT, 94), List.of("dispatch.present_differs")),
                arguments("present known, its parts not", of(GOOD, Dispatch.PRESENT, 94), List.of()),
                arguments(
                        "present with one part",
                        of(GOOD, Dispatch.PRESENT, 94, Dispatch.HIRED, 93),
                        List.of("dispatch.present_differs")),
                arguments("everybody left", of(GOOD, Dispatch.STAYING, 5, Dispatch.LEFT, 5), List.of()),
                arguments(
                        "more left than were there",
                        of(GOOD, Dispatch.STAYING, 5, Dispatch.LEFT, 6),
                        List.of("dispatch.left_over_all")),
                arguments("the four add up", of(four, Dispatch.SHORT_TOTAL, 14), List.of()),
                arguments("the four alone", four, List.of()),
                arguments("one too many", of(four, Dispatch.SHORT_TOTAL, 15), List.of("dispatch.short_total_differs")),
                arguments(
                        "a total without classes",
                        of(GOOD, Dispatch.SHORT_TOTAL, 15),
                        List.of("dispatch.short_total_differs")),
                arguments("no shortage", of(GOOD, Dispatch.SHORT_TOTAL, 0), List.of()),
                arguments(
                        "all of the rigid need solved",
                        of(GOOD, Dispatch.RIGID, 9, Dispatch.RIGID_SOLVED, 9),
                        List.of()),
                arguments(
                        "more solved than needed",
                        of(GOOD, Dispatch.RIGID, 9, Dispatch.RIGID_SOLVED, 10),
                        List.of("dispatch.solved_over_rigid")),
                arguments("not open, nobody back", of(state("not_open"), Dispatch.RETURNED, 0), List.of()),
                arguments(
                        "not open, yet somebody back",
                        of(state("not_open"), Dispatch.RETURNED, 1),
                        List.of("dispatch.returned_not_open")),
                arguments("fully open today", state("fully").with(Dispatch.OPENED_ON, TODAY), List.of()),
                arguments("fully open since when?", state("fully"), List.of("dispatch.fully_without_date")),
                arguments(
                        "fully open from tomorrow",
                        state("fully").with(Dispatch.OPENED_ON, TODAY.plusDays(1)),
                        List.of("dispatch.opened_later")),
                arguments(
                        "not open, planned for tomorrow",
                        state("not_open").with(Dispatch.OPENED_ON, TODAY.plusDays(1)),
                        List.of()),
                arguments(
                        "before the holiday adds up",
                        of(GOOD, Dispatch.ON_POST, 140, Dispatch.GOING_HOME, 100, Dispatch.STAYING, 40),
                        List.of()),
                arguments(
                        "before the holiday does not",
                        of(GOOD, Dispatch.ON_POST, 150, Dispatch.GOING_HOME, 100, Dispatch.STAYING, 40),
                        List.of("dispatch.on_post_differs")),
                arguments("tomorrow", GOOD.with(Dispatch.AS_OF, TODAY.plusDays(1)), List.of("dispatch.as_of_later")),
                arguments("no state", GOOD.with(Dispatch.OPEN_STATE, null), List.of("required")),
                arguments(
                        "a rule waits for columns that read well",
                        of(home, Dispatch.RETURNED, -1),
                        List.of("number_range")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rules(String name, Row row, List<String> keys) {
        assertEquals(
                keys,
                Dispatch.LEDGER.check(row, CONTEXT).stream().map(Problem::key).toList());
    }

    @Test
    void onlyTwoRulesAreWarnings() {
        Row odd = of(
                state("not_open"),
                Dispatch.RETURNED,
                1,
                Dispatch.ON_POST,
                9,
                Dispatch.GOING_HOME,
                5,
                Dispatch.STAYING,
                5);
        assertEquals(
                List.of(Problem.Severity.WARNING, Problem.Severity.WARNING),
                Dispatch.LEDGER.check(odd, CONTEXT).stream()
                        .map(Problem::severity)
                        .toList());
    }

    @Test
    void sumsAreEmptyWhileNothingIsKnown() {
        assertEquals(OptionalInt.empty(), Dispatch.present(GOOD));
        assertEquals(OptionalInt.empty(), Dispatch.shortage(GOOD));
        assertEquals(OptionalInt.of(-3), Dispatch.present(of(GOOD, Dispatch.LEFT, 3)));
        assertEquals(OptionalInt.of(0), Dispatch.shortage(of(GOOD, Dispatch.SHORT_SKILLED, 0)));
    }

    @Test
    void whoIsOpenAndWhoIsDue() {
        assertEquals(
                List.of("partly", "fully", "no_holiday"),
                Dispatch.OPEN_STATES.codes().stream()
                        .filter(code -> Dispatch.isOpen(state(code)))
                        .toList());
        assertEquals(
                List.of("closed_moved"),
                Dispatch.OPEN_STATES.codes().stream()
                        .filter(code -> !Dispatch.isDue(state(code)))
                        .toList());
    }

    @Test
    void anEnterpriseHasOneRowADay() {
        assertTrue(Dispatch.LEDGER.key().same(GOOD, of(GOOD, Dispatch.HIRED, 3)));
        assertFalse(Dispatch.LEDGER.key().same(GOOD, GOOD.with(Dispatch.AS_OF, TODAY.minusDays(1))));
        assertEquals(
                List.of(Dispatch.key(new UUID(2, 2), TODAY)),
                Dispatch.LEDGER.key().of(GOOD));
    }

    @Test
    void aDayIsClosedOnceATown() {
        Row closed = Row.draft(ClosedDay.LEDGER, new UUID(1, 3), "441900119")
                .with(ClosedDay.AS_OF, TODAY)
                .with(ClosedDay.CLOSED_AT, Instant.EPOCH)
                .with(ClosedDay.CLOSED_BY, "李四")
                .with(ClosedDay.DUE, 12)
                .with(ClosedDay.REPORTED, 12);
        assertEquals(List.of(), ClosedDay.LEDGER.check(closed, CONTEXT));
        assertEquals(
                List.of("dispatch_day.reported_over_due"),
                ClosedDay.LEDGER.check(closed.with(ClosedDay.REPORTED, 13), CONTEXT).stream()
                        .map(Problem::key)
                        .toList());
        assertEquals(
                List.of(ClosedDay.key("441900119", TODAY)),
                ClosedDay.LEDGER.key().of(closed));
    }
}
