package cn.sixin.ticket.ui;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.ticket.Passenger;
import java.util.List;

/** 乘车人: the page of all passengers of all batches. */
public final class PassengerPage {
    private PassengerPage() {}

    public static LedgerPage declare() {
        return new LedgerPage(
                Passenger.LEDGER,
                new FormFile(PassengerPage.class, "passenger-form.fxml"),
                "mdmz-people",
                List.of(
                        Passenger.TICKET,
                        Passenger.SEQ,
                        Passenger.NAME,
                        Passenger.ID_KIND,
                        Passenger.ID_NUMBER,
                        Passenger.PHONE,
                        Passenger.CHECKED,
                        Passenger.CHECK_REASON),
                List.of(
                        new Arrangement.Sort(Passenger.TICKET.name(), false),
                        new Arrangement.Sort(Passenger.SEQ.name(), false)),
                List.of(QuickFilter.choice("failed", Passenger.CHECKED, "failed")),
                (empty, context, officer) ->
                        empty.with(Passenger.ID_KIND, Passenger.RESIDENT_CARD).with(Passenger.CHECKED, "open"));
    }
}
