package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.app.ui.DeskProcess;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.ui.DispatchModel;
import cn.sixin.dispatch.ui.DispatchPage;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.Theme;
import cn.sixin.kit.work.DirectRunner;
import cn.sixin.kit.work.Progress;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.NoWays;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * The daily dispatch of 500 enterprises, ten days of the season known, over a real encrypted store. Keys are the FX
 * thread's own processor time up to the next frame, with rules and sums, styles and layout and whatever comes in between; opening and saving a day are by the clock, beside a
 * bare batch of as many rows into the same store. Times in milliseconds.
 */
public final class DispatchBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ENTERPRISES = 500;
    private static final int KEYS = 150;
    private static final int WARM_UP = 50;
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 23);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-02-23T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Actor ACTOR = new Actor("梁安", "desk-1");

    private DispatchBench() {}

    public static void main(String[] args) throws Exception {
        Platform.startup(() -> {});
        Path home = Files.createTempDirectory("dispatch-bench");
        Store store = Store.create(
                        new StoreFiles(home),
                        StoreKey.random(new SecureRandom()),
                        StoreConfig.of(Ledgers.ALL),
                        "441900119",
                        "desk-1")
                .orThrow();
        try (store) {
            fill(store);
            run(store);
        } finally {
            Platform.exit();
        }
    }

    private static void fill(Store store) {
        List<Row> town = new ArrayList<>();
        for (int i = 0; i < ENTERPRISES; i++) {
            town.add(store.draft(Enterprise.LEDGER)
                    .with(Enterprise.NAME, "东莞市测试" + i + "电子有限公司")
                    .with(Enterprise.CONTACT, "林海")
                    .with(Enterprise.PHONE, "1990000%04d".formatted(i))
                    .with(Enterprise.COMMUNITY, "第" + i % 17 + "社区")
                    .with(Enterprise.TAGS_COLUMN, Set.of("monitored")));
        }
        save(store, town);
        for (int day = 10; day > 0; day--) {
            save(store, reports(store, town, TODAY.minusDays(day)));
        }
    }

    private static List<Row> reports(Store store, List<Row> town, LocalDate day) {
        return town.stream()
                .map(enterprise -> store.draft(Dispatch.LEDGER)
                        .with(Dispatch.ENTERPRISE, enterprise.id())
                        .with(Dispatch.AS_OF, day)
                        .with(Dispatch.OPEN_STATE, "partly")
                        .with(Dispatch.OPENED_ON, LocalDate.of(2027, 2, 13))
                        .with(Dispatch.GOING_HOME, 90)
                        .with(Dispatch.STAYING, 30)
                        // Nothing that is typed over these falls: a fallen figure asks for its reason and waits.
                        .with(Dispatch.RETURNED, 0)
                        .with(Dispatch.HIRED, 0)
                        .with(Dispatch.LEFT, 0)
                        .with(Dispatch.PRESENT, 30)
                        .with(Dispatch.SHORT_GENERAL, 8)
                        .with(Dispatch.SHORT_TOTAL, 8)
                        .with(Dispatch.METHOD, "phone"))
                .toList();
    }

    private static void save(Store store, List<Row> rows) {
        List<Batch.Op> ops = new ArrayList<>();
        rows.forEach(row -> ops.add(new Batch.Op.Create(row)));
        store.save(new Batch(GroupKind.IMPORT, "bench", ACTOR, ops));
    }

    private static void run(Store store) throws Exception {
        Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
        Desk desk = Desk.open(store, labels, CLOCK, ACTOR.officer());
        desk.load(DispatchModel.needs(), Progress.none());
        System.out.printf("%d enterprises%n", ENTERPRISES);
        days(desk, store);
        Theme theme = new Theme(DeskProcess.styles());
        ThreadRunner background = new ThreadRunner(failure -> {
            throw new IllegalStateException(failure);
        });
        Parent page = fx(() -> {
            theme.apply(Look.DEFAULT);
            Parent root = DispatchPage.open(new Kit(labels, theme, background, new Dialogs(labels)), desk, new NoWays())
                    .root();
            Stage stage = new Stage();
            stage.setScene(new Scene(root, 1366, 768));
            stage.show();
            return root;
        });
        Thread.sleep(3_000); // the day is opened in the background
        for (KeyCode key : List.of(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.LEFT, KeyCode.PAGE_DOWN, KeyCode.PAGE_UP)) {
            print(key.toString(), keys(page, key, false));
        }
        // Away from 开工状态, to a figure.
        for (int i = 0; i < 5; i++) {
            press(page, KeyCode.RIGHT);
        }
        print("digit and DOWN", keys(page, KeyCode.DOWN, true));
        print("digit and ENTER", keys(page, KeyCode.ENTER, true));
        print("undo", keys(page, KeyCode.Z, false));
        background.close();
    }

    /** Opening and saving a whole day, each on a day of its own. */
    private static void days(Desk desk, Store store) {
        DispatchModel model = new DispatchModel(desk, new DirectRunner(failure -> {
            throw new IllegalStateException(failure);
        }));
        double[] opening = new double[12];
        for (int i = 0; i < opening.length; i++) {
            LocalDate day = TODAY.minusDays(i % 2);
            opening[i] = clock(() -> model.open(day));
        }
        print("open a day", opening);
        double[] saving = new double[6];
        double[] bare = new double[6];
        for (int i = 0; i < saving.length; i++) {
            model.open(TODAY);
            saving[i] = clock(() -> model.zero(model.sheet().ids()));
            model.undo();
            List<Row> town = model.sheet().lines().stream()
                    .map(line -> line.enterprise())
                    .toList();
            List<Row> rows = reports(store, town, TODAY.plusYears(1 + i));
            bare[i] = clock(() -> save(store, rows));
        }
        print("save a day", saving);
        print("  a bare batch", bare);
        System.out.printf("  ratio of p50 %.2f%n", at(saving, 50) / at(bare, 50));
    }

    private static double clock(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double[] keys(Parent page, KeyCode key, boolean digit) throws Exception {
        double[] taken = new double[KEYS];
        for (int i = -WARM_UP; i < KEYS; i++) {
            String typed = String.valueOf(Math.floorMod(i, 10));
            double one = toPulse(page.getScene(), () -> {
                Node owner = page.getScene().getFocusOwner();
                if (digit) {
                    Event.fireEvent(
                            owner,
                            new KeyEvent(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false));
                }
                Event.fireEvent(
                        owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, key == KeyCode.Z, false, false));
            });
            if (i >= 0) {
                taken[i] = one;
            }
            Thread.sleep(8);
        }
        return taken;
    }

    /** From an event to the end of the layout of the next frame: {@code applyCss} would style the whole page anew. */
    private static double toPulse(Scene scene, Runnable event) throws Exception {
        CompletableFuture<Double> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            long start = THREADS.getCurrentThreadCpuTime();
            Runnable[] pulse = new Runnable[1];
            pulse[0] = () -> {
                scene.removePostLayoutPulseListener(pulse[0]);
                done.complete((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
            };
            scene.addPostLayoutPulseListener(pulse[0]);
            event.run();
            Platform.requestNextPulse();
        });
        return done.get();
    }

    private static void press(Parent page, KeyCode key) throws Exception {
        fx(() -> {
            Event.fireEvent(
                    page.getScene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return null;
        });
    }

    private static <T> T fx(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }

    private static void print(String what, double[] times) {
        System.out.printf("%-16s p50 %.2f  p95 %.2f  max %.2f%n", what, at(times, 50), at(times, 95), at(times, 100));
    }

    private static double at(double[] times, int percent) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
