package cn.sixin.kit.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Work on threads of its own, outcomes on the FX thread. */
public final class ThreadRunner extends Background implements AutoCloseable {
    private final ExecutorService threads;

    public ThreadRunner(Consumer<? super Exception> errors) {
        super(errors);
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "work-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void screen(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    @Override
    protected void apart(Runnable action) {
        try {
            threads.execute(action);
        } catch (RejectedExecutionException closing) {
            // The desk is closing: work that would follow other work's end is not wanted any more.
            return;
        }
    }

    /** Takes no new work and waits up to 30 s for what runs, so that closing the desk does not cut off a save. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
