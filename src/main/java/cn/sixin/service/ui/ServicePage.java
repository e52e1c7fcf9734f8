package cn.sixin.service.ui;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.service.Service;
import java.util.List;

/** 一对一服务台账: its page. */
public final class ServicePage {
    private ServicePage() {}

    public static LedgerPage declare() {
        return new LedgerPage(
                Service.LEDGER,
                new FormFile(ServicePage.class, "service-form.fxml"),
                "mdmz-support_agent",
                List.of(
                        Service.ENTERPRISE,
                        Service.NEED,
                        Service.DETAIL,
                        Service.RAISED_ON,
                        Service.DUE_ON,
                        Service.STATUS,
                        Service.RISK,
                        Service.RIGID,
                        Service.SOLVED,
                        Service.OFFICER),
                List.of(new Arrangement.Sort(Service.RAISED_ON.name(), true)),
                List.of(
                        QuickFilter.marked(Service.LEDGER, "overdue"),
                        QuickFilter.marked(Service.LEDGER, "red"),
                        QuickFilter.mine(Service.OFFICER),
                        QuickFilter.choice("todo", Service.STATUS, "open")),
                (empty, context, officer) -> empty.with(Service.RAISED_ON, context.today())
                        .with(Service.STATUS, "open")
                        .with(Service.OFFICER, officer));
    }
}
