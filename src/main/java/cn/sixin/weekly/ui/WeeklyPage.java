package cn.sixin.weekly.ui;

import cn.sixin.kit.FxmlFile;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.Desk;
import cn.sixin.page.FormFile;
import cn.sixin.page.ui.Ways;
import java.util.List;
import java.util.UUID;
import javafx.scene.Parent;

/** 周报. FX thread only. */
public final class WeeklyPage {
    /** The ledgers whose rows must be in memory. */
    public static final List<Ledger> NEEDS = WeeklyModel.NEEDS;

    private static final FxmlFile FILE = new FormFile(WeeklyPage.class, "weekly.fxml");

    private final Views.View<WeeklyController> view;

    public WeeklyPage(Kit kit, Desk desk, Ways ways) {
        view = new Views(kit.labels())
                .register(WeeklyController.class, () -> new WeeklyController(kit, new WeeklyModel(desk), ways))
                .load(FILE, WeeklyController.class);
    }

    /** The page, up to date. */
    public Parent view() {
        view.controller().refresh();
        return view.root();
    }

    /** Shows a submitted report. */
    public void open(UUID report) {
        view.controller().open(report);
    }
}
