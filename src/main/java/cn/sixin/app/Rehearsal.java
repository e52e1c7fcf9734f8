package cn.sixin.app;

import cn.sixin.Ledgers;
import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.kit.work.ThreadRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Progress;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.KdfCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * An officer's day without an officer, in a store of its own. The installer's build plays it twice. The whole makes
 * the store, signs in and opens every page, a form on each and the find box, and an image in which that does not reach
 * its end is not shipped. {@code start} signs in to that store and opens the first pages alone; what it touches is kept
 * in the start-up archive. A class there costs disk, memory and a share of each start, so what no morning begins with
 * stays out.
 */
public final class Rehearsal {
    private static final String TOWN = "441900119";
    private static final String OFFICER = "Rehearsal";
    private static final String PASSWORD = "Rehearsal-2027";
    private static final int ENTERPRISES = 60;
    /** The work list, the enterprises, the one-to-one services. */
    private static final int FIRST_PAGES = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ThreadRunner screen;
    private final boolean every;

    private Rehearsal(ThreadRunner screen, boolean every) {
        this.screen = screen;
        this.every = every;
    }

    /** @param args an empty folder, where the data is left; or one that was left, and {@code start} */
    public static void main(String[] args) throws Exception {
        boolean every = args.length == 1;
        DataHome home = new DataHome(Path.of(args[0]).toAbsolutePath());
        if (every) {
            found(home);
        }
        try (ThreadRunner screen = new ThreadRunner(failure -> {
            throw new IllegalStateException(failure);
        })) {
            FutureTask<Void> played = new FutureTask<>(() -> new Rehearsal(screen, every).play(), null);
            Thread.ofPlatform().name("rehearsal").start(played);
            int code = Main.desk(home, Optional.empty());
            if (code != 0) {
                System.exit(code);
            }
            played.get();
        }
        if (Files.readString(home.logs().resolve("sixin.log")).contains(" ERROR ")) {
            throw new IllegalStateException("a fault is in the log of " + home.folder());
        }
    }

    private static void found(DataHome home) throws IOException {
        Clock clock = Clock.systemDefaultZone();
        Labels labels = Labels.of(Locale.SIMPLIFIED_CHINESE);
        Station station = new Station(
                new StoreFiles(home.folder()),
                clock,
                () -> StoreConfig.of(Ledgers.ALL).withClock(clock),
                KdfCost.STANDARD);
        switch (station.found(TOWN, OFFICER, PASSWORD.toCharArray())) {
            case Station.Founded.Made(Session session, var code) -> {
                try (session) {
                    session.slots().confirmRecovery();
                    new DemoData(session.store(), labels, LocalDate.now(clock))
                            .fill(ENTERPRISES, session.actor(), Progress.NONE);
                }
            }
            case Station.Founded.Refused(var problem) -> throw new IllegalStateException(problem.key());
        }
    }

    private void play() {
        try {
            awaitToolkit();
            await(() -> node("#password") != null);
            // An officer types as long as this takes.
            await(() -> anywhere("#shell").findAny().isPresent());
            act(() -> {
                ((PasswordField) needed("#password")).setText(PASSWORD);
                ((Button) needed("#enter")).fire();
            });
            await(() -> node("#navigation") != null);
            List<String> entries = ask(() -> needed("#navigation").lookupAll(".rail-entry").stream()
                    .map(Node::getId)
                    .toList());
            for (String entry : every ? entries : entries.subList(0, FIRST_PAGES)) {
                act(() -> ((ButtonBase) needed("#" + entry)).fire());
                settle();
                if (every) {
                    act(() -> press(KeyCode.N));
                    settle();
                    act(() -> press(KeyCode.ESCAPE));
                }
            }
            if (every) {
                act(() -> press(KeyCode.K));
                settle();
                act(() -> press(KeyCode.ESCAPE));
            }
        } finally {
            act(() -> Window.getWindows().stream()
                    .filter(Stage.class::isInstance)
                    .toList()
                    .forEach(Window::hide));
        }
    }

    /** Lets what a page begins in the background end and be painted. */
    private void settle() {
        for (int pulse = 0; pulse < 12; pulse++) {
            act(() -> {});
            pause();
        }
    }

    private void press(KeyCode key) {
        boolean control = key != KeyCode.ESCAPE;
        Node at = needed("#shell");
        at.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false));
    }

    private void await(BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ask(there::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the desk did not come so far");
            }
            pause();
        }
    }

    /** The desk's own start makes the toolkit; before that nothing can be asked of the screen. */
    private void awaitToolkit() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                screen.screen(() -> {});
                return;
            } catch (IllegalStateException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(40);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Node needed(String selector) {
        Node found = node(selector);
        if (found == null) {
            throw new IllegalStateException("not on screen: " + selector);
        }
        return found;
    }

    private static @org.jspecify.annotations.Nullable Node node(String selector) {
        return anywhere(selector).filter(Rehearsal::isSeen).findFirst().orElse(null);
    }

    private static Stream<Node> anywhere(String selector) {
        return Window.getWindows().stream()
                .filter(window -> window.getScene() != null)
                .map(window -> window.getScene().getRoot().lookup(selector))
                .filter(Objects::nonNull);
    }

    /** The pages stand behind the sign-in window before anybody is in. */
    private static boolean isSeen(Node node) {
        return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    private void act(Runnable step) {
        ask(() -> {
            step.run();
            return true;
        });
    }

    private <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        screen.screen(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }
}
