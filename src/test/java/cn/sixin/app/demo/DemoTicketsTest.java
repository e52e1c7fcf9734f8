package cn.sixin.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Stations;
import cn.sixin.dispatch.ClosedDay;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.season.Season;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import cn.sixin.weekly.Weekly;
import cn.sixin.weekly.WeeklyRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's batches stand as batches stand on that day, and break no rule. */
class DemoTicketsTest {
    private static final Labels LABELS = Labels.of(Locale.SIMPLIFIED_CHINESE);

    /** Seasons are shipped, reports are computed, a day that is not over is not closed. */
    private static final Set<Ledger> WITHOUT_PAGE =
            Set.of(Season.LEDGER, Weekly.LEDGER, WeeklyRow.LEDGER, ClosedDay.LEDGER);

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, draft|certified|registering|approved, false",
        "2027-01-05, accepted|checking, true",
        "2027-02-13, paid, true"
    })
    void everyBatchIsInOrderAndMostAreWhereTheDayWantsThem(LocalDate today, String usual, boolean late) {
        try (Session session = Stations.founded(home).session()) {
            new DemoData(session.store(), LABELS, today).fill(120, session.actor(), Progress.NONE);
            Clock clock = Clock.fixed(
                    today.atTime(LocalTime.NOON).toInstant(ZoneOffset.ofHours(8)), ZoneId.of("Asia/Shanghai"));
            try (Desk desk = Desk.open(session.store(), LABELS, clock, "梁安")) {
                List<Row> batches = DemoDataTest.rows(desk.store(), Ticket.LEDGER);
                List<Row> passengers = DemoDataTest.rows(desk.store(), Passenger.LEDGER);
                assertTrue(batches.size() >= 10, () -> batches.size() + " batches");
                for (Row row : batches) {
                    assertEquals(List.of(), wrong(desk, row), () -> row.get(Ticket.STATUS, ""));
                }
                for (Row row : passengers) {
                    assertEquals(List.of(), wrong(desk, row));
                    assertEquals("000", row.get(Passenger.ID_NUMBER, "").substring(14, 17));
                }
                Set<String> statuses = Set.of(usual.split("\\|"));
                long there = batches.stream()
                        .filter(row -> statuses.contains(row.get(Ticket.STATUS, "")))
                        .count();
                assertTrue(
                        there * 2 > batches.size(),
                        () -> batches.stream()
                                .collect(Collectors.groupingBy(r -> r.get(Ticket.STATUS, ""), Collectors.counting()))
                                .toString());
                assertEquals(
                        late,
                        batches.stream()
                                .anyMatch(row -> Ticket.LEDGER.marksOf(row, desk.context()).stream()
                                        .anyMatch(mark -> mark.name().equals("overdue"))));
                Set<Ledger> empty = Ledgers.ALL.stream()
                        .filter(ledger -> !WITHOUT_PAGE.contains(ledger)
                                && DemoDataTest.rows(desk.store(), ledger).isEmpty())
                        .collect(Collectors.toSet());
                assertEquals(Set.of(), empty, "every page has something to show");
                assertTrue(passengers.size() > 100, "lists come in from the first day on");
            }
        }
    }

    /** A train of one's own may be offered: that is a warning, and what the page is to show. */
    private static List<String> wrong(Desk desk, Row row) {
        return row.ledger().check(row, desk.context()).stream()
                .filter(Problem::isError)
                .map(Problem::key)
                .toList();
    }
}
