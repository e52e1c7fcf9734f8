package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import cn.sixin.sync.protocol.Conflict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a store is opened with.
 *
 * @param ledgers every ledger that officers write and the migrations made a table for
 * @param cacheKb the database's page cache in KiB; {@link #CACHE_KB} unless the heap is tight
 * @param filePrefix a file system of the database's own, as {@code split:}; empty for plain files
 */
public record StoreConfig(List<Ledger> ledgers, int cacheKb, Clock clock, String filePrefix) {
    /** Makes key reads 7 to 10 times faster than the database's default. */
    public static final int CACHE_KB = 131_072;

    public static StoreConfig of(List<Ledger> ledgers) {
        return new StoreConfig(ledgers, CACHE_KB, Clock.systemUTC(), "");
    }

    public StoreConfig withCacheKb(int kb) {
        return new StoreConfig(ledgers, kb, clock, filePrefix);
    }

    public StoreConfig withClock(Clock other) {
        return new StoreConfig(ledgers, cacheKb, other, filePrefix);
    }

    public StoreConfig withFilePrefix(String prefix) {
        return new StoreConfig(ledgers, cacheKb, clock, prefix);
    }

    /** Every ledger that has a table: conflicts are rows, too, though no officer writes one. */
    List<Ledger> kept() {
        List<Ledger> kept = new ArrayList<>(ledgers);
        if (!kept.contains(Conflict.LEDGER)) {
            kept.add(Conflict.LEDGER);
        }
        return kept;
    }

    Ledger ledger(String name) {
        return kept().stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ledger " + name));
    }
}
