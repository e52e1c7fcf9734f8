package cn.sixin.ticket;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is true of several batches and passengers at once: pure functions over rows and a way to look others up. */
public final class Trips {
    private Trips() {}

    /** Whether two batches are of one season and go the same way. */
    static boolean sameWay(Row ticket, Row other) {
        LocalDate day = ticket.get(Ticket.TRAVEL_ON);
        LocalDate otherDay = other.get(Ticket.TRAVEL_ON);
        return day != null
                && otherDay != null
                && Season.year(day) == Season.year(otherDay)
                && Objects.equals(ticket.get(Ticket.DIRECTION), other.get(Ticket.DIRECTION));
    }

    /** The batch of a passenger; empty when it is deleted or none is named. */
    static Optional<Row> batch(Row passenger, Context.Lookup lookup) {
        UUID ticket = passenger.get(Passenger.TICKET);
        return ticket == null
                ? Optional.empty()
                : lookup.row(Ticket.LEDGER, ticket)
                        .filter(row -> !row.envelope().deleted());
    }

    /**
     * The other entries of the same person for the same season and direction, in whichever batches of the town: an id
     * number may be entered once.
     */
    public static List<Row> twins(Row passenger, Context.Lookup lookup) {
        String number = passenger.get(Passenger.ID_NUMBER);
        Optional<Row> ticket = batch(passenger, lookup);
        if (number == null || ticket.isEmpty()) {
            return List.of();
        }
        return lookup.having(Passenger.ID_NUMBER, number).stream()
                .filter(other -> !other.id().equals(passenger.id()))
                .filter(other -> batch(other, lookup)
                        .filter(batch -> sameWay(ticket.get(), batch))
                        .isPresent())
                .toList();
    }

    /** Whether an enterprise, or a handler, has declared a batch home in the season of this batch back. */
    static boolean hasDeclaredOutbound(Row back, Context.Lookup lookup) {
        UUID enterprise = back.get(Ticket.ENTERPRISE);
        String handler = back.get(Ticket.HANDLER_ID);
        List<Row> theirs = enterprise != null
                ? lookup.having(Ticket.ENTERPRISE, enterprise)
                : handler != null ? lookup.having(Ticket.HANDLER_ID, handler) : List.of();
        Row there = back.with(Ticket.DIRECTION, Ticket.OUTBOUND);
        return theirs.stream()
                .filter(other -> sameWay(there, other))
                .anyMatch(other ->
                        TicketStates.reached(other.get(Ticket.STATUS, TicketStates.DRAFT), TicketStates.DECLARED));
    }

    /**
     * Of passengers who have an id number in common with another the ones that are twins: the rows of all batches, once.
     *
     * @param alike rows whose number occurs more than once
     */
    public static Set<UUID> twinsAmong(List<Row> alike, Context.Lookup lookup) {
        return alike.stream()
                .filter(row -> !twins(row, lookup).isEmpty())
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    /** All batches of a day and direction, {@code ticket} as it stands here among them. */
    static List<Row> sameDay(Row ticket, Context.Lookup lookup) {
        LocalDate day = ticket.get(Ticket.TRAVEL_ON);
        if (day == null) {
            return List.of(ticket);
        }
        List<Row> others = lookup.having(Ticket.TRAVEL_ON, day).stream()
                .filter(other -> !other.id().equals(ticket.id()))
                .filter(other -> Objects.equals(ticket.get(Ticket.DIRECTION), other.get(Ticket.DIRECTION)))
                .toList();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(ticket), others.stream())
                .toList();
    }

    /** Tickets applied for on a batch's day in its direction, over the whole town; those given up do not count. */
    public static int appliedThatDay(Row ticket, Context.Lookup lookup) {
        return sameDay(ticket, lookup).stream()
                .filter(row -> !TicketStates.FORFEITED.equals(row.get(Ticket.STATUS)))
                .mapToInt(row -> row.get(Ticket.APPLIED, 0))
                .sum();
    }

    /** For those that have not said yet whether they want one. */
    public static boolean isOverSpecialTrain(Row ticket, Context context) {
        return !ticket.has(Ticket.SPECIAL_TRAIN) && overSpecialTrain(ticket, context);
    }

    /** Whether so many go that day that the railway may be asked for a train of their own. */
    static boolean overSpecialTrain(Row ticket, Context context) {
        Integer over = Season.of(context).get(Season.SPECIAL_TRAIN_OVER);
        return over != null && appliedThatDay(ticket, context.lookup()) > over;
    }
}
