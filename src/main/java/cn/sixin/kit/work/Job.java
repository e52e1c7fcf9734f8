package cn.sixin.kit.work;

import java.util.function.Consumer;

/** A description of work and of what follows it on the FX thread; needs no running toolkit. */
public final class Job<T> {
    private final Background background;
    private final String title;
    private final Work<T> work;
    private Consumer<? super T> success = value -> {};
    private Consumer<? super Exception> error = failure -> {};
    private Runnable last = () -> {};
    private boolean quiet;

    Job(Background background, String title, Work<T> work) {
        this.background = background;
        this.title = title;
        this.work = work;
    }

    /** On the FX thread, with the result; not when it stopped because it was cancelled. */
    public Job<T> onSuccess(Consumer<? super T> next) {
        success = next;
        return this;
    }

    /** On the FX thread, before the one error handler is told: to set a page right again, not to report. */
    public Job<T> onError(Consumer<? super Exception> next) {
        error = next;
        return this;
    }

    /** On the FX thread, always and last: done, failed or cancelled. */
    public Job<T> onFinally(Runnable next) {
        last = next;
        return this;
    }

    /** Not listed among running work: for what is over before it could be read. */
    public Job<T> quiet() {
        quiet = true;
        return this;
    }

    public Running start() {
        return background.start(this);
    }

    String title() {
        return title;
    }

    boolean isQuiet() {
        return quiet;
    }

    Work<T> work() {
        return work;
    }

    void succeeded(T value) {
        success.accept(value);
    }

    void failed(Exception failure) {
        error.accept(failure);
    }

    void ended() {
        last.run();
    }
}
