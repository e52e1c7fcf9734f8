package cn.sixin.season;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.code.LunarDay;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonsTest {
    private static final String TOWN = "441900119";

    private static Row shipped(int year) {
        return Seasons.shipped().ofYear(year).orElseThrow();
    }

    private static Row stored(int number, LocalDate newYear, Instant changedAt) {
        Envelope envelope =
                new Envelope(new UUID(9, number), TOWN, 0, SyncState.PENDING, changedAt, "陈静", changedAt, "陈静", false);
        return Row.draft(Season.LEDGER, envelope.id(), TOWN)
                .with(envelope)
                .with(Season.NAME, "第" + number + "份")
                .with(Season.NEW_YEAR, newYear);
    }

    private static Context at(LocalDate day) {
        return new Context(day, day, TOWN, Context.Lookup.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2025, 2027})
    void whatIsShippedIsWholeAndSound(int year) {
        Row season = shipped(year);
        assertEquals(List.of(), Season.LEDGER.check(season, at(season.get(Season.NEW_YEAR, LocalDate.MIN))));
        for (Column<?> column : Season.LEDGER.columns()) {
            assertTrue(season.has(column), () -> year + " lacks " + column);
        }
        assertTrue(Seasons.isShipped(season));
    }

    /** Domain 6: 春运 is 初一−15 to +24; domain 1: 正月初八 to 三十; domain 3: hired 初一 to 三十. */
    @ParameterizedTest
    @ValueSource(ints = {2025, 2027})
    void datesStandWhereTheRulePutsThem(int year) {
        Row season = shipped(year);
        LocalDate first = season.get(Season.NEW_YEAR, LocalDate.MIN);
        assertEquals(new LunarDay(year, 1, 1), LunarDay.of(first));
        assertEquals(new Span(first.minusDays(15), first.plusDays(24)), Season.travel(season));
        assertEquals(
                new Span(new LunarDay(year, 1, 8).toSolar(), new LunarDay(year, 1, 30).toSolar()),
                Season.dispatch(season));
        assertEquals(new Span(first, new LunarDay(year, 1, 30).toSolar()), Season.hired(season));
        assertEquals(51, ChronoUnit.DAYS.between(season.get(Season.PUBLISH_FROM, first), first));
        assertEquals(first.minusDays(1), season.get(Season.ARREARS_CLEAR_BY));
        assertEquals(100_000L, season.get(Season.PER_PERSON));
        assertEquals(30_000_000L, season.get(Season.CAP));
        assertEquals(30, season.get(Season.TICKET_STAFF_MIN));
    }

    @Test
    void thePolicysFiguresOf2025() {
        Row season = shipped(2025);
        assertEquals(new Span(LocalDate.of(2025, 1, 14), LocalDate.of(2025, 1, 28)), Season.outbound(season));
        assertEquals(new Span(LocalDate.of(2025, 2, 1), LocalDate.of(2025, 2, 15)), Season.homecoming(season));
        assertEquals(new Span(LocalDate.of(2025, 6, 3), LocalDate.of(2025, 6, 30)), Season.apply(season));
        Map<Integer, Map<String, Integer>> targets = Targets.of(season.get(Season.TARGETS, ""));
        assertEquals(Map.of("sessions", 100, "posts", 5000, "people", 10_000), targets.get(11));
        assertEquals(72_000, targets.getOrDefault(4, Map.of()).get("posts"));
    }

    /** Its work lasts from the first day that the row names to the last; between two the nearer one holds. */
    @ParameterizedTest
    @CsvSource({
        "2024-06-01,2025",
        "2025-01-29,2025",
        "2025-06-30,2025",
        "2026-02-10,2025",
        "2026-03-24,2025",
        "2026-03-25,2027",
        "2026-11-30,2027",
        "2027-02-06,2027",
        "2031-01-01,2027"
    })
    void theNearestSeasonIsInForce(LocalDate today, int year) {
        assertSame(shipped(year), Seasons.shipped().inForce(today));
    }

    @Test
    void aRowOfTheStoreHoldsInsteadOfTheShippedOneOfItsYear() {
        LocalDate newYear = LocalDate.of(2027, 2, 6);
        Row older = stored(1, newYear, Instant.parse("2026-11-01T00:00:00Z"));
        Row later = stored(2, newYear, Instant.parse("2026-11-02T00:00:00Z"));
        Row ofAnotherYear = stored(3, LocalDate.of(2026, 2, 17), Instant.parse("2025-11-02T00:00:00Z"));
        Seasons seasons = Seasons.shipped().with(List.of(later, ofAnotherYear, older));
        assertSame(later, seasons.ofYear(2027).orElseThrow());
        assertSame(shipped(2025), seasons.ofYear(2025).orElseThrow());
        assertSame(ofAnotherYear, seasons.inForce(LocalDate.of(2026, 2, 20)));
        assertEquals(3, seasons.all().size());
        Row taken = later.with(deleted(later.envelope()));
        assertSame(shipped(2027), Seasons.shipped().with(List.of(taken)).inForce(newYear));
    }

    private static Envelope deleted(Envelope there) {
        return new Envelope(
                there.id(),
                there.town(),
                there.baseRev(),
                there.state(),
                there.createdAt(),
                there.createdBy(),
                there.changedAt(),
                there.changedBy(),
                true);
    }

    /** A day said by the lunar calendar belongs to the season in force while that is this winter's. */
    @ParameterizedTest
    @CsvSource({"2027-01-12,2027-02-13", "2026-12-01,2027-02-13", "2026-02-10,2026-02-24", "2025-07-01,2025-02-05"})
    void theEighthOfTheFirstMonthIsOfTheSeasonsYear(LocalDate today, LocalDate eighth) {
        Context context = Seasons.shipped().context(today, TOWN, Context.Lookup.NONE);
        assertEquals(
                eighth,
                Season.DISPATCH_FROM.kind().read(Cell.of("正月初八"), context).value());
        assertSame(Seasons.shipped().inForce(today), Season.of(context));
    }

    @Test
    void whereNobodySaysTheShippedOneHolds() {
        assertSame(shipped(2027), Season.of(at(LocalDate.of(2027, 1, 12))));
    }

    @Test
    void rulesBothWays() {
        Row good = shipped(2027);
        Context context = at(LocalDate.of(2027, 1, 12));
        assertEquals("season.not_new_year", onlyProblem(good.with(Season.NEW_YEAR, LocalDate.of(2027, 2, 7)), context));
        LocalDate day = LocalDate.of(2027, 2, 14);
        Row sameDay = good.with(Season.DISPATCH_FROM, day).with(Season.DISPATCH_TO, day);
        assertEquals(List.of(), Season.LEDGER.check(sameDay, context));
        assertEquals(
                "season.ends_before_it_begins",
                onlyProblem(sameDay.with(Season.DISPATCH_TO, day.minusDays(1)), context));
        assertEquals(List.of(), Season.LEDGER.check(sameDay.with(Season.DISPATCH_TO, null), context));
        assertEquals("season.target_unreadable", onlyProblem(good.with(Season.TARGETS, "25 场次 3"), context));
    }

    private static String onlyProblem(Row row, Context context) {
        List<Problem> problems = Season.LEDGER.check(row, context);
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst().key();
    }

    @ParameterizedTest
    @CsvSource({"19 场次 17,true", "19．场次=17,true", "１９ 场次：１７,true", "19 sessions 17,true", "19 场次,false", "0 场次 3,false"
    })
    void aTargetIsWrittenAsPeopleWrite(String line, boolean reads) {
        assertEquals(reads, Targets.unreadable(line).isEmpty());
        assertEquals(reads ? Map.of(19, Map.of("sessions", 17)) : Map.of(), Targets.of(line));
    }

    @Test
    void aSpanHasBothItsEnds() {
        Span span = new Span(LocalDate.of(2027, 2, 13), LocalDate.of(2027, 3, 7));
        assertTrue(span.contains(LocalDate.of(2027, 2, 13)) && span.contains(LocalDate.of(2027, 3, 7)));
        assertTrue(span.isBefore(LocalDate.of(2027, 2, 12)) && span.isOver(LocalDate.of(2027, 3, 8)));
        assertFalse(span.contains(LocalDate.of(2027, 3, 8)));
        assertTrue(new Span(null, null).contains(LocalDate.of(2027, 3, 8)));
        assertTrue(new Span(null, null).unknown());
        assertNotEquals(span, new Span(null, span.to()));
    }
}
