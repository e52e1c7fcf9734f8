package cn.sixin.ticket;

import cn.sixin.code.ResidentId;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What must hold of a passenger (dictionary, 乘车人; domain 2). */
final class PassengerRules {

    private PassengerRules() {}

    /** Made when they are asked for: the columns that they name are being declared just then. */
    static Rule[] all() {
        return new Rule[] {
            new Rule("only a resident card", List.of(Passenger.ID_KIND), PassengerRules::otherDocument),
            new Rule(
                    "the number is the card's",
                    List.of(Passenger.ID_NUMBER, Passenger.ID_KIND),
                    PassengerRules::otherNumber),
            new Rule(
                    "an id number once per season and direction",
                    List.of(Passenger.ID_NUMBER, Passenger.TICKET),
                    PassengerRules::twin),
            new Rule("no more passengers than accepted", List.of(Passenger.TICKET), PassengerRules::tooMany),
            new Rule(
                    "not passed with a reason",
                    List.of(Passenger.CHECK_REASON, Passenger.CHECKED),
                    PassengerRules::unexplained)
        };
    }

    private static Optional<Problem> otherDocument(Row row, Context context) {
        String kind = row.get(Passenger.ID_KIND, Passenger.RESIDENT_CARD);
        return kind.equals(Passenger.RESIDENT_CARD)
                ? Optional.empty()
                : Optional.of(Problem.error("passenger.other_document"));
    }

    /** A permit's number under the name of a resident card. */
    private static Optional<Problem> otherNumber(Row row, Context context) {
        String number = row.get(Passenger.ID_NUMBER);
        if (number == null || !Passenger.RESIDENT_CARD.equals(row.get(Passenger.ID_KIND))) {
            return Optional.empty();
        }
        ResidentId.Check check = ResidentId.check(number, context.today());
        return check.valid() && check.kind() == ResidentId.Kind.RESIDENT
                ? Optional.empty()
                : Optional.of(Problem.error("passenger.number_of_other_document"));
    }

    /** Twice in one batch is the natural key's to see. */
    private static Optional<Problem> twin(Row row, Context context) {
        Optional<Row> other = Trips.twins(row, context.lookup()).stream()
                .filter(twin -> !Objects.equals(row.get(Passenger.TICKET), twin.get(Passenger.TICKET)))
                .findFirst();
        return other.map(twin -> {
            Optional<Row> batch = Trips.batch(twin, context.lookup());
            String day = batch.map(ticket -> ticket.get(Ticket.TRAVEL_ON))
                    .map(LocalDate::toString)
                    .orElse("");
            String from = batch.map(ticket -> ticket.get(Ticket.FROM, "")).orElse("");
            String to = batch.map(ticket -> ticket.get(Ticket.TO, "")).orElse("");
            String seq = String.valueOf(twin.get(Passenger.SEQ, 0));
            return Problem.error("passenger.twin", day, from, to, seq);
        });
    }

    /** From 乘车人核验 on a batch has as many passengers as were accepted; whoever is exchanged goes first. */
    private static Optional<Problem> tooMany(Row row, Context context) {
        Optional<Row> batch = Trips.batch(row, context.lookup())
                .filter(ticket ->
                        TicketStates.reached(ticket.get(Ticket.STATUS, TicketStates.DRAFT), TicketStates.CHECKING));
        boolean there = context.lookup()
                .row(Passenger.LEDGER, row.id())
                .filter(stands -> !stands.envelope().deleted())
                .filter(stands -> Objects.equals(row.get(Passenger.TICKET), stands.get(Passenger.TICKET)))
                .isPresent();
        if (batch.isEmpty() || there) {
            return Optional.empty();
        }
        int accepted = batch.get().get(Ticket.ACCEPTED, 0);
        int with = context.lookup().count(Passenger.TICKET, batch.get().id()) + (isCounted(row, context) ? 0 : 1);
        return with > accepted ? Optional.of(Problem.error("passenger.too_many", accepted)) : Optional.empty();
    }

    /** Whether the rows around hold this one already, as they do while it is typed within its batch's form. */
    private static boolean isCounted(Row row, Context context) {
        String number = row.get(Passenger.ID_NUMBER);
        return number != null
                && context.lookup().having(Passenger.ID_NUMBER, number).stream()
                        .anyMatch(other -> other.id().equals(row.id()));
    }

    private static Optional<Problem> unexplained(Row row, Context context) {
        return "failed".equals(row.get(Passenger.CHECKED)) && !row.has(Passenger.CHECK_REASON)
                ? Optional.of(Problem.error("passenger.failed_without_reason"))
                : Optional.empty();
    }
}
