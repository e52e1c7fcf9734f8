package cn.sixin.dispatch;

import cn.sixin.code.ChineseOrder;
import cn.sixin.enterprise.Enterprise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A day by open state, community or officer: what there is to do and what is left of it. In the order of the states, or
 * of the names; officers are never put in order by what they have done (policy, and ours).
 */
public final class Workload {

    /** What a day is taken apart by. */
    public enum By {
        STATE(line -> line.entry().values().get(Dispatch.OPEN_STATE, "")),
        COMMUNITY(line -> line.enterprise().get(Enterprise.COMMUNITY, "")),
        OFFICER(line -> line.enterprise().get(Enterprise.SERVICE_OFFICER, ""));

        private final Function<DayLine, String> key;

        By(Function<DayLine, String> key) {
            this.key = key;
        }

        /** A state's code, a community, an officer's name; "" when there is none. */
        public String key(DayLine line) {
            return key.apply(line);
        }
    }

    /** @param reported confirmed for the day; {@code shortage} 缺工总数 */
    public record Group(String key, int enterprises, int reported, long shortage) {
        public int left() {
            return enterprises - reported;
        }
    }

    private Workload() {}

    public static List<Group> of(Collection<DayLine> lines, By by) {
        Map<String, List<DayLine>> byKey = new TreeMap<>(order(by));
        lines.forEach(line ->
                byKey.computeIfAbsent(by.key(line), key -> new ArrayList<>()).add(line));
        List<Group> groups = new ArrayList<>();
        byKey.forEach((key, its) -> {
            DayTally tally = DayTally.of(its);
            groups.add(new Group(key, its.size(), tally.reported(), tally.shortage()));
        });
        return groups;
    }

    private static Comparator<String> order(By by) {
        Comparator<String> named = by == By.STATE
                ? Comparator.<String>comparingInt(Dispatch.OPEN_STATES::place).thenComparing(Comparator.naturalOrder())
                : ChineseOrder.get().thenComparing(Comparator.naturalOrder());
        return Comparator.<String, Boolean>comparing(String::isEmpty).thenComparing(named);
    }
}
