package cn.sixin.today.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.page.ui.Ways;
import cn.sixin.today.WorkList;

/** What stands where the work list has no line: nothing is due, or nothing was begun yet. */
final class TodayEmpty {
    private TodayEmpty() {}

    static EmptyState of(Kit kit, WorkList read, TodayLine.Only only, Ways ways) {
        EmptyState state = read.started() ? done(kit, read, only) : first(kit, ways);
        state.setId("today-empty");
        return state;
    }

    private static EmptyState done(Kit kit, WorkList read, TodayLine.Only only) {
        long ahead = read.coming().values().stream().mapToLong(Long::longValue).sum();
        String kind = kit.text(only == TodayLine.Only.ALL ? "today.empty" : "today.empty.filtered");
        String next = ahead > 0 ? "\n" + kit.text("today.empty.ahead", WorkList.AHEAD, ahead) : "";
        return new EmptyState("mdal-free_breakfast", kind + next);
    }

    private static EmptyState first(Kit kit, Ways ways) {
        return new EmptyState("mdmz-wb_sunny", kit.text("today.first"), kit.text("today.first.import"), ways::begin);
    }
}
