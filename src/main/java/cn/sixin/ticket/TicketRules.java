package cn.sixin.ticket;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import cn.sixin.season.Season;
import cn.sixin.season.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What must hold of a batch (dictionary, 团体票; domain 2). Thresholds and windows are the season's. */
final class TicketRules {

    private TicketRules() {}

    /** Made when they are asked for: the columns that they name are being declared just then. */
    static Rule[] all() {
        return new Rule[] {
            new Rule("an enterprise's group names it", List.of(Ticket.ENTERPRISE, Ticket.GROUP), TicketRules::unnamed),
            new Rule(
                    "a certificate before registration",
                    List.of(Ticket.CERTIFICATE_NO, Ticket.GROUP, Ticket.STATUS),
                    (row, context) -> needs(row, Ticket.CERTIFICATE_NO, "ticket.without_certificate")),
            new Rule(
                    "a certificate has its day",
                    List.of(Ticket.CERTIFIED_ON, Ticket.GROUP, Ticket.STATUS),
                    (row, context) -> needs(row, Ticket.CERTIFIED_ON, "ticket.certificate_without_day")),
            new Rule(
                    "enough migrant staff",
                    List.of(Ticket.MIGRANT_STAFF, Ticket.GROUP, Ticket.STATUS),
                    TicketRules::tooFewStaff),
            new Rule(
                    "a batch is not too small",
                    List.of(Ticket.APPLIED, Ticket.GROUP, Ticket.STATUS),
                    TicketRules::tooSmall),
            atMost(Ticket.ACCEPTED, Ticket.APPLIED, "ticket.accepted_over_applied"),
            atMost(Ticket.FULFILLED, Ticket.ACCEPTED, "ticket.fulfilled_over_accepted"),
            known(Ticket.ACCEPTED, TicketStates.ACCEPTED, "ticket.accepted_unknown"),
            known(Ticket.FULFILLED, TicketStates.FULFILLED, "ticket.fulfilled_unknown"),
            new Rule("travel within the window", List.of(Ticket.TRAVEL_ON, Ticket.DIRECTION), TicketRules::outside),
            new Rule("status moves along the arrows", List.of(Ticket.STATUS, Ticket.GROUP), TicketRules::move),
            new Rule("returned with a reason", List.of(Ticket.RETURNED_FOR, Ticket.STATUS), TicketRules::unexplained),
            new Rule("as many passengers as accepted", List.of(Ticket.STATUS, Ticket.ACCEPTED), TicketRules::headcount),
            new Rule(
                    "the handler of a self-organised group travels",
                    List.of(Ticket.HANDLER_ID, Ticket.GROUP, Ticket.STATUS),
                    TicketRules::handlerStays),
            new Rule(
                    "a handler acts for one enterprise",
                    List.of(Ticket.HANDLER_ID, Ticket.ENTERPRISE),
                    TicketRules::handlerOfTwo),
            new Rule(
                    "back only after there",
                    List.of(Ticket.DIRECTION, Ticket.STATUS, Ticket.TRAVEL_ON),
                    TicketRules::backOnly),
            new Rule(
                    "a train of its own is offered",
                    List.of(Ticket.SPECIAL_TRAIN, Ticket.APPLIED, Ticket.TRAVEL_ON, Ticket.DIRECTION),
                    TicketRules::specialTrain)
        };
    }

    private static boolean isEnterprise(Row row) {
        return Ticket.ENTERPRISE_GROUP.equals(row.get(Ticket.GROUP));
    }

    private static boolean reached(Row row, String stage) {
        return TicketStates.reached(row.get(Ticket.STATUS, TicketStates.DRAFT), stage);
    }

    private static Optional<Problem> unnamed(Row row, Context context) {
        return isEnterprise(row) && !row.has(Ticket.ENTERPRISE)
                ? Optional.of(Problem.error("ticket.without_enterprise"))
                : Optional.empty();
    }

    private static Optional<Problem> needs(Row row, Column<?> column, String key) {
        return isEnterprise(row) && reached(row, TicketStates.CERTIFIED) && !row.has(column)
                ? Optional.of(Problem.error(key))
                : Optional.empty();
    }

    /** A number that is too small is wrong from the start; that there is none, only from 登记 on. */
    static Optional<Problem> tooFewStaff(Row row, Context context) {
        Integer least = Season.of(context).get(Season.TICKET_STAFF_MIN);
        Integer staff = row.get(Ticket.MIGRANT_STAFF);
        boolean missing = staff == null && !reached(row, TicketStates.CERTIFIED);
        return !isEnterprise(row) || least == null || missing || (staff != null && staff >= least)
                ? Optional.empty()
                : Optional.of(Problem.error("ticket.too_few_staff", least));
    }

    private static Optional<Problem> tooSmall(Row row, Context context) {
        Row season = Season.of(context);
        int batch = season.get(Season.TICKET_BATCH_MIN, 0);
        int group = isEnterprise(row) ? 0 : season.get(Season.TICKET_GROUP_MIN, 0);
        int least = Math.max(batch, group);
        Integer applied = row.get(Ticket.APPLIED);
        boolean missing = applied == null && !reached(row, TicketStates.DECLARED);
        return missing || (applied == null ? 0 : applied) >= least
                ? Optional.empty()
                : Optional.of(Problem.error("ticket.too_small", least));
    }

    /** A blank counts 0: of nothing accepted nothing can be fulfilled. */
    private static Rule atMost(Column<Integer> part, Column<Integer> whole, String key) {
        return new Rule(part.name() + " <= " + whole.name(), List.of(part, whole), (row, context) -> {
            int value = row.get(part, 0);
            int most = row.get(whole, 0);
            return value > most ? Optional.of(Problem.error(key, value, most)) : Optional.empty();
        });
    }

    private static Rule known(Column<Integer> column, String from, String key) {
        return new Rule(
                column.name() + " known from " + from,
                List.of(column, Ticket.STATUS),
                (row, context) ->
                        reached(row, from) && !row.has(column) ? Optional.of(Problem.error(key)) : Optional.empty());
    }

    /** Judged when the day is set: what another season let pass stays as it is. */
    private static Optional<Problem> outside(Row row, Context context) {
        LocalDate day = row.get(Ticket.TRAVEL_ON);
        Optional<Row> stands = context.lookup().row(Ticket.LEDGER, row.id());
        boolean same = stands.filter(before -> Objects.equals(before.get(Ticket.TRAVEL_ON), day)
                        && Objects.equals(before.get(Ticket.DIRECTION), row.get(Ticket.DIRECTION)))
                .isPresent();
        if (day == null || same) {
            return Optional.empty();
        }
        Row season = Season.of(context);
        Span window =
                Ticket.RETURN.equals(row.get(Ticket.DIRECTION)) ? Season.homecoming(season) : Season.outbound(season);
        return window.contains(day)
                ? Optional.empty()
                : Optional.of(Problem.error("ticket.outside_window", shown(window.from()), shown(window.to())));
    }

    private static String shown(@org.jspecify.annotations.Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** From where the batch stands now; a new batch may stand anywhere. */
    private static Optional<Problem> move(Row row, Context context) {
        String to = row.get(Ticket.STATUS);
        Optional<Row> stands = context.lookup().row(Ticket.LEDGER, row.id());
        if (to == null || stands.isEmpty()) {
            return Optional.empty();
        }
        String from = stands.get().get(Ticket.STATUS, TicketStates.DRAFT);
        String group = row.get(Ticket.GROUP, "");
        return from.equals(to) || TicketStates.next(from, group).contains(to)
                ? Optional.empty()
                : Optional.of(Problem.error("ticket.no_arrow"));
    }

    private static Optional<Problem> unexplained(Row row, Context context) {
        boolean without = TicketStates.RETURNED.equals(row.get(Ticket.STATUS)) && !row.has(Ticket.RETURNED_FOR);
        return without ? Optional.of(Problem.error("ticket.returned_without_reason")) : Optional.empty();
    }

    /**
     * An error for a step that needs it; for a batch that stands there already, or comes from a workbook before its
     * passengers do, a warning: one passenger is exchanged by deleting him first.
     */
    private static Optional<Problem> headcount(Row row, Context context) {
        if (!reached(row, TicketStates.CHECKING) || TicketStates.FORFEITED.equals(row.get(Ticket.STATUS))) {
            return Optional.empty();
        }
        int accepted = row.get(Ticket.ACCEPTED, 0);
        int passengers = context.lookup().count(Passenger.TICKET, row.id());
        if (passengers == accepted) {
            return Optional.empty();
        }
        boolean step = context.lookup()
                .row(Ticket.LEDGER, row.id())
                .filter(stands -> !Objects.equals(stands.get(Ticket.STATUS), row.get(Ticket.STATUS)))
                .isPresent();
        return Optional.of(
                step
                        ? Problem.error("ticket.other_headcount", passengers, accepted)
                        : Problem.warning("ticket.other_headcount", passengers, accepted));
    }

    private static Optional<Problem> handlerStays(Row row, Context context) {
        if (isEnterprise(row) || !reached(row, TicketStates.CHECKING)) {
            return Optional.empty();
        }
        String id = row.get(Ticket.HANDLER_ID);
        boolean travels = id != null
                && context.lookup().having(Passenger.ID_NUMBER, id).stream()
                        .anyMatch(passenger -> row.id().equals(passenger.get(Passenger.TICKET)));
        return travels ? Optional.empty() : Optional.of(Problem.error("ticket.handler_stays"));
    }

    private static Optional<Problem> handlerOfTwo(Row row, Context context) {
        String id = row.get(Ticket.HANDLER_ID);
        UUID enterprise = row.get(Ticket.ENTERPRISE);
        if (id == null || enterprise == null) {
            return Optional.empty();
        }
        return context.lookup().having(Ticket.HANDLER_ID, id).stream()
                        .filter(other -> !other.id().equals(row.id()) && other.has(Ticket.ENTERPRISE))
                        .anyMatch(other -> !enterprise.equals(other.get(Ticket.ENTERPRISE)))
                ? Optional.of(Problem.warning("ticket.handler_of_two"))
                : Optional.empty();
    }

    private static Optional<Problem> backOnly(Row row, Context context) {
        if (!Ticket.RETURN.equals(row.get(Ticket.DIRECTION)) || !reached(row, TicketStates.DECLARED)) {
            return Optional.empty();
        }
        return Trips.hasDeclaredOutbound(row, context.lookup())
                ? Optional.empty()
                : Optional.of(Problem.warning("ticket.return_only"));
    }

    private static Optional<Problem> specialTrain(Row row, Context context) {
        if (row.has(Ticket.SPECIAL_TRAIN) || !row.has(Ticket.APPLIED)) {
            return Optional.empty();
        }
        return Trips.overSpecialTrain(row, context)
                ? Optional.of(Problem.warning(
                        "ticket.special_train",
                        Trips.appliedThatDay(row, context.lookup()),
                        Season.of(context).get(Season.SPECIAL_TRAIN_OVER, 0)))
                : Optional.empty();
    }
}
