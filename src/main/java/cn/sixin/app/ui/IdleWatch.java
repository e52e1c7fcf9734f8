package cn.sixin.app.ui;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Tells when nobody has touched keyboard or mouse for some minutes. */
final class IdleWatch {
    private final LongSupplier nanos;
    private final IntSupplier minutes;
    private final Runnable idle;
    private long last;
    private boolean told;

    /** @param nanos a clock that never goes back @param minutes asked each time, so that a change counts at once */
    IdleWatch(LongSupplier nanos, IntSupplier minutes, Runnable idle) {
        this.nanos = nanos;
        this.minutes = minutes;
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
        boolean over = nanos.getAsLong() - last
                >= Duration.ofMinutes(minutes.getAsInt()).toNanos();
        if (over && !told) {
            told = true;
            idle.run();
        }
    }
}
