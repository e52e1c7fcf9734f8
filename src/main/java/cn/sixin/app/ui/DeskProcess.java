package cn.sixin.app.ui;

import cn.sixin.app.CrashHandler;
import cn.sixin.app.DataHome;
import cn.sixin.app.FrontDoor;
import cn.sixin.app.InstanceLock;
import cn.sixin.app.SettingsFile;
import cn.sixin.app.log.Logging;
import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Station;
import cn.sixin.app.sync.ui.SyncSheet;
import cn.sixin.app.update.Updates;
import cn.sixin.dispatch.ui.DispatchPage;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.FirstPaint;
import cn.sixin.kit.Look;
import cn.sixin.kit.Theme;
import cn.sixin.kit.Toolkit;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.page.ui.PageView;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.Terminal;
import cn.sixin.today.ui.TodayPage;
import cn.sixin.weekly.ui.WeeklyPage;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The process behind the window: alone in its data folder, with a log, until the window is closed. */
public final class DeskProcess {
    private final Toolkit toolkit;
    private final DataHome home;
    private final Supplier<Station> station;
    private final Clock clock;
    private final Terminal terminal;
    private final Optional<Path> opened;

    /**
     * @param toolkit on its way up
     * @param station made while the toolkit starts
     * @param opened the sync package that the program was opened with
     */
    public DeskProcess(
            Toolkit toolkit,
            DataHome home,
            Supplier<Station> station,
            Clock clock,
            Terminal terminal,
            Optional<Path> opened) {
        this.toolkit = toolkit;
        this.home = home;
        this.station = station;
        this.clock = clock;
        this.terminal = terminal;
        this.opened = opened;
    }

    /** Style sheets beside the kit's. */
    public static List<URL> styles() {
        return List.of(
                sheet(DeskProcess.class, "app.css"),
                sheet(DeskProcess.class, "shell.css"),
                sheet(DeskProcess.class, "settings.css"),
                sheet(SyncSheet.class, "sync.css"),
                sheet(PageView.class, "page.css"),
                sheet(TodayPage.class, "today.css"),
                sheet(WeeklyPage.class, "weekly.css"),
                sheet(DispatchPage.class, "dispatch.css"));
    }

    /** By the class beside which it lies; that is not made ready yet, since a page's wants its ledgers. */
    private static URL sheet(Class<?> beside, String name) {
        return Objects.requireNonNull(beside.getResource(name), name);
    }

    /** Runs until the window is closed. @return the exit code */
    public int run() {
        try {
            return begin();
        } finally {
            toolkit.exit();
        }
    }

    private int begin() {
        Optional<Problem> problem = home.prepare();
        if (problem.isPresent()) {
            return refuse(problem.get());
        }
        Optional<InstanceLock> lock;
        try {
            lock = InstanceLock.take(home.folder());
        } catch (IOException e) {
            return refuse(Problem.error("home.no_lock", home.folder(), DataHome.OVERRIDE));
        }
        if (lock.isEmpty()) {
            return elsewhere();
        }
        try (InstanceLock held = lock.get()) {
            SettingsFile settings = SettingsFile.read(home.settings());
            Theme theme = new Theme(styles(), Optional.of(home.looks()));
            Station closedStation = station.get();
            style(theme, settings.loaded().look(), closedStation.exists());
            return alone(settings, theme, closedStation);
        } catch (IOException e) {
            return refuse(Problem.error("home.read_only", home.folder(), DataHome.OVERRIDE));
        }
    }

    /**
     * Has the sheet for the first window named. Where the machine's own look is wanted, only the running toolkit knows it.
     */
    private void style(Theme theme, Look look, boolean signIn) {
        toolkit.style(() -> {
            if (look.mode() == Look.Mode.SYSTEM) {
                toolkit.await();
                return CompletableFuture.supplyAsync(() -> theme.first(look, signIn), toolkit::screen)
                        .join();
            }
            return theme.first(look, signIn);
        });
    }

    private int elsewhere() {
        if (FrontDoor.knock(home.folder(), opened)) {
            terminal.say("instance.open");
            return Exit.DONE;
        }
        return refuse(Problem.error("instance.silent", home.folder()));
    }

    /** Nobody may be looking at a terminal: it is said in a window, too. */
    private int refuse(Problem problem) {
        terminal.tell(problem);
        CountDownLatch read = new CountDownLatch(1);
        toolkit.screen(() -> {
            Labels labels = Labels.of(Locale.getDefault());
            new Theme(styles()).apply(Look.DEFAULT);
            new Dialogs(labels)
                    .ask(
                            labels.text("app.name"),
                            Terminal.sentence(problem, labels),
                            new Dialogs.Answer<>(true, labels.text("kit.close"), Dialogs.Weight.MAIN));
            read.countDown();
        });
        await(read);
        return Exit.PROBLEM;
    }

    private int alone(SettingsFile settings, Theme theme, Station closedStation) throws IOException {
        try (LateLog log = new LateLog(home.logs())) {
            AtomicReference<@Nullable DeskWindow> window = new AtomicReference<>();
            CrashHandler crash = new CrashHandler(log::file, told -> {
                DeskWindow shown = window.get();
                if (shown != null) {
                    toolkit.screen(() -> shown.fault(told));
                }
            });
            Thread.setDefaultUncaughtExceptionHandler(crash);
            Updates updates = Updates.here(home.folder());
            DeskWindow desk;
            try (ThreadRunner background = new ThreadRunner(crash::handle)) {
                // Made here, while the toolkit comes up, and handed over; what a picture can do without comes behind.
                Entry.Who who = closedStation.who();
                toolkit.awaitStyle();
                desk = new DeskWindow(
                        closedStation, new SettingsModel(settings, background), background, theme, clock, updates);
                window.set(desk);
                desk.prepare(who);
                opened.ifPresent(desk::offer);
                CountDownLatch painted = new CountDownLatch(1);
                CountDownLatch closed = new CountDownLatch(1);
                toolkit.screen(() -> {
                    Stage stage = new Stage();
                    stage.setOnHidden(event -> {
                        painted.countDown();
                        closed.countDown();
                    });
                    desk.open(stage);
                    FirstPaint.then(stage.getScene(), painted::countDown);
                });
                toolkit.await();
                await(painted);
                log.file();
                LoggerFactory.getLogger(DeskProcess.class).info("the window is painted");
                try (FrontDoor door = FrontDoor.open(home.folder(), file -> toFront(background, desk, file))) {
                    await(closed);
                }
            }
            desk.close();
            updates.atExit();
            return Exit.DONE;
        }
    }

    /** The log, opened by the first who needs it. */
    private static final class LateLog implements AutoCloseable {
        private final Path folder;
        private @Nullable Logging open;

        LateLog(Path folder) {
            this.folder = folder;
        }

        synchronized Path file() {
            Logging log = open;
            if (log == null) {
                log = Logging.start(folder);
                open = log;
            }
            return log.file();
        }

        @Override
        public synchronized void close() {
            if (open != null) {
                open.close();
            }
        }
    }

    private static void toFront(ThreadRunner background, DeskWindow window, Optional<Path> given) {
        background.screen(() -> {
            given.ifPresent(window::offer);
            window.toFront();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
