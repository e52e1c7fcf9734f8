package cn.sixin.page.ui;

import cn.sixin.exchange.Skipped;
import cn.sixin.kit.Kit;
import java.util.List;
import java.util.stream.Collectors;

/** Which rows of a workbook hold no record, and why. */
final class SkippedText {
    private static final int MOST = 20;

    private SkippedText() {}

    static String of(Kit kit, List<Skipped> skipped) {
        String lines = skipped.stream()
                .limit(MOST)
                .map(s -> s.sheet() + " " + rows(s) + "  " + kit.text(s.why().labelKey()) + "  " + s.text())
                .collect(Collectors.joining("\n"));
        return skipped.size() > MOST ? lines + "\n…" : lines;
    }

    private static String rows(Skipped skipped) {
        return skipped.from() == skipped.to() ? String.valueOf(skipped.from()) : skipped.from() + "–" + skipped.to();
    }
}
