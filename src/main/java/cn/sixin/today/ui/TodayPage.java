package cn.sixin.today.ui;

import cn.sixin.kit.FxmlFile;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.page.FormFile;
import cn.sixin.page.ui.Ways;
import cn.sixin.today.TodayModel;
import javafx.scene.Parent;

/** 今日. FX thread only. */
public final class TodayPage {
    private static final FxmlFile FILE = new FormFile(TodayPage.class, "today.fxml");

    private final Views.View<TodayController> view;

    /** In no use until it is opened. */
    public TodayPage(Kit kit) {
        view = new Views(kit.labels())
                .register(TodayController.class, () -> new TodayController(kit))
                .load(FILE, TodayController.class);
    }

    /** The page with lines of nobody, to be laid out ahead and never to be seen; {@link #open} takes them off. */
    public Parent sample() {
        view.controller().sample();
        return view.root();
    }

    /** Once. */
    public void open(TodayModel model, Ways ways) {
        view.controller().open(model, ways);
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
