package cn.sixin.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of a passenger, each both ways. */
class PassengerRulesTest {
    private final Town town = new Town();

    @Test
    void aPassengerWhoIsInOrderBreaksNoRule() {
        Row batch = town.batch("accepted");
        town.put(batch);
        assertEquals(List.of(), town.keys(town.passenger(batch, Town.number(1))));
    }

    @ParameterizedTest
    @CsvSource({
        "resident, 441900199001010001, ''",
        "hk_macau_permit, H12345678, passenger.other_document",
        "taiwan_permit, 12345678, passenger.other_document",
        "residence_permit, 810000199901010006, passenger.other_document",
        "foreign_card, 94484019850101000X, passenger.other_document",
        "passport, E12345678, passenger.other_document",
        "resident, H12345678, passenger.number_of_other_document",
        "resident, 810000199901010006, passenger.number_of_other_document",
        "resident, 94484019850101000X, passenger.number_of_other_document",
        "resident, E12345678, passenger.number_of_other_document",
    })
    void onlyAResidentCardBuysAGroupTicket(String kind, String number, String key) {
        Row batch = town.batch("accepted");
        town.put(batch);
        Row row = town.passenger(batch, number).with(Passenger.ID_KIND, kind);
        assertEquals(key.isEmpty() ? List.of() : List.of(key), town.keys(row));
        for (Problem problem : town.problems(row)) {
            assertTrue(problem.isError());
            assertTrue(problem.remedy(Labels.of(Locale.SIMPLIFIED_CHINESE)).contains("12306"));
        }
    }

    @Test
    void anIdOnceASeasonAndDirection() {
        Row batch = town.batch("accepted");
        Row another = town.batch("draft").with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 30));
        Row back = town.batch("draft")
                .with(Ticket.DIRECTION, Ticket.RETURN)
                .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 2, 10));
        Row last = town.batch("paid").with(Ticket.TRAVEL_ON, LocalDate.of(2025, 1, 20));
        town.put(batch).put(another).put(back).put(last);
        Row row = town.passenger(batch, Town.number(1));
        town.put(town.passenger(back, Town.number(1))).put(town.passenger(last, Town.number(1)));
        assertEquals(List.of(), town.keys(row));
        Row twin = town.passenger(another, Town.number(1));
        town.put(twin);
        assertEquals(List.of("passenger.twin"), town.keys(row));
        assertEquals(
                List.of("2027-01-30", "东莞东", "怀化南", String.valueOf(twin.get(Passenger.SEQ))),
                town.problems(row).getFirst().args());
        assertEquals(1, Passenger.LEDGER.marksOf(row, town.context()).size());
        assertEquals(List.of(), town.keys(row.with(Passenger.ID_NUMBER, Town.number(2))));
        assertEquals(
                List.of(), Passenger.LEDGER.marksOf(row.with(Passenger.ID_NUMBER, Town.number(2)), town.context()));
    }

    /** The rule, asked of each as he is added, against a count of pairs over all batches. */
    @Property(tries = 150)
    void noTwoAreAddedTheSameWay(
            @ForAll @Size(max = 40) List<@IntRange(max = 11) Integer> people,
            @ForAll @Size(min = 40, max = 40) List<@IntRange(max = 3) Integer> batches) {
        Town whole = new Town();
        List<Row> trips = List.of(
                whole.batch("draft"),
                whole.batch("draft").with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 30)),
                whole.batch("draft")
                        .with(Ticket.DIRECTION, Ticket.RETURN)
                        .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 2, 10)),
                whole.batch("paid").with(Ticket.TRAVEL_ON, LocalDate.of(2025, 1, 20)));
        trips.forEach(whole::put);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < people.size(); i++) {
            Row trip = trips.get(batches.get(i));
            Row row = whole.passenger(trip, Town.number(people.get(i)));
            String way = people.get(i) + "/" + trip.get(Ticket.DIRECTION) + "/"
                    + trip.get(Ticket.TRAVEL_ON, LocalDate.MIN).getYear();
            assertEquals(taken.contains(way), !Trips.twins(row, whole).isEmpty());
            if (taken.add(way)) {
                whole.put(row);
            }
        }
    }

    @Test
    void aBatchUnderCheckTakesNoMoreThanWereAccepted() {
        Row batch = town.batch("checking");
        town.put(batch).with(batch, 5);
        Row sixth = town.passenger(batch, Town.number(50));
        assertEquals(List.of("passenger.too_many"), town.keys(sixth));
        Row fifth = town.having(Passenger.TICKET, batch.id()).getFirst();
        assertEquals(List.of(), town.keys(fifth.with(Passenger.PHONE, "19900001234")));
        town.put(batch.with(Ticket.STATUS, "accepted"));
        assertEquals(List.of(), town.keys(sixth), "before the check everybody may be listed");
    }

    @Test
    void whoDidNotPassIsToldWhy() {
        Row batch = town.batch("accepted");
        town.put(batch);
        Row failed = town.passenger(batch, Town.number(1)).with(Passenger.CHECKED, "failed");
        assertEquals(List.of("passenger.failed_without_reason"), town.keys(failed));
        assertEquals(List.of(), town.keys(failed.with(Passenger.CHECK_REASON, "姓名与证件不符")));
    }
}
