package cn.sixin.page.ui;

import cn.sixin.Ledgers;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.ui.DispatchModel;
import cn.sixin.dispatch.ui.DispatchPage;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import cn.sixin.kit.Theme;
import cn.sixin.kit.work.Progress;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.page.Desk;
import cn.sixin.store.CrashChild;
import cn.sixin.store.Draft;
import cn.sixin.store.Drafts;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.visit.Visit;
import cn.sixin.visit.ui.VisitPage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/** A desk without a screen on which an officer types without end, into a visit or a cell of the dispatch, until it is killed. */
final class DraftChild {
    private static final int CACHE_KB = 4096;
    private static final int KEY_EVERY_MS = 20;

    static final String FORM = "form";
    static final String CELL = "cell";

    private DraftChild() {}

    public static void main(String[] arguments) throws Exception {
        Store store = Store.open(
                        new StoreFiles(Path.of(arguments[0])),
                        CrashChild.key(),
                        StoreConfig.of(Ledgers.ALL).withCacheKb(CACHE_KB))
                .orThrow();
        CountDownLatch shown = new CountDownLatch(1);
        TextInputControl[] field = new TextInputControl[1];
        boolean cell = arguments[1].equals(CELL);
        Platform.startup(() -> {
            field[0] = cell ? cell(store) : form(store);
            shown.countDown();
        });
        shown.await();
        tell(store);
        for (int i = 0; ; i++) {
            String character = String.valueOf((char) ('a' + i % 26));
            Platform.runLater(() -> field[0].appendText(character));
            TimeUnit.MILLISECONDS.sleep(KEY_EVERY_MS);
        }
    }

    private static TextInputControl form(Store store) {
        Kit kit = kit();
        Desk desk = Desk.open(store, kit.labels(), PageTest.CLOCK, PageTest.OFFICER);
        LedgerPages.Shown page = new LedgerPages(kit, desk, new NoWays()).open(VisitPage.declare(), Optional.empty());
        show(page.root());
        page.controller().create();
        return (TextInputControl) page.root().lookup("#field-problems");
    }

    /** 开工状态 of the first line, which stays open: what is typed is no state and nobody leaves it. */
    private static TextInputControl cell(Store store) {
        Kit kit = kit();
        Desk desk = Desk.open(store, kit.labels(), PageTest.CLOCK, PageTest.OFFICER);
        desk.load(DispatchModel.needs(), Progress.none());
        Parent page = DispatchPage.open(kit, desk, new NoWays()).root();
        show(page);
        TextInputControl field;
        // The day is opened in the background; its outcome comes on this thread.
        while ((field = (TextInputControl) page.lookup("#grid-editor")) == null || !field.isEditable()) {
            Object loop = new Object();
            Platform.runLater(() -> Platform.exitNestedEventLoop(loop, null));
            Platform.enterNestedEventLoop(loop);
        }
        return field;
    }

    private static void show(Parent page) {
        Stage stage = new Stage();
        stage.setScene(new Scene(page, 1366, 768));
        stage.show();
    }

    private static Kit kit() {
        Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
        Theme theme = new Theme(List.of(PageView.styles()));
        theme.apply(Look.DEFAULT);
        return new Kit(
                labels,
                theme,
                new ThreadRunner(fault -> {
                    throw new IllegalStateException(fault);
                }),
                new Dialogs(labels));
    }

    /** Says how much is to be read in the store; when more is, what was said before is on the disk. */
    private static void tell(Store store) {
        PrintStream out = System.out;
        Thread thread = new Thread(() -> {
            int said = 0;
            while (true) {
                int now = typed(store);
                if (now > said) {
                    out.println("kept " + now);
                    said = now;
                }
                pause();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(KEY_EVERY_MS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int typed(Store store) {
        return store.drafts().of(PageTest.OFFICER).stream()
                .map(Drafts.Kept::draft)
                .mapToInt(DraftChild::typed)
                .max()
                .orElse(0);
    }

    private static int typed(Draft draft) {
        String cell = draft.texts().getOrDefault(Dispatch.OPEN_STATE, "");
        return draft.values().containsKey(Visit.PROBLEMS)
                ? String.valueOf(draft.values().get(Visit.PROBLEMS).after()).length()
                : cell.length();
    }
}
