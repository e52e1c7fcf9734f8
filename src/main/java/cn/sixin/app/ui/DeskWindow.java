package cn.sixin.app.ui;

import cn.sixin.app.CrashHandler;
import cn.sixin.app.Settings;
import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.update.Updates;
import cn.sixin.code.LunarDay;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FirstPaint;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Theme;
import cn.sixin.kit.Views;
import cn.sixin.kit.shell.WindowPlace;
import cn.sixin.kit.work.Background;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.season.Seasons;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The one window and what is shown in it, from the first run to the pages: the composition root. On the FX thread. */
public final class DeskWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 760;
    /** So long the sign-in window stays while the first page's rows are read; then they come into the page. */
    private static final Duration PATIENCE = Duration.millis(400);

    private final Station station;
    private final SettingsModel settings;
    private final Background background;
    private final Theme theme;
    private final Clock clock;
    private final Shell.Window around;
    private final StackPane root = new StackPane();
    private final Entrance entrance;
    private Kit kit;
    private @Nullable Stage stage;
    private @Nullable Idle idle;
    private @Nullable Session session;
    private @Nullable Shell shell;
    private @Nullable WarmUp warmUp;
    private @Nullable Path offered;
    private boolean faultShown;

    /** On any thread. */
    public DeskWindow(
            Station station, SettingsModel settings, Background background, Theme theme, Clock clock, Updates updates) {
        this.station = station;
        this.settings = settings;
        this.background = background;
        this.theme = theme;
        this.clock = clock;
        around = new Shell.Window(this::lock, this::signOut, this::signedOut, this::quit, updates);
        kit = kit();
        entrance = new Entrance(station, settings, clock, () -> kit, root, this::in);
    }

    private Kit kit() {
        Labels labels = Labels.of(settings.get().locale(Locale.getDefault()));
        return new Kit(labels, theme, background, new Dialogs(labels));
    }

    /**
     * Makes what this station needs first, on any thread: it is in no window yet. The theme is applied already, or
     * JavaFX would read a sheet of its own.
     *
     * @param who as the station has told
     */
    public void prepare(Entry.Who who) {
        entrance.begin(who);
    }

    /** Shows the window with what was prepared. */
    public void open(Stage shown) {
        stage = shown;
        idle = new Idle(shown, () -> settings.get().lockMinutes(), this::lock, this::rest);
        settings.property().addListener((seen, before, now) -> changed(before, now));
        shown.setScene(new Scene(root, WIDTH, HEIGHT));
        shown.setTitle(kit.text("app.name"));
        shown.setMinWidth(800);
        shown.setMinHeight(560);
        WindowPlace.restore(shown, settings.get().window().map(DeskWindow::place), WIDTH, HEIGHT);
        WindowPlace.remember(shown, place -> settings.change(now -> now.withWindow(kept(place))));
        shown.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        FirstPaint.then(shown.getScene(), this::painted);
        shown.show();
    }

    private Stage stage() {
        return Objects.requireNonNull(stage, "the window is not open yet");
    }

    private Idle idle() {
        return Objects.requireNonNull(idle, "the window is not open yet");
    }

    private void painted() {
        // The sheet so far is the sign-in window's own; what the pages want of it is read while a password is typed.
        theme.apply(settings.get().look());
        WarmUp warming = new WarmUp(kit, settings, root, this::shellFrame);
        warmUp = warming;
        background
                .job("", run -> ready())
                .quiet()
                .onSuccess(done -> warming.begin())
                .start();
    }

    /** While the officer types his password, what the first page needs is read for the first time. */
    private boolean ready() {
        kit.labels().readAll();
        Icons.prepare();
        station.prepare();
        Seasons.shipped().context(LocalDate.now(clock), "", Context.Lookup.NONE);
        LunarDay.report(LocalDate.now(clock));
        return keepLooks();
    }

    /** A full disk costs a slower start, and nobody's work. */
    private boolean keepLooks() {
        try {
            theme.keep();
            return true;
        } catch (IOException e) {
            LoggerFactory.getLogger(DeskWindow.class).warn("the style sheet could not be kept for the next start", e);
            return false;
        }
    }

    private void changed(Settings before, Settings now) {
        if (!before.look().equals(now.look())) {
            theme.apply(now.look());
        }
        if (!before.language().equals(now.language())) {
            kit = kit();
            // What was made ahead speaks the language before.
            warmedUp();
            stage().setTitle(kit.text("app.name"));
            leaving(this::again);
        }
    }

    /** What is shown, in another language. */
    private void again() {
        Session open = session;
        if (open == null) {
            entrance.again();
        } else {
            work(open, FirstRunController.Begin.EMPTY, Optional.empty());
        }
    }

    private static WindowPlace place(Settings.Place kept) {
        return new WindowPlace(kept.x(), kept.y(), kept.width(), kept.height(), kept.maximized());
    }

    private static Settings.Place kept(WindowPlace place) {
        return new Settings.Place(place.x(), place.y(), place.width(), place.height(), place.maximised());
    }

    private void in(Session entered, FirstRunController.Begin begin, Optional<Arrival> arrival) {
        session = entered;
        settings.change(now -> now.withOfficer(entered.officer().id().toString()));
        idle().watch();
        work(entered, begin, arrival);
        if (entered.leads() && entered.slots().isRecoveryUnconfirmed()) {
            CodeSheet.renew(kit, stage(), new OfficersModel(entered), kit.text("settings.code.unconfirmed"));
        }
    }

    private void work(Session entered, FirstRunController.Begin begin, Optional<Arrival> arrival) {
        Shell before = shell;
        if (before != null) {
            before.close();
        }
        ShellFrame frame = warmedUp().orElseGet(this::shellFrame);
        Shell made = new Shell(kit, entered, settings, clock, around, frame);
        shell = made;
        if (!root.getChildren().contains(made.view())) {
            made.view().setVisible(false);
            root.getChildren().addFirst(made.view());
        }
        PauseTransition patience = new PauseTransition(before == null ? PATIENCE : Duration.ZERO);
        patience.setOnFinished(event -> reveal(made));
        patience.play();
        made.begin(begin, arrival, () -> reveal(made));
        offer();
    }

    private Optional<ShellFrame> warmedUp() {
        WarmUp warming = warmUp;
        warmUp = null;
        return warming == null ? Optional.empty() : warming.end();
    }

    /** Instead of the window before, once: one that is taken out and put back would get its looks anew. */
    private void reveal(Shell made) {
        if (shell == made) {
            made.view().setVisible(true);
            root.getChildren().removeIf(other -> other != made.view());
        }
    }

    /** A sync package was opened from the system's files: it is offered to whoever is signed in, or signs in next. */
    public void offer(Path file) {
        offered = file;
        offer();
    }

    private void offer() {
        Shell open = shell;
        Path file = offered;
        if (open != null && file != null) {
            offered = null;
            open.offer(file);
        }
    }

    private void quit() {
        ending(stage()::hide);
    }

    private void signOut() {
        ending(this::signedOut);
    }

    private void signedOut() {
        idle().close();
        closeSession();
        entrance.signIn();
    }

    /** Goes on once nothing unsaved is open. */
    private void leaving(Runnable then) {
        Shell open = shell;
        if (open == null) {
            if (entrance.mayLeave()) {
                then.run();
            }
        } else {
            open.leave(then);
        }
    }

    private void ending(Runnable then) {
        Shell open = shell;
        if (open == null) {
            leaving(then);
        } else {
            open.end(then);
        }
    }

    private void lock() {
        Session open = session;
        if (open != null) {
            idle().cover(views(LockController.class, () -> new LockController(kit, open, idle()::uncover))
                    .load(AppView.LOCK, LockController.class)
                    .root());
        }
    }

    /** Memory goes back to the machine while nobody waits for it: field laptops are small, and share it with WPS. */
    private void rest() {
        Session open = session;
        if (open != null) {
            background
                    .job("", run -> {
                        open.store().rest();
                        System.gc();
                        return open;
                    })
                    .start();
        }
    }

    private ShellFrame shellFrame() {
        return new ShellFrame(kit, settings, around);
    }

    private <C> Views views(Class<C> type, java.util.function.Supplier<C> maker) {
        return new Views(kit.labels()).register(type, maker);
    }

    /** Another start of the program asks for this window. */
    public void toFront() {
        stage().setIconified(false);
        stage().show();
        stage().toFront();
        stage().requestFocus();
    }

    /** Tells of a fault of ours, one at a time: a fault in a loop must not bury the window. */
    public void fault(CrashHandler.Crash crash) {
        if (!faultShown) {
            faultShown = true;
            try {
                kit.dialogs()
                        .fault(
                                crash.code().text(),
                                kit.text(
                                        "crash.details",
                                        crash.log(),
                                        System.getProperty("os.name", ""),
                                        Runtime.version()));
            } finally {
                faultShown = false;
            }
        }
    }

    /** Closes what is open; called once, after the window is gone. */
    public void close() {
        warmedUp();
        idle().close();
        entrance.leave();
        closeSession();
    }

    private void closeSession() {
        Session open = session;
        Shell shown = shell;
        session = null;
        shell = null;
        if (shown != null) {
            shown.close();
        }
        if (open != null) {
            open.close();
        }
    }
}
