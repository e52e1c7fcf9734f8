package cn.sixin.kit;

import cn.sixin.ledger.Problem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;

/** JavaFX, on its way up while others get ready: its start takes as long as all else that comes before a window. */
public final class Toolkit {
    private final CompletableFuture<Optional<Problem>> missing;
    private final CompletableFuture<Void> started;
    private final CompletableFuture<Void> styled = new CompletableFuture<>();

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

    /**
     * Gives the process its style sheet, and returns at once. JavaFX takes note of a sheet when it is named, but whoever
     * names one then waits until the toolkit is there to read it: that is another thread's.
     *
     * @param sheet finds the sheet's address; runs on that thread
     */
    public void style(Supplier<String> sheet) {
        Thread.ofPlatform().daemon().name("theme").start(() -> {
            try {
                name(sheet.get());
                styled.complete(null);
            } catch (Throwable failure) {
                styled.completeExceptionally(failure);
            }
        });
    }

    /**
     * Waits until controls may be made on this thread: made before a sheet is named, they would have JavaFX read its own.
     *
     * @throws java.util.concurrent.CompletionException when {@link #style} could not, or the toolkit could not start
     */
    public void awaitStyle() {
        while (Application.getUserAgentStylesheet() == null && !styled.isDone()) {
            LockSupport.parkNanos(200_000);
        }
        if (styled.isCompletedExceptionally()) {
            styled.join();
        }
    }

    private void name(String sheet) {
        while (true) {
            try {
                Application.setUserAgentStylesheet(sheet);
                return;
            } catch (IllegalStateException notBegun) {
                if (started.isDone()) {
                    started.join();
                    throw notBegun;
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
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
