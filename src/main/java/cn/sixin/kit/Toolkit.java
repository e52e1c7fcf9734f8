package cn.sixin.kit;

import cn.sixin.ledger.Problem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/** JavaFX, on its way up while others get ready: its start takes as long as all else that comes before a window. */
public final class Toolkit {
    private final CompletableFuture<Optional<Problem>> missing;
    private final CompletableFuture<Void> started;

    private Toolkit(CompletableFuture<Optional<Problem>> missing, CompletableFuture<Void> started) {
        this.missing = missing;
        this.started = started;
    }

    /**
     * Begins to start it and returns at once; once in a process.
     *
     * @param check what a window lacks here, asked first; where it lacks anything the toolkit is left alone
     */
    public static Toolkit start(Supplier<Optional<Problem>> check) {
        CompletableFuture<Optional<Problem>> missing = new CompletableFuture<>();
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("toolkit").start(() -> {
            try {
                Optional<Problem> found = check.get();
                missing.complete(found);
                if (found.isEmpty()) {
                    startup();
                    started.complete(null);
                }
            } catch (Throwable failure) {
                missing.completeExceptionally(failure);
                started.completeExceptionally(failure);
            }
        });
        return new Toolkit(missing, started);
    }

    /** What keeps a window from being shown on this machine; empty when the toolkit is on its way. Waits for the answer. */
    public Optional<Problem> missing() {
        return missing.join();
    }

    private static void startup() {
        if (Platform.class.getModule().isNamed()) {
            up();
            return;
        }
        Logger talker = Logger.getLogger("javafx");
        // It would tell the developer's console that it was found on the class path, where Maven puts it.
        talker.setLevel(Level.OFF);
        up();
        talker.setLevel(null);
    }

    private static void up() {
        Platform.setImplicitExit(false);
        Platform.startup(() -> {});
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
