package cn.sixin.dispatch;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Row;
import java.util.Set;

/**
 * Which enterprises a day's dispatch has lines for. Policy measure 17 watches the 800 key industrial enterprises and
 * more than 3,000 monitored ones: either tag will do. One that has stopped is watched on, since 停产 is a state that the
 * dispatch reports and that lowers the rate of opening; one that is closed down or has moved away is called no more, but
 * keeps the lines it has: the report shows both.
 */
public final class Watched {
    /** The tags, as {@link Enterprise#TAGS} has them. */
    public static final Set<String> TAGS = Set.of("monitored", "key_industrial");

    private static final Set<String> GONE = Set.of("closed", "moved");

    private Watched() {}

    /** @param known whether the season has a row of it, up to the day */
    public static boolean is(Row enterprise, boolean known) {
        Set<String> tags = enterprise.get(Enterprise.TAGS_COLUMN, Set.of());
        return known
                || (tags.stream().anyMatch(TAGS::contains) && !GONE.contains(enterprise.get(Enterprise.STATE, "")));
    }
}
