package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.app.ui.DeskProcess;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.enterprise.ui.EnterprisePage;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.Theme;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.LedgerPages;
import cn.sixin.page.ui.NoWays;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/**
 * The 3,800 rows of {@code roster-clean.xlsx} as an officer brings them in, by the clock: from the chosen file to the
 * columns, on to the preview, and from the confirmation until the rows stand in the page's table. In a real store and a
 * real page without a screen; the first line is a desk that has just been started. Arguments: another workbook.
 */
public final class RosterBench {
    private static final Path SAMPLE = Path.of("src/test/resources/samples/roster-clean.xlsx");
    private static final int TIMES = 5;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    private final Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
    private final ThreadRunner background = new ThreadRunner(failure -> {
        throw new IllegalStateException(failure);
    });
    private final Theme theme = new Theme(DeskProcess.styles());

    private RosterBench() {}

    public static void main(String[] args) throws Exception {
        Path workbook = args.length > 0 ? Path.of(args[0]) : SAMPLE;
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        RosterBench bench = new RosterBench();
        for (int i = 0; i < TIMES; i++) {
            bench.once(workbook);
        }
        System.exit(0);
    }

    private void once(Path workbook) throws Exception {
        Path folder = Files.createTempDirectory("roster-bench");
        StoreKey key = StoreKey.random(new SecureRandom());
        try (Store store = Store.create(new StoreFiles(folder), key, StoreConfig.of(Ledgers.ALL), "441900119", "bench")
                .orThrow()) {
            Desk desk = Desk.open(store, labels, Clock.systemDefaultZone(), "bench");
            LedgerPages.Shown page = fx(() -> {
                theme.apply(Look.DEFAULT);
                Kit kit = new Kit(labels, theme, background, new Dialogs(labels));
                LedgerPages.Shown shown =
                        new LedgerPages(kit, desk, new NoWays()).open(EnterprisePage.declare(), Optional.empty());
                Stage stage = new Stage();
                stage.setScene(new Scene(shown.root(), 1366, 768));
                stage.show();
                return shown;
            });
            Scene scene = page.root().getScene();
            await(() -> scene.lookup("#table-count") != null);
            long begin = System.nanoTime();
            fx(() -> {
                page.controller().importBook(workbook);
                return page;
            });
            await(() -> ready(scene, "#import-next"));
            double columns = since(begin);
            begin = System.nanoTime();
            press(scene, "#import-next");
            await(() -> scene.lookup("#import-rows") != null && ready(scene, "#import-confirm"));
            double preview = since(begin);
            begin = System.nanoTime();
            press(scene, "#import-confirm");
            await(() -> scene.lookup("#import-done") != null && rows(scene) > 0);
            double done = since(begin);
            System.out.printf(
                    "%s: file to columns %.0f ms, columns to preview %.0f ms, together %.0f ms; confirmed to on screen"
                            + " %.0f ms, %d rows%n",
                    workbook.getFileName(),
                    columns,
                    preview,
                    columns + preview,
                    done,
                    desk.index(Enterprise.LEDGER).count());
            fx(() -> {
                scene.getWindow().hide();
                return scene;
            });
            desk.close();
        }
    }

    private static boolean ready(Scene scene, String button) {
        return scene.lookup(button) instanceof Button shown && !shown.isDisabled();
    }

    private static int rows(Scene scene) {
        return ((TableView<?>) scene.lookup("#ledger-rows")).getItems().size();
    }

    private static void press(Scene scene, String button) throws Exception {
        fx(() -> {
            ((Button) scene.lookup(button)).fire();
            return button;
        });
    }

    private static void await(BooleanSupplier condition) throws Exception {
        long begin = System.nanoTime();
        while (!fx(condition::getAsBoolean)) {
            if (System.nanoTime() - begin > PATIENCE) {
                throw new IllegalStateException("waited too long");
            }
            TimeUnit.MILLISECONDS.sleep(1);
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
}
