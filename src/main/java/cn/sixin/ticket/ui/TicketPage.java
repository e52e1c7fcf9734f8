package cn.sixin.ticket.ui;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.ticket.Ticket;
import cn.sixin.ticket.TicketStates;
import java.util.List;

/** 团体票: the page of the batches. */
public final class TicketPage {
    private TicketPage() {}

    public static LedgerPage declare() {
        return new LedgerPage(
                Ticket.LEDGER,
                new FormFile(TicketPage.class, "ticket-form.fxml"),
                "mdal-confirmation_number",
                List.of(
                        Ticket.ENTERPRISE,
                        Ticket.GROUP,
                        Ticket.DIRECTION,
                        Ticket.TRAVEL_ON,
                        Ticket.TRAIN,
                        Ticket.FROM,
                        Ticket.TO,
                        Ticket.STATUS,
                        Ticket.APPLIED,
                        Ticket.ACCEPTED,
                        Ticket.FULFILLED),
                List.of(new Arrangement.Sort(Ticket.TRAVEL_ON.name(), false)),
                List.of(
                        QuickFilter.choice("open", Ticket.STATUS, underWay()),
                        QuickFilter.choice("outbound", Ticket.DIRECTION, Ticket.OUTBOUND),
                        QuickFilter.choice("return", Ticket.DIRECTION, Ticket.RETURN)),
                (empty, context, officer) -> empty.with(Ticket.GROUP, Ticket.ENTERPRISE_GROUP)
                        .with(Ticket.DIRECTION, Ticket.OUTBOUND)
                        .with(Ticket.STATUS, TicketStates.DRAFT));
    }

    private static String[] underWay() {
        return TicketStates.STATUSES.codes().stream()
                .filter(status -> !TicketStates.isOver(status))
                .toArray(String[]::new);
    }
}
