package cn.sixin.survey.ui;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.Lacking;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.page.Summary;
import cn.sixin.survey.Survey;
import cn.sixin.survey.Vacancy;
import java.util.List;

/** 用工摸查: its page. */
public final class SurveyPage {
    private SurveyPage() {}

    public static LedgerPage declare() {
        LedgerPage page = new LedgerPage(
                Survey.LEDGER,
                new FormFile(SurveyPage.class, "survey-form.fxml"),
                "mdmz-poll",
                List.of(
                        Survey.ENTERPRISE,
                        Survey.PHASE,
                        Survey.SURVEYED_ON,
                        Survey.ON_POST,
                        Survey.GOING_HOME,
                        Survey.STAYING,
                        Survey.FROM_PROVINCE,
                        Survey.FROM_OTHER_PROVINCE,
                        Survey.RESTART_ON),
                List.of(new Arrangement.Sort(Survey.SURVEYED_ON.name(), true)),
                List.of(
                        QuickFilter.choice(Survey.BEFORE, Survey.PHASE, Survey.BEFORE),
                        QuickFilter.choice(Survey.AFTER, Survey.PHASE, Survey.AFTER)),
                (empty, context, officer) -> empty);
        return page.saying(new Summary(List.of(Survey.LEDGER, Vacancy.LEDGER), TownTotals::of))
                .lacking(new Lacking(
                        Enterprise.LEDGER,
                        Survey::notSurveyed,
                        List.of(
                                Enterprise.COMMUNITY,
                                Enterprise.CONTACT,
                                Enterprise.HEADCOUNT,
                                Enterprise.SERVICE_OFFICER)));
    }
}
