package cn.sixin.kit.work;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A sequence of like requests of which only the newest matters: a search while typing, a page's rows. FX thread only. */
public final class Latest {
    private final Background background;
    private long newest;
    private @Nullable Running run;

    public Latest(Background background) {
        this.background = background;
    }

    /** Starts this request, cancels the one before and drops its result even if it comes in later. */
    public <T> void ask(String title, Work<T> work, Consumer<? super T> show) {
        ask(title, work, show, () -> {});
    }

    /** @param ended runs in any case when the work is over, whoever wants its result */
    public <T> void ask(String title, Work<T> work, Consumer<? super T> show, Runnable ended) {
        cancel();
        long mine = newest;
        run = background
                .job(title, work)
                .quiet()
                .onSuccess(value -> {
                    if (mine == newest) {
                        show.accept(value);
                    }
                })
                .onFinally(ended)
                .start();
    }

    /** Drops what is under way. */
    public void cancel() {
        newest++;
        if (run != null) {
            run.cancel();
        }
    }
}
