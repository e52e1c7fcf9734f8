package cn.sixin.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: anywhere from nothing to a bound that doubles (full jitter), so that a
 * thousand stations that lost the server at once do not all come back at once.
 */
public final class Waiting {
    private static final long FIRST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 60_000;

    private final Sleeper sleeper;
    private final RandomGenerator random;

    public Waiting(Sleeper sleeper, RandomGenerator random) {
        this.sleeper = sleeper;
        this.random = random;
    }

    /** Waits. */
    @FunctionalInterface
    public interface Sleeper {
        /** Returns after {@code time}, or sooner when it was interrupted or the work is cancelled. */
        void sleep(Duration time);
    }

    /**
     * Before the next try.
     *
     * @param failures so far, at least 1
     * @param least what the server asked for in seconds; 0 for nothing
     */
    void after(int failures, long least) {
        long bound = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, 10));
        sleeper.sleep(Duration.ofMillis(Math.max(least * 1_000, 0) + random.nextLong(bound + 1)));
    }
}
