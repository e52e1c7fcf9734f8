package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.grid.Grid;
import cn.sixin.page.Desk;
import cn.sixin.page.GridWidths;
import java.util.Map;

/** Sees to it that a grid's columns stay as wide as the officer has made them. */
public final class GridMemory {
    private GridMemory() {}

    /** @param name by which the widths are remembered */
    public static void install(Kit kit, Desk desk, Grid grid, String name) {
        kit.background()
                .job(kit.text("page.loading"), progress -> GridWidths.of(desk, name))
                .quiet()
                .onSuccess(widths -> grid.widths(widths, now -> remember(kit, desk, name, now)))
                .start();
    }

    private static void remember(Kit kit, Desk desk, String name, Map<String, Double> widths) {
        kit.background()
                .job(kit.text("page.loading"), progress -> {
                    GridWidths.keep(desk, name, widths);
                    return widths;
                })
                .quiet()
                .start();
    }
}
