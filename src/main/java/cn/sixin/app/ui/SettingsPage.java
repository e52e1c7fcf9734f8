package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.app.sync.ui.CityController;
import cn.sixin.app.sync.ui.SyncModel;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Views;
import java.time.Clock;
import javafx.scene.Parent;

/** 设置: officers, lock, look, language, data folder, backups. FX thread only. */
public final class SettingsPage {
    private final Views.View<SettingsController> view;

    /** @param sync begins a sync and shows it */
    public SettingsPage(
            Kit kit,
            Session session,
            SettingsModel settings,
            Clock clock,
            Shell.Window window,
            SyncModel model,
            Runnable sync) {
        OfficersModel officers = new OfficersModel(session);
        view = new Views(kit.labels())
                .register(SettingsController.class, SettingsController::new)
                .register(OfficersController.class, () -> new OfficersController(kit, officers))
                .register(LookController.class, () -> new LookController(kit, settings))
                .register(DataController.class, () -> new DataController(kit, session))
                .register(BackupsController.class, () -> new BackupsController(kit, session, clock, window.signedOut()))
                .register(CityController.class, () -> new CityController(kit, model, clock.getZone(), sync))
                .register(
                        UpdateController.class,
                        () -> new UpdateController(kit, session, clock, window.updates(), window.quit()))
                .load(AppView.SETTINGS, SettingsController.class);
    }

    /** The page, up to date. */
    public Parent view() {
        view.controller().refresh();
        return view.root();
    }
}
