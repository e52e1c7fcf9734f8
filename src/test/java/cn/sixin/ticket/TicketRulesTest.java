package cn.sixin.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of a batch, each both ways. */
class TicketRulesTest {
    private final Town town = new Town();

    @ParameterizedTest
    @ValueSource(strings = {"draft", "certified", "registering", "approved", "activated", "declared", "accepted"})
    void aBatchThatIsInOrderBreaksNoRule(String status) {
        assertEquals(List.of(), town.keys(town.batch(status)));
    }

    @Test
    void anEnterprisesGroupNamesIt() {
        Row nobodys = town.batch("draft").with(Ticket.ENTERPRISE, null);
        assertEquals(List.of("ticket.without_enterprise"), town.keys(nobodys));
        assertEquals(List.of(), town.keys(nobodys.with(Ticket.GROUP, Ticket.SELF_GROUP)));
    }

    @ParameterizedTest
    @CsvSource({
        "enterprise, draft, false",
        "enterprise, certified, true",
        "enterprise, registering, true",
        "enterprise, returned, true",
        "self, registering, false",
    })
    void aCertificateComesBeforeRegistration(String group, String status, boolean wanted) {
        Row without = town.batch(status)
                .with(Ticket.GROUP, group)
                .with(Ticket.RETURNED_FOR, "缺证明")
                .with(Ticket.CERTIFICATE_NO, null);
        assertEquals(wanted, town.keys(without).contains("ticket.without_certificate"));
        Row undated = town.batch(status)
                .with(Ticket.GROUP, group)
                .with(Ticket.RETURNED_FOR, "缺证明")
                .with(Ticket.CERTIFIED_ON, null);
        assertEquals(wanted, town.keys(undated).contains("ticket.certificate_without_day"));
    }

    @ParameterizedTest
    @CsvSource({
        "enterprise, draft, 30, false",
        "enterprise, draft, 29, true",
        "enterprise, draft, , false",
        "enterprise, certified, , true",
        "enterprise, registering, 29, true",
        "self, registering, 29, false",
    })
    void anEnterpriseHasThirtyMigrantStaff(String group, String status, @Nullable Integer staff, boolean wrong) {
        Row row = town.batch(status).with(Ticket.GROUP, group).with(Ticket.MIGRANT_STAFF, staff);
        assertEquals(wrong, town.keys(row).contains("ticket.too_few_staff"));
    }

    @ParameterizedTest
    @CsvSource({
        "enterprise, draft, 5, false",
        "enterprise, draft, 4, true",
        "self, draft, 4, true",
        "self, draft, 5, false",
        "enterprise, activated, , false",
        "enterprise, declared, , true",
    })
    void aBatchHasFiveTickets(String group, String status, @Nullable Integer applied, boolean wrong) {
        Row row = town.batch(status)
                .with(Ticket.GROUP, group)
                .with(Ticket.APPLIED, applied)
                .with(Ticket.ACCEPTED, null)
                .with(Ticket.FULFILLED, null);
        assertEquals(wrong, town.keys(row).contains("ticket.too_small"));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, 10, ''",
        "10, 11, 10, ticket.accepted_over_applied",
        "10, 8, 9, ticket.fulfilled_over_accepted",
        "10, , 1, ticket.fulfilled_over_accepted",
    })
    void moreIsNeitherAcceptedNorFulfilled(int applied, @Nullable Integer accepted, int fulfilled, String key) {
        Row row = town.batch("draft")
                .with(Ticket.APPLIED, applied)
                .with(Ticket.ACCEPTED, accepted)
                .with(Ticket.FULFILLED, fulfilled);
        assertEquals(key.isEmpty() ? List.of() : List.of(key), town.keys(row));
    }

    @Test
    void numbersAreKnownOnceTheyAreSaid() {
        Row declared = town.batch("declared").with(Ticket.ACCEPTED, null).with(Ticket.FULFILLED, null);
        assertEquals(List.of(), town.keys(declared));
        assertEquals(List.of("ticket.accepted_unknown"), town.keys(declared.with(Ticket.STATUS, "accepted")));
        Row fulfilled = town.batch("fulfilled").with(Ticket.FULFILLED, null);
        town.put(fulfilled).with(fulfilled, 5);
        assertEquals(List.of("ticket.fulfilled_unknown"), town.keys(fulfilled));
    }

    @ParameterizedTest
    @CsvSource({
        "outbound, 2027-01-22, false",
        "outbound, 2027-02-05, false",
        "outbound, 2027-01-21, true",
        "outbound, 2027-02-06, true",
        "outbound, 2026-01-28, true",
        "return, 2027-02-09, false",
        "return, 2027-02-23, false",
        "return, 2027-02-24, true",
        "return, 2027-01-28, true",
    })
    void travelLiesWithinTheSeasonsWindow(String direction, LocalDate day, boolean wrong) {
        Row row = town.batch("draft").with(Ticket.DIRECTION, direction).with(Ticket.TRAVEL_ON, day);
        assertEquals(wrong ? List.of("ticket.outside_window") : List.of(), town.keys(row));
    }

    @Test
    void aBatchOfAnotherSeasonStaysEditable() {
        Row old = town.batch("paid").with(Ticket.TRAVEL_ON, LocalDate.of(2025, 1, 20));
        town.put(old).with(old, 5);
        assertEquals(List.of(), town.keys(old.with(Ticket.LEDGER.note(), "补记")));
        assertEquals(
                List.of("ticket.outside_window"), town.keys(old.with(Ticket.TRAVEL_ON, LocalDate.of(2025, 1, 21))));
    }

    @Test
    void fromCheckingOnPassengersAreAsManyAsAccepted() {
        Row accepted = town.batch("accepted");
        town.put(accepted).with(accepted, 4);
        Row step = accepted.with(Ticket.STATUS, "checking");
        Problem problem = town.problems(step).getFirst();
        assertEquals("ticket.other_headcount", problem.key());
        assertEquals(List.of("4", "5"), problem.args());
        assertTrue(problem.isError());
        town.put(town.passenger(accepted, Town.number(99)));
        assertEquals(List.of(), town.keys(step));
        town.put(step).put(town.passenger(accepted, Town.number(98)));
        Problem later = town.problems(step.with(Ticket.LEDGER.note(), "换人")).getFirst();
        assertEquals("ticket.other_headcount", later.key());
        assertFalse(later.isError(), "whoever is exchanged goes first: meanwhile the batch can be edited");
        assertTrue(
                town.problems(step.with(Ticket.STATUS, "published")).getFirst().isError());
    }

    @Test
    void theHandlerOfASelfOrganisedGroupTravels() {
        Row self = town.batch("checking")
                .with(Ticket.GROUP, Ticket.SELF_GROUP)
                .with(Ticket.ENTERPRISE, null)
                .with(Ticket.HANDLER_ID, Town.number(3));
        town.put(self).with(self, 5);
        assertEquals(List.of(), town.keys(self));
        assertEquals(List.of("ticket.handler_stays"), town.keys(self.with(Ticket.HANDLER_ID, Town.number(77))));
        assertEquals(List.of("ticket.handler_stays"), town.keys(self.with(Ticket.HANDLER_ID, null)));
        Row other = town.batch("checking");
        town.put(other).put(town.passenger(other, Town.number(77)));
        assertEquals(
                List.of("ticket.handler_stays"),
                town.keys(self.with(Ticket.HANDLER_ID, Town.number(77))),
                "in another batch does not count");
    }

    @Test
    void aHandlerActsForOneEnterprise() {
        Row one = town.batch("draft").with(Ticket.HANDLER_ID, Town.number(1));
        town.put(one);
        Row same = town.batch("draft").with(Ticket.HANDLER_ID, Town.number(1));
        assertEquals(List.of(), town.keys(same));
        Row other = same.with(Ticket.ENTERPRISE, new UUID(1, 2));
        assertEquals(List.of("ticket.handler_of_two"), town.keys(other));
        assertFalse(town.problems(other).getFirst().isError());
    }

    @Test
    void aReturnComesAfterADeclaredOutbound() {
        Row back = town.batch("declared")
                .with(Ticket.DIRECTION, Ticket.RETURN)
                .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 2, 15));
        assertEquals(List.of("ticket.return_only"), town.keys(back));
        assertFalse(town.problems(back).getFirst().isError());
        assertEquals(List.of(), town.keys(back.with(Ticket.STATUS, "activated")));
        Row there = town.batch("activated");
        town.put(there);
        assertEquals(List.of("ticket.return_only"), town.keys(back));
        town.put(there.with(Ticket.STATUS, "declared"));
        assertEquals(List.of(), town.keys(back));
        town.put(there.with(Ticket.STATUS, "declared").with(Ticket.TRAVEL_ON, LocalDate.of(2025, 1, 20)));
        assertEquals(List.of("ticket.return_only"), town.keys(back), "last season's does not count");
    }

    @Test
    void moreThanAThousandADayAndDirectionOfferATrain() {
        town.put(town.batch("declared").with(Ticket.APPLIED, 600));
        Row row = town.batch("declared").with(Ticket.APPLIED, 400);
        assertEquals(List.of(), town.keys(row));
        Row more = row.with(Ticket.APPLIED, 401);
        assertEquals(List.of("ticket.special_train"), town.keys(more));
        assertEquals(List.of("1001", "1000"), town.problems(more).getFirst().args());
        assertFalse(town.problems(more).getFirst().isError());
        assertEquals(List.of(), town.keys(more.with(Ticket.SPECIAL_TRAIN, false)));
        assertEquals(List.of(), town.keys(more.with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 29))));
        assertEquals(
                List.of(),
                town.keys(more.with(Ticket.DIRECTION, Ticket.RETURN)
                        .with(Ticket.STATUS, "activated")
                        .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 2, 10))));
        assertTrue(Ticket.LEDGER.marksOf(more, town.context()).stream()
                .anyMatch(mark -> mark.name().equals("special_train")));
        assertTrue(Ticket.LEDGER.marksOf(row, town.context()).stream()
                .noneMatch(mark -> mark.name().equals("special_train")));
    }

    @ParameterizedTest
    @CsvSource({
        "draft, 2026-12-26",
        "returned, 2026-12-26",
        "approved, 2026-12-26",
        "activated, 2026-12-30",
        "declared, 2027-01-04",
        "accepted, 2027-01-08",
        "checking, 2027-01-08",
        "published, 2027-01-14",
        "fulfilled, 2027-01-14",
        "to_pay, 2027-01-14",
    })
    void eachStatusHasItsStagesLastDay(String status, LocalDate day) {
        Row row = town.batch(status);
        assertEquals(day, TicketStages.deadline(row, town.context()).orElseThrow());
        long left = TicketStages.daysLeft(row, town.context()).orElseThrow();
        assertEquals(day, Town.TODAY.plusDays(left));
        assertEquals(left < 0, marked(row, "overdue"));
        assertEquals(left == 0, marked(row, "due"));
    }

    @Test
    void onTheLastDayItIsDueAndNotOverdue() {
        Row row = town.batch("activated");
        var last = cn.sixin.season.Seasons.shipped().context(LocalDate.of(2026, 12, 30), Town.CODE, town);
        assertTrue(TicketStages.isDue(row, last));
        assertFalse(TicketStages.isOverdue(row, last));
    }

    @Test
    void whatIsOverOrOfAnotherSeasonHasNoDeadline() {
        for (String status : List.of("paid", "forfeited")) {
            assertTrue(TicketStages.deadline(town.batch(status), town.context()).isEmpty());
        }
        Row old = town.batch("declared").with(Ticket.TRAVEL_ON, LocalDate.of(2025, 1, 20));
        assertTrue(TicketStages.deadline(old, town.context()).isEmpty());
        assertFalse(marked(old, "overdue"));
    }

    private boolean marked(Row row, String name) {
        return Ticket.LEDGER.marksOf(row, town.context()).stream()
                .anyMatch(mark -> mark.name().equals(name));
    }
}
