package cn.sixin.ticket.ui;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.Desk;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Query;
import cn.sixin.store.search.Result;
import cn.sixin.ticket.Passenger;
import cn.sixin.ticket.Trips;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** 乘车人: the page of all passengers of all batches. */
public final class PassengerPage {
    private PassengerPage() {}

    /** Only numbers that occur more than once are looked into: few, however many passengers there are. */
    private static Set<UUID> twins(Desk desk) {
        Result all = desk.index(Passenger.LEDGER).query(Query.ALL);
        Set<Object> alike = all.groups(Passenger.ID_NUMBER).stream()
                .filter(group -> group.value() != null && group.count() > 1)
                .map(Result.Group::value)
                .collect(Collectors.toSet());
        Result found =
                desk.index(Passenger.LEDGER).query(Query.ALL.and(new Filter.OneOf(Passenger.ID_NUMBER, alike, false)));
        return Trips.twinsAmong(
                IntStream.range(0, found.count()).mapToObj(found::row).toList(),
                desk.context().lookup());
    }

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
                List.of(
                        QuickFilter.acrossRows("twin", PassengerPage::twins),
                        QuickFilter.choice("failed", Passenger.CHECKED, "failed"),
                        QuickFilter.choice("unchecked", Passenger.CHECKED, "open")),
                (empty, context, officer) -> empty);
    }
}
