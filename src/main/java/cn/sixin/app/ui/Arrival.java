package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.kit.Kit;
import cn.sixin.page.Desk;
import cn.sixin.today.TodayModel;
import java.time.Clock;

/**
 * An officer who is in, and what his first page will ask of the store: it is being read already.
 *
 * @param today has begun to read the work list
 */
record Arrival(Session session, Desk desk, TodayModel today) {

    /** Blocks for a few questions to the store; on any thread. */
    static Arrival of(Session entered, Kit kit, Clock clock) {
        Desk desk = Desk.open(
                entered.store(), kit.labels(), clock, entered.officer().name());
        TodayModel today = new TodayModel(desk);
        today.begin(reading -> kit.background()
                .job("", run -> {
                    reading.run();
                    return today;
                })
                .quiet()
                .start());
        return new Arrival(entered, desk, today);
    }
}
