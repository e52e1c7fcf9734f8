package cn.sixin.city.board;

import cn.sixin.weekly.Figures;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the board says of one town.
 *
 * @param devices that are known and not revoked
 * @param syncedAt when one of them last pushed or pulled; null when none ever did
 * @param rows by ledger, deleted ones left out
 * @param conflicts that nobody has resolved
 * @param figures summed over the enterprises as they stand today
 */
public record TownView(
        String town, int devices, @Nullable Instant syncedAt, Map<String, Long> rows, long conflicts, Figures figures) {

    /** All of them as one: sums of figures, of which rates are made afterwards, never means of rates. */
    static TownView sum(String name, Iterable<TownView> views) {
        int devices = 0;
        Instant latest = null;
        Map<String, Long> rows = new TreeMap<>();
        long conflicts = 0;
        Figures figures = Figures.NONE;
        for (TownView view : views) {
            devices += view.devices;
            conflicts += view.conflicts;
            figures = figures.plus(view.figures);
            view.rows.forEach((ledger, count) -> rows.merge(ledger, count, Long::sum));
            if (latest == null || (view.syncedAt != null && view.syncedAt.isAfter(latest))) {
                latest = view.syncedAt;
            }
        }
        return new TownView(name, devices, latest, rows, conflicts, figures);
    }
}
