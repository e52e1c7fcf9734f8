package cn.sixin.page.season;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.page.FormFile;
import cn.sixin.page.LedgerPage;
import cn.sixin.page.QuickFilter;
import cn.sixin.season.Season;
import java.util.List;

/** 专项行动: its page. */
public final class SeasonPage {
    private SeasonPage() {}

    public static LedgerPage declare() {
        return new LedgerPage(
                Season.LEDGER,
                new FormFile(SeasonPage.class, "season-form.fxml"),
                "mdal-event",
                List.of(
                        Season.NAME,
                        Season.NEW_YEAR,
                        Season.TRAVEL_FROM,
                        Season.TRAVEL_TO,
                        Season.DECLARE_FROM,
                        Season.DECLARE_TO,
                        Season.DISPATCH_FROM,
                        Season.DISPATCH_TO,
                        Season.APPLY_FROM,
                        Season.APPLY_TO),
                List.of(new Arrangement.Sort(Season.NEW_YEAR.name(), true)),
                List.of(QuickFilter.marked(Season.LEDGER, "in_force")),
                (empty, context, officer) -> empty);
    }
}
