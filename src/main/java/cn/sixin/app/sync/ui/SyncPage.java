package cn.sixin.app.sync.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.Ways;
import java.time.Clock;
import java.time.ZoneId;
import javafx.scene.Parent;

/** 同步: what syncing leaves for people, conflicts and what the server did not take, and the receipts. FX thread only. */
public final class SyncPage {
    private final Views.View<SyncPageController> view;

    /** @param sync begins a sync and shows it */
    public SyncPage(Kit kit, Desk desk, SyncModel model, ZoneId zone, Ways ways, Runnable sync) {
        view = new Views(kit.labels())
                .register(SyncPageController.class, () -> new SyncPageController(kit, model, zone, sync))
                .register(ConflictsController.class, () -> new ConflictsController(kit, desk, model, zone))
                .register(AttentionController.class, () -> new AttentionController(kit, desk, model, zone, ways))
                .register(
                        ReceiptsController.class, () -> new ReceiptsController(kit, model, zone, ReceiptPaper::printer))
                .register(PackageController.class, () -> new PackageController(kit, model, Clock.system(zone)))
                .load(SyncView.PAGE, SyncPageController.class);
    }

    /** The page, up to date. */
    public Parent view() {
        view.controller().refresh();
        return view.root();
    }
}
