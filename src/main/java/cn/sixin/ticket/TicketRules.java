package cn.sixin.ticket;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import java.util.List;
import java.util.Optional;

/** What must hold of a batch (dictionary, 团体票; domain 2). */
final class TicketRules {

    private TicketRules() {}

    /** Made when they are asked for: the columns that they name are being declared just then. */
    static Rule[] all() {
        return new Rule[] {
            new Rule("an enterprise's group names it", List.of(Ticket.ENTERPRISE, Ticket.GROUP), TicketRules::unnamed),
            atMost(Ticket.ACCEPTED, Ticket.APPLIED, "ticket.accepted_over_applied"),
            atMost(Ticket.FULFILLED, Ticket.ACCEPTED, "ticket.fulfilled_over_accepted"),
            new Rule("status moves along the arrows", List.of(Ticket.STATUS, Ticket.GROUP), TicketRules::move),
            new Rule("returned with a reason", List.of(Ticket.RETURNED_FOR, Ticket.STATUS), TicketRules::unexplained)
        };
    }

    private static Optional<Problem> unnamed(Row row, Context context) {
        boolean without = Ticket.ENTERPRISE_GROUP.equals(row.get(Ticket.GROUP)) && !row.has(Ticket.ENTERPRISE);
        return without ? Optional.of(Problem.error("ticket.without_enterprise")) : Optional.empty();
    }

    private static Optional<Problem> unexplained(Row row, Context context) {
        boolean without = TicketStates.RETURNED.equals(row.get(Ticket.STATUS)) && !row.has(Ticket.RETURNED_FOR);
        return without ? Optional.of(Problem.error("ticket.returned_without_reason")) : Optional.empty();
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

    /** A blank counts 0: of nothing accepted nothing can be fulfilled. */
    private static Rule atMost(Column<Integer> part, Column<Integer> whole, String key) {
        return new Rule(part.name() + " <= " + whole.name(), List.of(part, whole), (row, context) -> {
            int value = row.get(part, 0);
            int most = row.get(whole, 0);
            return value > most ? Optional.of(Problem.error(key, value, most)) : Optional.empty();
        });
    }
}
