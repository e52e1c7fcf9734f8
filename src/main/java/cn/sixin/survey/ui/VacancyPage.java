package cn.sixin.survey.ui;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.page.Summary;
import cn.sixin.survey.Vacancy;
import java.util.List;

/** 岗位需求: its page. */
public final class VacancyPage {
    private VacancyPage() {}

    public static LedgerPage declare() {
        LedgerPage page = new LedgerPage(
                Vacancy.LEDGER,
                new FormFile(VacancyPage.class, "vacancy-form.fxml"),
                "mdmz-work_outline",
                List.of(
                        Vacancy.ENTERPRISE,
                        Vacancy.POST,
                        Vacancy.CLASS,
                        Vacancy.NUMBER,
                        Vacancy.FILLED,
                        Vacancy.PAY_LOW,
                        Vacancy.PAY_HIGH,
                        Vacancy.DUE_ON,
                        Vacancy.RIGID,
                        Vacancy.PUBLISHED),
                List.of(new Arrangement.Sort(Vacancy.DUE_ON.name(), false)),
                List.of(
                        QuickFilter.marked(Vacancy.LEDGER, "unfilled"),
                        QuickFilter.marked(Vacancy.LEDGER, "overdue"),
                        QuickFilter.choice("general", Vacancy.CLASS, "general"),
                        QuickFilter.choice("skilled", Vacancy.CLASS, "skilled")),
                (empty, context, officer) -> empty);
        return page.saying(new Summary(List.of(Vacancy.LEDGER), TownTotals::demand));
    }
}
