package cn.sixin.enterprise.ui;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import java.util.List;

/** 企业名册: its page. */
public final class EnterprisePage {
    private EnterprisePage() {}

    public static LedgerPage declare() {
        return new LedgerPage(
                Enterprise.LEDGER,
                new FormFile(EnterprisePage.class, "enterprise-form.fxml"),
                "mdal-business",
                List.of(
                        Enterprise.NAME,
                        Enterprise.USCC,
                        Enterprise.COMMUNITY,
                        Enterprise.SIZE,
                        Enterprise.TAGS_COLUMN,
                        Enterprise.CONTACT,
                        Enterprise.PHONE,
                        Enterprise.HEADCOUNT,
                        Enterprise.SERVICE_OFFICER,
                        Enterprise.STATE),
                List.<Arrangement.Sort>of(),
                List.of(
                        QuickFilter.mine(Enterprise.SERVICE_OFFICER),
                        QuickFilter.choice("monitored", Enterprise.TAGS_COLUMN, "monitored"),
                        QuickFilter.marked(Enterprise.LEDGER, "gone")),
                (empty, context, officer) -> empty.with(Enterprise.STATE, "normal"));
    }
}
