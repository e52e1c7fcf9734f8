package cn.sixin.kit.work;

import java.util.function.Consumer;

/** Everything at once on the calling thread: a model's test then needs no toolkit and no waiting. */
public final class DirectRunner extends Background {
    public DirectRunner(Consumer<? super Exception> errors) {
        super(errors);
    }

    @Override
    public void screen(Runnable action) {
        action.run();
    }

    @Override
    protected void apart(Runnable action) {
        action.run();
    }
}
