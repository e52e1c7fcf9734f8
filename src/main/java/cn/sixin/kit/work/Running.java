package cn.sixin.kit.work;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ProgressIndicator;

/** Work under way, to be shown and cancelled. Its properties change on the FX thread only. */
public final class Running implements Progress {
    private final String title;
    private final Consumer<Runnable> screen;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(ProgressIndicator.INDETERMINATE_PROGRESS);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper();
    private final AtomicBoolean shownSoon = new AtomicBoolean();
    private volatile double fraction = ProgressIndicator.INDETERMINATE_PROGRESS;
    private volatile String said = "";
    private volatile boolean cancelled;

    Running(String title, Consumer<Runnable> screen) {
        this.title = title;
        this.screen = screen;
    }

    public String title() {
        return title;
    }

    /** 0 to 1, or negative while unknown. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** True once its last callback has run. */
    public ReadOnlyBooleanProperty overProperty() {
        return over.getReadOnlyProperty();
    }

    /**
     * Asks it to stop at its next check. Its thread is not interrupted: an interrupt closes the file channel of whatever
     * store it is writing to.
     */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void at(long done, long total) {
        fraction = total <= 0 ? ProgressIndicator.INDETERMINATE_PROGRESS : Math.min(1.0, (double) done / total);
        showSoon();
    }

    @Override
    public void say(String line) {
        said = line;
        showSoon();
    }

    void end() {
        over.set(true);
    }

    private void showSoon() {
        if (shownSoon.compareAndSet(false, true)) {
            screen.accept(this::show);
        }
    }

    private void show() {
        shownSoon.set(false);
        progress.set(fraction);
        message.set(said);
    }
}
