package cn.sixin.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** How wide an officer has made the columns of a grid, in px at 100 %, remembered for him. Blocks. */
public final class GridWidths {
    private GridWidths() {}

    /** @return by column; empty until he has changed any */
    public static Map<String, Double> of(Desk desk, String name) {
        Map<String, Double> widths = new LinkedHashMap<>();
        for (String pair : desk.preference(name).orElse("").split(" ")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                widths.put(pair.substring(0, equals), Double.valueOf(pair.substring(equals + 1)));
            }
        }
        return widths;
    }

    public static void keep(Desk desk, String name, Map<String, Double> widths) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(widths)
                .forEach((column, px) -> text.append(text.isEmpty() ? "" : " ")
                        .append(column)
                        .append('=')
                        .append(Math.rint(px)));
        desk.prefer(name, text.toString());
    }
}
