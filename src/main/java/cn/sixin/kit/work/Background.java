package cn.sixin.kit.work;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Runs work off the FX thread and brings its outcome back to it; {@link DirectRunner} does both at once, for tests. */
public abstract class Background {
    private final ObservableList<Running> running = FXCollections.observableArrayList();
    private final ObservableList<Running> runningView = FXCollections.unmodifiableObservableList(running);
    private final Consumer<? super Exception> errors;

    /** @param errors is told, on the FX thread, of every exception that work throws */
    protected Background(Consumer<? super Exception> errors) {
        this.errors = errors;
    }

    /** @param title what the officer reads while it runs */
    public final <T> Job<T> job(String title, Work<T> work) {
        return new Job<>(this, title, work);
    }

    /** Listed work under way, oldest first; changes on the FX thread. */
    public final ObservableList<Running> running() {
        return runningView;
    }

    /** Runs something on the FX thread, from whatever thread: for news that nobody asked for, as a sync's outcome. */
    public abstract void screen(Runnable action);

    /** Runs something off the FX thread. */
    protected abstract void apart(Runnable action);

    final <T> Running start(Job<T> job) {
        Running run = new Running(job.title(), this::screen);
        if (!job.isQuiet()) {
            screen(() -> running.add(run));
        }
        apart(() -> carryOut(job, run));
        return run;
    }

    private <T> void carryOut(Job<T> job, Running run) {
        Runnable outcome = outcome(job, run);
        screen(() -> {
            try {
                outcome.run();
            } finally {
                running.remove(run);
                run.end();
                job.ended();
            }
        });
    }

    private <T> Runnable outcome(Job<T> job, Running run) {
        try {
            run.check();
            T value = job.work().run(run);
            return () -> job.succeeded(value); // a cancel that came after the deed does not undo it
        } catch (CancellationException cancelled) {
            return () -> {};
        } catch (Exception failure) {
            return () -> {
                job.failed(failure);
                errors.accept(failure);
            };
        }
    }
}
