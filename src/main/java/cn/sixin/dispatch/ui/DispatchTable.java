package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Period;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.store.search.Filter;
import java.util.List;

/** 调度总表, 日调度 as a ledger: all days in one table, workbooks in and out, history and recycle. Days are typed in the grid. */
public final class DispatchTable {
    /** Its place in the navigation; the ledger's own name is the grid's. */
    public static final String PLACE = "dispatch_table";

    private DispatchTable() {}

    public static LedgerPage declare() {
        return new LedgerPage(
                        Dispatch.LEDGER,
                        new FormFile(DispatchTable.class, "dispatch-form.fxml"),
                        "mdal-grid_on",
                        List.of(
                                Dispatch.AS_OF,
                                Dispatch.ENTERPRISE,
                                Dispatch.OPEN_STATE,
                                Dispatch.RETURNED,
                                Dispatch.HIRED,
                                Dispatch.LEFT,
                                Dispatch.PRESENT,
                                Dispatch.SHORT_TOTAL,
                                Dispatch.RIGID,
                                Dispatch.RIGID_SOLVED,
                                Dispatch.METHOD,
                                Dispatch.OFFICER),
                        List.of(new Arrangement.Sort(Dispatch.AS_OF.name(), true)),
                        List.of(
                                new QuickFilter(
                                        "today",
                                        desk -> new Filter.Days(
                                                Dispatch.AS_OF,
                                                desk.context().today(),
                                                desk.context().today())),
                                new QuickFilter(
                                        "season",
                                        desk -> Period.of(
                                                        desk.seasons(),
                                                        desk.context().today())
                                                .map(period ->
                                                        new Filter.Days(Dispatch.AS_OF, period.from(), period.to()))
                                                .orElseGet(() -> new Filter.Days(Dispatch.AS_OF, null, null))),
                                QuickFilter.mine(Dispatch.OFFICER)),
                        (empty, context, officer) -> empty.with(Dispatch.AS_OF, context.today())
                                .with(Dispatch.METHOD, "phone")
                                .with(Dispatch.OFFICER, officer))
                .titled("dispatch.table");
    }
}
