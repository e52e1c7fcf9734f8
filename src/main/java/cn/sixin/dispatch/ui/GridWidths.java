package cn.sixin.dispatch.ui;

import cn.sixin.kit.Kit;
import cn.sixin.page.Desk;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How wide an officer has made the grid's columns, kept as {@code returned=72 hired=60}. */
final class GridWidths {
    private static final String NAME = "dispatch.widths";

    private GridWidths() {}

    /** Blocking. */
    static Map<String, Double> read(Desk desk) {
        Map<String, Double> widths = new TreeMap<>();
        for (String part : desk.preference(NAME).orElse("").split(" ", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                widths.put(part.substring(0, equals), Double.valueOf(part.substring(equals + 1)));
            }
        }
        return widths;
    }

    static void keep(Kit kit, Desk desk, Map<String, Double> widths) {
        String text = new TreeMap<>(widths)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" "));
        kit.background()
                .job(kit.text("page.loading"), progress -> {
                    desk.prefer(NAME, text);
                    return text;
                })
                .quiet()
                .start();
    }
}
