package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.app.SettingsFile;
import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.ui.DeskProcess;
import cn.sixin.app.ui.DeskWindow;
import cn.sixin.app.ui.SettingsModel;
import cn.sixin.app.update.Updates;
import cn.sixin.kit.Theme;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.store.Saving;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.KdfCost;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/**
 * The whole desk over a town of 200,000 enterprises: from the open store to the home page, pages, keys in a page's
 * search, scrolling, and the heap when all is in memory. Arguments: how many enterprises; a folder in which the town is
 * kept for the next run (a few minutes are saved).
 */
public final class DeskBench {
    private static final String TOWN = "441900119";
    private static final String OFFICER = "陈静";
    private static final char[] PASSWORD = "Spring-2027".toCharArray();
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);
    private static final List<String> TYPED =
            List.of("东", "东莞", "东莞市", "d", "dg", "dgs", "9", "91", "914", "1", "19", "199", "光", "光电", "");

    private final Path home;
    private final int enterprises;
    private final ThreadRunner background = new ThreadRunner(failure -> {
        throw new IllegalStateException(failure);
    });
    private Scene scene;

    @SuppressWarnings("NullAway.Init") // the window's, from open() on
    private DeskBench(Path home, int enterprises) {
        this.home = home;
        this.enterprises = enterprises;
    }

    public static void main(String[] args) throws Exception {
        int enterprises = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        Path home = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("desk-bench");
        new DeskBench(home, enterprises).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Station station = new Station(
                new StoreFiles(home),
                Clock.systemDefaultZone(),
                () -> StoreConfig.of(Ledgers.ALL),
                new KdfCost(256, 1, 1));
        if (!station.exists()) {
            fill(station);
        }
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        home(station);
        pages();
        print("key to rows on screen", keys());
        print("a page further, with its frame", scroll());
        // Again, and watched, which takes its time.
        Dispatches watched = new Dispatches();
        watched.start();
        keys();
        scroll();
        watched.end();
        print("FX thread, one event (cpu)", watched.times());
        heap();
    }

    private void fill(Station station) {
        try (Session session = ((Station.Founded.Made) station.found(TOWN, OFFICER, PASSWORD)).session()) {
            Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
            long begin = System.nanoTime();
            Saving saving = new DemoData(session.store(), labels, LocalDate.now(Clock.systemDefaultZone()))
                    .fill(enterprises, session.actor(), Progress.NONE);
            System.out.printf("filled in %.1f s: %s%n", since(begin) / 1e3, saving instanceof Saving.Saved);
        }
    }

    private void home(Station station) throws Exception {
        SettingsFile settings = SettingsFile.read(home.resolve("settings.json"));
        Theme theme = new Theme(DeskProcess.styles());
        fx(() -> {
            Stage stage = new Stage();
            stage.setWidth(1366);
            stage.setHeight(768);
            theme.apply(settings.loaded().look());
            DeskWindow window = new DeskWindow(
                    station,
                    new SettingsModel(settings, background),
                    background,
                    theme,
                    Clock.systemDefaultZone(),
                    Updates.here(home));
            window.prepare(station.who());
            window.open(stage);
            scene = stage.getScene();
            return window;
        });
        // While a password is typed, the page is made ahead.
        await(() -> scene.getRoot().lookup("#shell") != null);
        long begin = System.nanoTime();
        fx(() -> {
            ((PasswordField) scene.getRoot().lookup("#password")).setText(String.valueOf(PASSWORD));
            ((Button) scene.getRoot().lookup("#enter")).fire();
            return scene;
        });
        await(() -> !has(".entry"));
        System.out.printf("%,d enterprises: signed in to the home page %.0f ms%n", enterprises, since(begin));
        go("enterprise");
        await(() -> table() != null && table().getItems().size() >= enterprises);
        System.out.printf("enterprises in memory and on screen %.0f ms after signing in%n", since(begin));
    }

    private void pages() throws Exception {
        for (String page : List.of("service", "enterprise", "service", "enterprise")) {
            long begin = System.nanoTime();
            go(page);
            await(() -> table() != null && !table().getItems().isEmpty());
            fx(() -> lay());
            System.out.printf("page %s: first rows %.0f ms%n", page, since(begin));
        }
    }

    private List<Double> keys() throws Exception {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            for (String text : TYPED) {
                CountDownLatch shown = new CountDownLatch(1);
                ListChangeListener<Object> listener = change -> shown.countDown();
                long begin = System.nanoTime();
                fx(() -> {
                    rows().addListener(listener);
                    ((TextField) scene.lookup(".page-search")).setText(text);
                    return text;
                });
                if (!shown.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("no rows for " + text);
                }
                fx(() -> {
                    lay();
                    rows().removeListener(listener);
                    return text;
                });
                if (round > 1) {
                    times.add(since(begin));
                }
            }
        }
        return times;
    }

    private List<Double> scroll() throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int to = i * 22;
            long begin = System.nanoTime();
            fx(() -> {
                table().scrollTo(to);
                return to;
            });
            pulse();
            if (i > 40) {
                times.add(since(begin));
            }
        }
        return times;
    }

    /** Returns after the toolkit's next frame. */
    private static void pulse() throws Exception {
        CountDownLatch pulsed = new CountDownLatch(1);
        fx(() -> {
            Platform.requestNextPulse();
            new javafx.animation.AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    if (++frames == 2) {
                        stop();
                        pulsed.countDown();
                    }
                }
            }.start();
            return pulsed;
        });
        pulsed.await();
    }

    /** How much processor time the FX thread takes between two chances for somebody else's event. */
    private static final class Dispatches extends Thread {
        private final List<Double> times = new ArrayList<>();
        private volatile boolean over;
        private long last;

        Dispatches() {
            super("watch");
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!over) {
                try {
                    fx(() -> {
                        long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                        if (last != 0) {
                            times.add((now - last) / 1e6);
                        }
                        last = now;
                        return now;
                    });
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        void end() throws InterruptedException {
            over = true;
            join();
        }

        List<Double> times() {
            return times;
        }
    }

    private static void heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        System.out.printf(
                "heap in use %.0f MB%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
    }

    private void go(String place) throws Exception {
        fx(() -> {
            ((ButtonBase) scene.lookup("#navigation-" + place)).fire();
            return place;
        });
    }

    private javafx.collections.ObservableList<?> rows() {
        return table().getItems();
    }

    private TableView<?> table() {
        return (TableView<?>) scene.lookup("#ledger-rows");
    }

    private boolean has(String selector) {
        Node found = scene.lookup(selector);
        return found != null;
    }

    private Object lay() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }

    private static void await(BooleanSupplier condition) throws Exception {
        long begin = System.nanoTime();
        while (!fx(condition::getAsBoolean)) {
            if (System.nanoTime() - begin > PATIENCE) {
                throw new IllegalStateException("waited too long");
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static <T> T fx(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void print(String what, List<Double> times) {
        double[] sorted = times.stream().mapToDouble(d -> d).sorted().toArray();
        System.out.printf(
                "%s: p50 %.2f  p95 %.2f  p99 %.2f  max %.2f ms (%,d)%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                sorted.length);
    }
}
