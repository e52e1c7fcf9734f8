package cn.sixin.dispatch.ui;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Kit;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.page.ui.Ways;
import cn.sixin.season.Season;

/** Why there is no day to type, and the way to what has to be done first. */
final class DispatchEmpty {
    private DispatchEmpty() {}

    /** @param season whether a season's dispatch has begun; then it is the enterprises that are missing */
    static EmptyState of(Kit kit, boolean season, Ways ways) {
        return season
                ? new EmptyState(
                        "mdal-business",
                        kit.text("dispatch.empty"),
                        kit.text("dispatch.empty.go"),
                        () -> ways.go(Enterprise.LEDGER))
                : new EmptyState(
                        "mdmz-phone",
                        kit.text("dispatch.empty.season"),
                        kit.text("dispatch.empty.season.go"),
                        () -> ways.go(Season.LEDGER));
    }
}
