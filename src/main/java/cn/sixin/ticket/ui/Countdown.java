package cn.sixin.ticket.ui;

import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.ticket.TicketStages;
import java.util.OptionalLong;

/** How long a batch's stage still lasts, in words. */
final class Countdown {
    private Countdown() {}

    /** As the page's table tells it; empty when nothing is to be done by a day. */
    static String tell(Row ticket, Context context, Showing showing) {
        OptionalLong left = TicketStages.daysLeft(ticket, context);
        return left.isPresent() ? text(left.getAsLong(), showing.labels()) : "";
    }

    /** @param left days, 0 on the last one */
    static String text(long left, Labels labels) {
        if (left < 0) {
            return labels.text("ticket.countdown.over", -left);
        }
        return left == 0 ? labels.text("ticket.countdown.today") : labels.text("ticket.countdown.left", left);
    }
}
