package cn.sixin.today.ui;

import cn.sixin.today.WorkList;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A line of the list: a group's head, a row of it, or how many more there are. */
sealed interface TodayLine {
    record Head(WorkList.Group group) implements TodayLine {}

    record Entry(WorkList.Group group, WorkList.Item item) implements TodayLine {}

    record More(WorkList.Group group) implements TodayLine {}

    /** Which of them are looked at. */
    enum Only {
        ALL,
        OVERDUE,
        TODAY,
        STANDING
    }

    WorkList.Group group();

    /** What this line is known by after the list was read again. */
    default Key key() {
        return new Key(
                group().due().name(), this instanceof Entry entry ? entry.item().row() : null);
    }

    /** @param row null for a line that is no row's */
    record Key(
            String due, @org.jspecify.annotations.Nullable UUID row) {}

    static List<TodayLine> of(WorkList list, Only only) {
        List<TodayLine> lines = new ArrayList<>();
        for (WorkList.Group group : list.groups().subList(0, list.named())) {
            List<WorkList.Item> items = group.items().stream()
                    .filter(item -> matches(item, list, only))
                    .toList();
            long wanted = count(group, only);
            if (wanted > 0) {
                lines.add(new Head(group));
                items.forEach(item -> lines.add(new Entry(group, item)));
                if (wanted > items.size()) {
                    lines.add(new More(group));
                }
            }
        }
        return lines;
    }

    static long count(WorkList.Group group, Only only) {
        return switch (only) {
            case ALL -> group.count();
            case OVERDUE -> group.overdue();
            case TODAY -> group.today();
            case STANDING -> group.standing();
        };
    }

    private static boolean matches(WorkList.Item item, WorkList list, Only only) {
        return switch (only) {
            case ALL -> true;
            case OVERDUE -> item.late(list.today()) > 0;
            case TODAY -> item.day().filter(list.today()::equals).isPresent();
            case STANDING -> item.day().isEmpty();
        };
    }
}
