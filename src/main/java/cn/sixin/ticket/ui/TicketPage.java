package cn.sixin.ticket.ui;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.page.ToldColumn;
import cn.sixin.season.Season;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import cn.sixin.ticket.Ticket;
import cn.sixin.ticket.TicketStages;
import cn.sixin.ticket.TicketStates;
import cn.sixin.ticket.Trips;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 团体票: the page of the batches. */
public final class TicketPage {
    /** px at 100 %. */
    private static final double COUNTDOWN = 104;

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
                        quick(),
                        (empty, context, officer) -> empty.with(Ticket.GROUP, Ticket.ENTERPRISE_GROUP)
                                .with(Ticket.DIRECTION, Ticket.OUTBOUND)
                                .with(Ticket.STATUS, TicketStates.DRAFT))
                .telling(new ToldColumn("countdown", COUNTDOWN, Ticket.STATUS, Countdown::tell));
    }

    private static List<QuickFilter> quick() {
        List<QuickFilter> quick = new ArrayList<>();
        quick.add(QuickFilter.choice("open", Ticket.STATUS, underWay()));
        quick.add(QuickFilter.marked(Ticket.LEDGER, "overdue"));
        quick.add(QuickFilter.marked(Ticket.LEDGER, "due"));
        quick.add(QuickFilter.acrossRows("special_train", TicketPage::withSpecialTrain));
        for (Season.Stage stage : Season.STAGES) {
            List<String> statuses = TicketStages.statuses(stage);
            if (!statuses.isEmpty()) {
                quick.add(QuickFilter.choice(stage.name(), Ticket.STATUS, statuses.toArray(String[]::new))
                        .of("stage"));
            }
        }
        quick.add(QuickFilter.choice("outbound", Ticket.DIRECTION, Ticket.OUTBOUND));
        quick.add(QuickFilter.choice("return", Ticket.DIRECTION, Ticket.RETURN));
        return quick;
    }

    /** A town has some hundreds of batches: all of them are asked. */
    private static Set<UUID> withSpecialTrain(Desk desk) {
        Context context = desk.context();
        Result all = desk.index(Ticket.LEDGER).query(Query.ALL);
        return IntStream.range(0, all.count())
                .mapToObj(all::row)
                .filter(row -> Trips.isOverSpecialTrain(row, context))
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    private static String[] underWay() {
        return TicketStates.STATUSES.codes().stream()
                .filter(status -> !TicketStates.isOver(status))
                .toArray(String[]::new);
    }
}
