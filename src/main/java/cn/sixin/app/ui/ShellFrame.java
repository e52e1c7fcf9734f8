package cn.sixin.app.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.NavigationRail;
import cn.sixin.kit.shell.StatusBar;
import cn.sixin.today.ui.TodayPage;
import java.util.List;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * What stands around the pages, and the first page, the same for every officer: {@link WarmUp} makes it while he types
 * his password. FX thread only.
 */
final class ShellFrame {
    private final Places.Outline outline;
    private final StackPane root = new StackPane();
    private final StackPane page = new StackPane();
    private final BorderPane around = new BorderPane();
    private final StatusBar status;
    private final NavigationRail rail;
    private final TodayPage today;

    ShellFrame(Kit kit, SettingsModel settings, Shell.Window window) {
        outline = Places.Outline.of(kit);
        status = new StatusBar(kit);
        status.onOfficer(window.lock());
        new LookToggles(kit, settings, window.lock(), window.signOut()).into(status);
        rail = new NavigationRail(kit, items(outline.upper()), items(outline.lower()));
        rail.foldIn(kit, around);
        today = new TodayPage(kit);
        page.getChildren().setAll(today.sample());
        root.setId("shell");
        root.getStyleClass().add("shell");
        page.setId("shell-page");
        around.setLeft(rail);
        around.setCenter(page);
        around.setBottom(status);
        root.getChildren().setAll(around);
    }

    private static List<NavigationRail.Item> items(List<Places.Spot> spots) {
        return spots.stream().map(Places.Spot::item).toList();
    }

    Places.Outline outline() {
        return outline;
    }

    StackPane root() {
        return root;
    }

    StackPane page() {
        return page;
    }

    StatusBar status() {
        return status;
    }

    NavigationRail rail() {
        return rail;
    }

    /** The first page, nobody's yet. */
    TodayPage today() {
        return today;
    }
}
