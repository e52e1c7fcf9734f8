package cn.sixin.ticket.ui;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Ticket;
import cn.sixin.ticket.TicketStages;
import cn.sixin.ticket.TicketStates;
import cn.sixin.ticket.Trips;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands beside a batch: its stage counted down, its passengers, its day over the whole town.
 *
 * @param stored whether the batch is in the ledger yet, and can have passengers
 * @param daysLeft of the stage, below 0 when it is over; empty when nothing is to be done
 * @param twins passengers who are in another batch the same way, or twice in this one
 * @param thatDay tickets applied for on its day in its direction, over the whole town
 * @param trainOver more than so many may ask for a train of their own; 0 when the season does not say
 */
record TicketFacts(
        boolean stored,
        Optional<Season.Stage> stage,
        Optional<LocalDate> deadline,
        OptionalLong daysLeft,
        int passengers,
        int passed,
        int failed,
        int twins,
        int thatDay,
        int trainOver) {

    /** Looks the others up; blocks while they come into memory. */
    static TicketFacts of(Row ticket, Context context) {
        List<Row> passengers = context.lookup().having(Passenger.TICKET, ticket.id());
        return new TicketFacts(
                context.lookup()
                        .row(Ticket.LEDGER, ticket.id())
                        .filter(row -> !row.envelope().deleted())
                        .isPresent(),
                TicketStages.stage(ticket.get(Ticket.STATUS, TicketStates.DRAFT)),
                TicketStages.deadline(ticket, context),
                TicketStages.daysLeft(ticket, context),
                passengers.size(),
                count(passengers, "passed"),
                count(passengers, "failed"),
                (int) passengers.stream()
                        .filter(row -> !Trips.twins(row, context.lookup()).isEmpty())
                        .count(),
                Trips.appliedThatDay(ticket, context.lookup()),
                Season.of(context).get(Season.SPECIAL_TRAIN_OVER, 0));
    }

    private static int count(List<Row> passengers, String checked) {
        return (int) passengers.stream()
                .filter(row -> checked.equals(row.get(Passenger.CHECKED)))
                .count();
    }

    int toCheck() {
        return passengers - passed - failed;
    }

    boolean offersTrain() {
        return trainOver > 0 && thatDay > trainOver;
    }
}
