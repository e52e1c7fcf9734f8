package cn.sixin.app.ui;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells when nobody has touched keyboard or mouse for some time. */
final class IdleWatch {
    private final LongSupplier nanos;
    private final Supplier<Duration> patience;
    private final Runnable idle;
    private long last;
    private boolean told;

    /** @param nanos a clock that never goes back @param patience asked each time, so that a change counts at once */
    IdleWatch(LongSupplier nanos, Supplier<Duration> patience, Runnable idle) {
        this.nanos = nanos;
        this.patience = patience;
        this.idle = idle;
        last = nanos.getAsLong();
    }

    /** Someone is there. */
    void touched() {
        last = nanos.getAsLong();
        told = false;
    }

    /** To be called every few seconds. */
    void look() {
        boolean over = nanos.getAsLong() - last >= patience.get().toNanos();
        if (over && !told) {
            told = true;
            idle.run();
        }
    }
}
