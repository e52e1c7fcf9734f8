package cn.sixin.page.ui;

import cn.sixin.exchange.PlannedRow.Fate;
import cn.sixin.kit.Kit;
import java.util.Map;

/** What became of a workbook's rows, in words. */
final class Fates {
    private Fates() {}

    static String done(Kit kit, Map<Fate, Integer> counts) {
        return kit.text(
                "page.import.counts",
                counts.getOrDefault(Fate.NEW, 0),
                counts.getOrDefault(Fate.UPDATE, 0),
                counts.getOrDefault(Fate.SAME, 0));
    }
}
