package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.page.Desk;
import javafx.scene.Parent;

/** 最近操作: what was done, to be taken back, and for leads what was looked at. FX thread only. */
public final class OperationsPage {
    private final Views.View<OperationsController> view;

    public OperationsPage(Kit kit, Desk desk, Session session) {
        view = new Views(kit.labels())
                .register(OperationsController.class, () -> new OperationsController(kit, desk, session.leads()))
                .register(AuditController.class, () -> new AuditController(kit, desk, session.leads()))
                .load(AppView.OPERATIONS, OperationsController.class);
    }

    /** The page, up to date. */
    public Parent view() {
        view.controller().refresh();
        return view.root();
    }
}
