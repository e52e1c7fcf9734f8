package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.ReceiptText;
import cn.sixin.app.sync.ui.SyncModel;
import cn.sixin.app.sync.ui.SyncSheet;
import cn.sixin.kit.Kit;
import cn.sixin.kit.shell.StatusBar;
import cn.sixin.kit.shell.Toasts;
import cn.sixin.page.Desk;
import cn.sixin.store.Sync;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Syncing within the shell: F9, what the status bar says of it, at the day's begin and before its end. */
final class ShellSync implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Kit kit;
    private final StatusBar status;
    private final Parent root;
    private final ZoneId zone;
    private final SyncModel model;
    private final SyncSheet sheet;
    private final ReceiptText words;
    private final Consumer<String> go;
    private @Nullable Toasts news;
    private Runnable then = () -> {};

    /** @param go to a place, by its key */
    ShellSync(Kit kit, Session session, Clock clock, StatusBar status, Parent root, Consumer<String> go) {
        this.kit = kit;
        this.status = status;
        this.root = root;
        this.go = go;
        zone = clock.getZone();
        words = new ReceiptText(kit.labels(), zone);
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
        model.onEnd(this::unseen);
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
    void begin(Desk desk, Toasts toasts) {
        news = toasts;
        model.standing()
                .addListener((seen, was, now) -> desk.synced(now.membership().isPresent()));
        model.refresh();
        if (model.wants(SyncModel.AT_SIGN_IN)) {
            model.start();
        }
    }

    /** A sync that nobody watched says what came of it; one by a file has said so on its page. */
    private void unseen(Receipt receipt) {
        Toasts shown = news;
        if (shown == null || sheet.isWatched() || receipt.file() != null) {
            return;
        }
        Sync.Counts counts = model.standing().get().counts();
        boolean left = counts.conflicts() + counts.attention() > 0;
        // Having no network is no trouble.
        Toasts.Tone tone = switch (receipt.end()) {
            case DONE -> left ? Toasts.Tone.NOTE : Toasts.Tone.DONE;
            case OFFLINE, CANCELLED -> Toasts.Tone.NOTE;
            default -> Toasts.Tone.WARNING;
        };
        String lines = String.join(kit.text("kit.list_comma"), words.lines(receipt));
        shown.show(
                tone,
                kit.text("sync.unseen", words.end(receipt), lines),
                kit.text(left ? "sync.to_decide" : "sync.to_receipt"),
                () -> go.accept("sync"));
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
            String last = now.last()
                    .map(receipt -> kit.text(
                            "sync.status.last", TIME.format(receipt.ended().atZone(zone))))
                    .orElseGet(() -> kit.text("sync.never"));
            long photos = now.photos().count();
            status.setSynced(photos == 0 ? last : kit.text("sync.status.photos", photos, last), false);
        } else {
            status.setSynced("", false);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
