package cn.sixin.weekly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final String TOWN = "441900119";
    private static final LocalDate DAY = LocalDate.of(2027, 2, 20);
    private static final LocalDate FROM = LocalDate.of(2027, 2, 6);
    private static final Context CONTEXT = Context.at(DAY, TOWN, Context.Lookup.NONE);

    private static Row row(int enterprise, LocalDate day, String state, int home, int staying, int returned) {
        return Row.draft(Dispatch.LEDGER, UUID.randomUUID(), TOWN)
                .with(Dispatch.ENTERPRISE, new UUID(1, enterprise))
                .with(Dispatch.AS_OF, day)
                .with(Dispatch.OPEN_STATE, state)
                .with(Dispatch.GOING_HOME, home)
                .with(Dispatch.STAYING, staying)
                .with(Dispatch.RETURNED, returned);
    }

    private static Report report(Row... rows) {
        return new Report(
                DAY, Standing.asOf(List.of(rows), FROM, DAY), Optional.empty(), Optional.empty(), List.of(), 0);
    }

    /** domain 1.1 and 1.4: published figures with the counts behind them. */
    @ParameterizedTest
    @CsvSource({
        "9570, 11671, 82.00%",
        "88000, 89100, 98.77%",
        "191930, 212480, 90.33%",
        "200928, 212480, 94.56%",
        "805, 4970, 16.20%",
        "805, 4165, 19.33%",
        "1, 800, 0.13%",
        "1, 1600, 0.06%",
        "0, 5, 0.00%",
        "0, 0, —",
        "5, 0, —",
        "3, 2, 150.00%"
    })
    void aRateKeepsItsWholeNumbersUntilItIsPrinted(long part, long whole, String printed) {
        assertEquals(printed, new Ratio(part, whole).text());
    }

    @Test
    void aTownsRateIsTheSumOverTheSumAndNoMeanOfRates() {
        Report report = report(row(1, DAY, "fully", 1000, 0, 900), row(2, DAY, "not_open", 10, 0, 0));
        assertEquals("89.11%", Rate.RETURN_HOME.of(report.figures()).text());
        assertEquals("50.00%", Rate.OPENING.of(report.figures()).text());
    }

    @Test
    void bothWaysToCountWhoReturned() {
        Report report = report(row(1, DAY, "fully", 60, 40, 30));
        assertEquals("50.00%", Rate.RETURN_HOME.of(report.figures()).text());
        assertEquals("70.00%", Rate.RETURN_ALL.of(report.figures()).text());
    }

    @Test
    void closedAndMovedOnesAreLeftOutAndShown() {
        Report report = report(
                row(1, DAY, "fully", 60, 40, 60),
                row(2, DAY, "stopped", 10, 10, 0),
                row(3, DAY, "closed_moved", 100, 0, 0));
        assertEquals(2, report.figures().get(Figure.DUE));
        assertEquals(1, report.figures().get(Figure.CLOSED_MOVED));
        assertEquals("50.00%", Rate.OPENING.of(report.figures()).text());
        assertEquals("33.33%", Rate.OPENING_OF_ALL.of(report.figures()).text());
        assertEquals(70, report.figures().get(Figure.GOING_HOME));
    }

    @Test
    void aDayWithoutAnswerStandsAsTheOneBeforeButNotAsAnotherSeason() {
        Report report = report(
                row(1, DAY.minusDays(3), "fully", 60, 40, 20),
                row(1, DAY.minusDays(4), "partly", 60, 40, 10),
                row(2, DAY, "fully", 10, 10, 5),
                row(3, FROM.minusDays(1), "fully", 500, 0, 500),
                row(2, DAY.plusDays(1), "fully", 10, 10, 10));
        assertEquals(25, report.figures().get(Figure.RETURNED));
        assertEquals(
                List.of(new UUID(1, 1)),
                report.carried().stream().map(Standing::enterprise).toList());
    }

    @Test
    void ofTwoRowsOfOneDayTheLaterChangeCounts() {
        Row early = row(1, DAY, "partly", 60, 40, 10);
        Row late = row(1, DAY, "partly", 60, 40, 11);
        late = late.with(changed(late, Instant.parse("2027-02-20T09:00:00Z")));
        early = early.with(changed(early, Instant.parse("2027-02-20T08:00:00Z")));
        assertEquals(11, report(early, late).figures().get(Figure.RETURNED));
        assertEquals(11, report(late, early).figures().get(Figure.RETURNED));
    }

    private static cn.sixin.ledger.Envelope changed(Row row, Instant at) {
        cn.sixin.ledger.Envelope e = row.envelope();
        return new cn.sixin.ledger.Envelope(
                e.id(), e.town(), e.baseRev(), e.state(), e.createdAt(), e.createdBy(), at, e.changedBy(), false);
    }

    /** domain 6: 2026-02-17 and 2027-02-06 are 正月初一; 2025's first month has 30 days, 2028's too. */
    @ParameterizedTest
    @CsvSource({
        "2027-02-20, 2026-03-03",
        "2027-02-06, 2026-02-17",
        "2027-02-05, 2026-02-16",
        "2026-03-18, 2025-02-27",
        "2027-01-22, 2026-02-02",
    })
    void theSameLunarDayOfTheYearBefore(LocalDate day, LocalDate before) {
        assertEquals(Optional.of(before), Weekly.sameDayLastYear(day));
    }

    @Test
    void thereIsNotAlwaysTheSameLunarDay() {
        // 2025's sixth month is doubled, 2024's is not.
        assertEquals(Optional.empty(), Weekly.sameDayLastYear(LocalDate.of(2025, 8, 1)));
        long without = LocalDate.of(2025, 1, 1)
                .datesUntil(LocalDate.of(2030, 1, 1))
                .filter(day -> day.equals(thirtieth(day)))
                .filter(day -> Weekly.sameDayLastYear(day).isEmpty())
                .count();
        assertTrue(without > 5, "thirtieths that the year before does not have: " + without);
    }

    private static LocalDate thirtieth(LocalDate day) {
        return cn.sixin.code.LunarDay.of(day).day() == 30 ? day : LocalDate.EPOCH;
    }

    @Test
    void thoseWhoLackMostComeFirst() {
        Row two = row(2, DAY, "fully", 1, 1, 1).with(Dispatch.SHORT_GENERAL, 30);
        Row one = row(1, DAY, "fully", 1, 1, 1).with(Dispatch.SHORT_TOTAL, 12);
        Row none = row(3, DAY, "fully", 1, 1, 1);
        Report report = report(one, none, two);
        assertEquals(
                List.of(new UUID(1, 2), new UUID(1, 1)),
                report.shortest(10).stream().map(Standing::enterprise).toList());
        assertEquals(1, report.shortest(1).size());
    }

    @Test
    void differencesOfRatesAreThoseOfThePrintedOnes() {
        assertEquals(Optional.of(new BigDecimal("1.77")), new Ratio(9788, 10_000).since(new Ratio(96_105, 100_000)));
        assertEquals(Optional.empty(), new Ratio(1, 2).since(new Ratio(0, 0)));
    }

    @Test
    void whatIsFrozenComesBackAsItWas() {
        Compared week = new Compared(
                DAY.minusDays(7),
                Standing.sum(Standing.asOf(List.of(row(1, DAY.minusDays(7), "partly", 60, 40, 3)), FROM, DAY)));
        Report report = new Report(
                DAY,
                Standing.asOf(
                        List.of(
                                row(1, DAY, "fully", 60, 40, 20).with(Dispatch.HIRED, 9),
                                row(2, DAY.minusDays(1), "closed_moved", 5, 5, 0)),
                        FROM,
                        DAY),
                Optional.of(week),
                Optional.empty(),
                List.of(new UUID(1, 9)),
                4);
        List<Row> rows = report.freeze(
                Row.draft(Weekly.LEDGER, UUID.randomUUID(), TOWN),
                () -> Row.draft(WeeklyRow.LEDGER, UUID.randomUUID(), TOWN),
                2,
                "going_home",
                Instant.parse("2027-02-20T09:00:00Z"),
                "梁安");
        rows.forEach(row -> assertEquals(List.of(), row.ledger().check(row, CONTEXT)));
        Row kept = rows.getFirst();
        assertEquals(2, kept.get(Weekly.ROUND));
        assertEquals(1, kept.get(Weekly.CARRIED));
        assertEquals(1, kept.get(Weekly.UNREPORTED));
        assertEquals(report.figures(), Weekly.figures(kept));
        Report frozen = Report.frozen(kept, rows.subList(1, rows.size()));
        assertEquals(report.standings(), frozen.standings());
        assertEquals(report.figures(), frozen.figures());
        assertEquals(report.lastWeek(), frozen.lastWeek());
        assertEquals(Optional.of(9L), frozen.hiredThisWeek());
        assertEquals(4, frozen.openProblems());
        assertEquals(List.of(), report.changedIn(frozen));
    }

    @Test
    void whatChangedSinceIsNamedEnterpriseByEnterprise() {
        Row same = row(1, DAY, "fully", 60, 40, 20);
        Row was = row(2, DAY, "partly", 50, 10, 20);
        Report frozen = report(same, was, row(3, DAY, "fully", 1, 1, 1));
        Report now = report(same, was.with(Dispatch.RETURNED, 26), row(4, DAY, "fully", 2, 2, 2));
        List<Report.Changed> changed = frozen.changedIn(now);
        assertEquals(
                List.of(new UUID(1, 2), new UUID(1, 3), new UUID(1, 4)),
                changed.stream().map(Report.Changed::enterprise).toList());
        assertEquals(6, changed.getFirst().difference().get(Figure.RETURNED));
        assertEquals(-1, changed.get(1).difference().get(Figure.DUE));
        assertEquals(2, changed.get(2).difference().get(Figure.GOING_HOME));
        Figures sum = changed.stream().map(Report.Changed::difference).reduce(Figures.NONE, Figures::plus);
        assertEquals(now.figures().minus(frozen.figures()), sum);
    }

    @Test
    void figuresAreReadAsTheyWereWritten() {
        Figures figures = Figures.of(figure -> figure.ordinal() * 1000L);
        assertEquals(Optional.of(figures), Figures.read(figures.write()));
        assertTrue(figures.write().length() + 11 <= 500, figures::write);
        for (String bad : List.of("", "due", "due=", "nothing=4", "=", "due=x")) {
            assertEquals(Optional.empty(), Figures.read(bad), bad);
        }
        assertEquals(Optional.empty(), Compared.read("2027-02-30 due=4"));
    }

    @Test
    void moreOpenedThanDueIsNoReport() {
        Row row = Row.draft(Weekly.LEDGER, new UUID(3, 3), TOWN)
                .with(Weekly.AS_OF, DAY)
                .with(Weekly.ROUND, 1)
                .with(Weekly.DEFINITION, "going_home")
                .with(Weekly.FROZEN_AT, Instant.EPOCH)
                .with(Weekly.FROZEN_BY, "梁安")
                .with(Weekly.figure(Figure.DUE), 4)
                .with(Weekly.figure(Figure.OPENED), 5);
        assertEquals(List.of("weekly.opened_over_due"), problems(row));
        assertEquals(List.of(), problems(row.with(Weekly.figure(Figure.OPENED), 4)));
        assertEquals(
                List.of("weekly.opened_over_due", "weekly.as_of_later"),
                problems(row.with(Weekly.AS_OF, DAY.plusDays(1))));
        assertTrue(Ledgers.ALL.contains(Weekly.LEDGER) && Ledgers.ALL.contains(WeeklyRow.LEDGER));
    }

    private static List<String> problems(Row row) {
        return Weekly.LEDGER.check(row, CONTEXT).stream().map(Problem::key).toList();
    }
}
