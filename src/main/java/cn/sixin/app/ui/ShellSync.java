package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.ui.SyncModel;
import cn.sixin.app.sync.ui.SyncSheet;
import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.StatusBar;
import cn.sixin.page.Desk;
import cn.sixin.store.Sync;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Parent;

/** Syncing within the shell: F9, what the status bar says of it, at the day's begin and before its end. */
final class ShellSync implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Kit kit;
    private final StatusBar status;
    private final Parent root;
    private final ZoneId zone;
    private final SyncModel model;
    private final SyncSheet sheet;
    private Runnable then = () -> {};

    /** @param go to a place, by its key */
    ShellSync(Kit kit, Session session, Clock clock, StatusBar status, Parent root, Consumer<String> go) {
        this.kit = kit;
        this.status = status;
        this.root = root;
        zone = clock.getZone();
        CitySync city = new CitySync(
                session.store(), kit.text("sync.title"), session.officer().name(), clock);
        model = new SyncModel(kit, session.store(), city);
        sheet = new SyncSheet(kit, model, zone, () -> go.accept("sync"), () -> go.accept("settings"));
        model.standing().addListener((seen, was, now) -> show(now));
        model.running().addListener((seen, was, is) -> {
            if (is == null) {
                goOn();
            }
        });
        status.onPending(this::sync);
        status.onSynced(() -> go.accept("sync"));
    }

    SyncModel model() {
        return model;
    }

    ZoneId zone() {
        return zone;
    }

    /** The desk is open. */
    void begin(Desk desk) {
        model.standing()
                .addListener((seen, was, now) -> desk.synced(now.membership().isPresent()));
        model.refresh();
        if (model.wants(SyncModel.AT_SIGN_IN)) {
            model.start();
        }
    }

    /** F9: begins a sync, or shows the one that runs. */
    void sync() {
        sheet.sync(root.getScene().getWindow());
    }

    /** Goes on once what waits was sent, where that is switched on; whatever came of it. */
    void beforeEnd(Runnable next) {
        SyncModel.Standing now = model.standing().get();
        if (now.membership().isPresent() && model.wants(SyncModel.AT_EXIT)) {
            then = next;
            sync();
        } else {
            model.stop();
            next.run();
        }
    }

    /** Whatever came of it: who wants to leave is not held up by a sync that failed. */
    private void goOn() {
        Runnable next = then;
        then = () -> {};
        next.run();
    }

    private void show(SyncModel.Standing now) {
        Sync.Counts counts = now.counts();
        status.setPending(counts.pending());
        if (counts.conflicts() + counts.attention() > 0) {
            status.setSynced(kit.text("sync.status.left", counts.conflicts(), counts.attention()), true);
        } else if (now.membership().isPresent()) {
            status.setSynced(
                    now.last()
                            .map(receipt -> kit.text(
                                    "sync.status.last",
                                    TIME.format(receipt.ended().atZone(zone))))
                            .orElseGet(() -> kit.text("sync.never")),
                    false);
        } else {
            status.setSynced("", false);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
