package cn.sixin.city.http;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often one may ask: a bucket of so many requests for each, refilled as time goes on.
 *
 * @param <K> who asks
 */
final class Throttle<K> {
    /** More are forgotten, those first whose buckets are full. */
    private static final int MOST = 20_000;

    private final Rate rate;
    private final Clock clock;
    private final Map<K, Bucket> buckets = new ConcurrentHashMap<>();
    private volatile int sweepAbove = MOST;

    /** @param burst requests at once, at least 1 */
    record Rate(int burst, double perSecond) {}

    private record Bucket(double left, Instant at) {}

    Throttle(Rate rate, Clock clock) {
        this.rate = rate;
        this.clock = clock;
    }

    /** Takes one. Gives the seconds to wait, at least 1, when there is none; else 0. */
    long take(K who) {
        Instant now = clock.instant();
        long[] wait = new long[1];
        buckets.compute(who, (key, before) -> {
            double left = before == null ? rate.burst() : filled(before, now);
            if (left >= 1) {
                return new Bucket(left - 1, now);
            }
            wait[0] = Math.max(1, (long) Math.ceil((1 - left) / rate.perSecond()));
            return new Bucket(left, now);
        });
        if (buckets.size() > sweepAbove) {
            sweep(now);
        }
        return wait[0];
    }

    /** Where all are busy nothing can be forgotten: looked for again when there are twice as many, not at each request. */
    private synchronized void sweep(Instant now) {
        if (buckets.size() > sweepAbove) {
            buckets.values().removeIf(bucket -> filled(bucket, now) >= rate.burst());
            sweepAbove = Math.max(MOST, 2 * buckets.size());
        }
    }

    /** How many are remembered. */
    int size() {
        return buckets.size();
    }

    private double filled(Bucket bucket, Instant now) {
        double seconds =
                Math.max(0, java.time.Duration.between(bucket.at(), now).toNanos() / 1e9);
        return Math.min(rate.burst(), bucket.left() + seconds * rate.perSecond());
    }
}
