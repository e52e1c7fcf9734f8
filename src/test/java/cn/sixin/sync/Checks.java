package cn.sixin.sync;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts how often each invariant was looked at, and stops the run at the first that does not hold. */
final class Checks {
    private final long[] counts = new long[Invariant.values().length];

    void that(Invariant invariant, boolean holds, Supplier<String> what) {
        counts[invariant.ordinal()]++;
        if (!holds) {
            throw new Broken(invariant, what.get());
        }
    }

    Map<Invariant, Long> counts() {
        Map<Invariant, Long> all = new EnumMap<>(Invariant.class);
        for (Invariant invariant : Invariant.values()) {
            all.put(invariant, counts[invariant.ordinal()]);
        }
        return all;
    }
}
