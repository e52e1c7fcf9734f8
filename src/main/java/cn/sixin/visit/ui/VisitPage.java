package cn.sixin.visit.ui;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.store.search.Filter;
import cn.sixin.visit.Visit;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** 走访慰问: its page. */
public final class VisitPage {
    private VisitPage() {}

    public static LedgerPage declare() {
        return base().offering(VisitForm.OFFERS).becoming(VisitForm.SERVICE);
    }

    private static LedgerPage base() {
        return new LedgerPage(
                Visit.LEDGER,
                new FormFile(VisitPage.class, "visit-form.fxml"),
                "mdal-directions_walk",
                List.of(
                        Visit.VISITED_AT,
                        Visit.KIND,
                        Visit.ENTERPRISE,
                        Visit.PLACE,
                        Visit.VISITORS,
                        Visit.PROBLEMS,
                        Visit.DEMANDS,
                        Visit.FOLLOW_UP_ON,
                        Visit.FOLLOWED_ON,
                        Visit.PHOTOS),
                List.of(new Arrangement.Sort(Visit.VISITED_AT.name(), true)),
                List.of(
                        QuickFilter.marked(Visit.LEDGER, "overdue"),
                        QuickFilter.marked(Visit.LEDGER, "due"),
                        new QuickFilter("mine", desk -> new Filter.Contains(Visit.VISITORS, desk.officer())),
                        QuickFilter.marked(Visit.LEDGER, "awaiting")),
                (empty, context, officer) -> empty.with(Visit.KIND, "enterprise")
                        .with(Visit.VISITED_AT, empty.envelope().createdAt().truncatedTo(ChronoUnit.MINUTES))
                        .with(Visit.METHOD, "onsite")
                        .with(Visit.VISITORS, officer));
    }
}
