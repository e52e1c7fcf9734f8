package cn.sixin.kit;

import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** JavaFX, on its way up while others get ready: its start takes as long as all else that comes before a window. */
public final class Toolkit {
    private final CompletableFuture<Void> started;

    private Toolkit(CompletableFuture<Void> started) {
        this.started = started;
    }

    /** Begins to start it and returns at once; once in a process. */
    public static Toolkit start() {
        return new Toolkit(CompletableFuture.runAsync(
                Toolkit::startup, Thread.ofPlatform().daemon().name("toolkit")::start));
    }

    private static void startup() {
        Logger talker = Logger.getLogger("javafx");
        // It would tell the officer's console that it was found on the class path, where it is meant to be.
        talker.setLevel(Level.OFF);
        Platform.setImplicitExit(false);
        Platform.startup(() -> {});
        talker.setLevel(null);
    }

    /** Runs something on the FX thread once that is there; does not wait for it. */
    public void screen(Runnable action) {
        started.thenRun(() -> Platform.runLater(action));
    }

    /** @throws java.util.concurrent.CompletionException when it could not start */
    public void await() {
        started.join();
    }

    /** Ends the FX thread; without it the process would not end. */
    public void exit() {
        started.handle((done, failure) -> {
            Platform.exit();
            return done;
        });
    }
}
