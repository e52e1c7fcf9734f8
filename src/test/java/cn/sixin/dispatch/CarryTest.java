package cn.sixin.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CarryTest {
    private static final LocalDate FROM = LocalDate.of(2027, 2, 13);

    @Provide
    Arbitrary<List<Carry.Known>> rows() {
        Arbitrary<Carry.Known> row = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(-10, 25))
                .as((enterprise, days) -> new Carry.Known(new UUID(1, enterprise), FROM.plusDays(days), 0));
        return row.list().ofMaxSize(60).map(CarryTest::numbered);
    }

    private static List<Carry.Known> numbered(List<Carry.Known> rows) {
        List<Carry.Known> numbered = new ArrayList<>();
        rows.forEach(row -> numbered.add(new Carry.Known(row.enterprise(), row.asOf(), numbered.size())));
        return numbered;
    }

    /** Day by day backwards, whatever gaps and days without any row lie between. */
    @Property
    void theLastKnownDayIsFoundOverGaps(
            @ForAll("rows") List<Carry.Known> rows,
            @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 26) int offset) {
        LocalDate day = FROM.plusDays(offset);
        Map<UUID, Carry.Known> oracle = new HashMap<>();
        for (int enterprise = 1; enterprise <= 5; enterprise++) {
            UUID id = new UUID(1, enterprise);
            search:
            for (LocalDate back = day.minusDays(1); !back.isBefore(FROM); back = back.minusDays(1)) {
                for (int i = rows.size() - 1; i >= 0; i--) {
                    if (rows.get(i).enterprise().equals(id)
                            && rows.get(i).asOf().equals(back)) {
                        oracle.put(id, rows.get(i));
                        break search;
                    }
                }
            }
        }
        assertEquals(oracle, Carry.lastBefore(rows, FROM, day));
    }

    @Test
    void figuresAreHeldAndWhoWasAskedIsNot() {
        Row last = Lines.report(1, Lines.DAY.minusDays(4)).with(Dispatch.LOWER_REASON, "更正");
        Row row = Lines.line(1, last, null).entry().values();
        assertEquals(Lines.DAY, row.get(Dispatch.AS_OF));
        Carry.HELD.forEach(column -> assertEquals(last.get(column), row.get(column), column.name()));
        assertFalse(row.has(Dispatch.METHOD));
        assertFalse(row.has(Dispatch.INTERVIEWEE));
        assertFalse(row.has(Dispatch.OFFICER));
        assertFalse(row.has(Dispatch.LOWER_REASON));
    }

    @Test
    void everyFigureIsEitherHeldOrOfItsDay() {
        List<String> ofTheDay = Dispatch.LEDGER.columns().stream()
                .filter(column -> !Carry.HELD.contains(column))
                .map(cn.sixin.ledger.Column::name)
                .toList();
        assertEquals(
                List.of("enterprise", "as_of", "method", "interviewee", "officer", "lower_reason", "note"), ofTheDay);
    }

    @Test
    void aCumulativeFigureThatFellNeedsAReason() {
        Row last = Lines.report(1, Lines.DAY.minusDays(1));
        Row today = Lines.report(1, Lines.DAY);
        assertEquals(List.of(), Falling.problems(last, today));
        assertEquals(List.of(), Falling.problems(last, today.with(Dispatch.RETURNED, 51)));
        Row fell = today.with(Dispatch.RETURNED, 49).with(Dispatch.HIRED, null);
        List<Problem> problems = Falling.problems(last, fell);
        assertEquals(List.of(Dispatch.RETURNED, Dispatch.HIRED), Falling.columns(last, fell));
        assertEquals(List.of("49", "50", "2027-02-19"), problems.getFirst().args());
        assertTrue(problems.getFirst().isError());
        assertEquals(Dispatch.RETURNED, problems.getFirst().column());
        assertEquals(List.of(), Falling.problems(last, fell.with(Dispatch.LOWER_REASON, "昨日重复统计")));
        assertEquals(List.of(), Falling.problems(null, fell));
        assertEquals(List.of(), Falling.columns(last, today.with(Dispatch.PRESENT, 10)));
    }
}
