package cn.sixin.app.ui;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what a key stretched and a store opened take on a busy machine. */
final class Patience {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    private Patience() {}

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(30);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
