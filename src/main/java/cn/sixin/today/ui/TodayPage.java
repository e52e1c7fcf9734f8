package cn.sixin.today.ui;

import cn.sixin.kit.FxmlFile;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.page.Desk;
import cn.sixin.page.FormFile;
import cn.sixin.page.ui.Ways;
import cn.sixin.today.TodayModel;
import javafx.scene.Parent;

/** 今日. FX thread only. */
public final class TodayPage {
    private static final FxmlFile FILE = new FormFile(TodayPage.class, "today.fxml");

    private final Views.View<TodayController> view;

    public TodayPage(Kit kit, Desk desk, Ways ways) {
        view = new Views(kit.labels())
                .register(TodayController.class, () -> new TodayController(kit, new TodayModel(desk), ways))
                .load(FILE, TodayController.class);
    }

    /** What the page is made of, with lines of nobody; in no window, and never to be shown in one. */
    public static Parent sample(Kit kit) {
        return TodaySample.of(kit);
    }

    /** The page, up to date. */
    public Parent view() {
        view.controller().refresh();
        return view.root();
    }

    /** Runs this once the list that {@link #view} began to read is shown, or could not be read. */
    public void settled(Runnable then) {
        view.controller().settled(then);
    }
}
