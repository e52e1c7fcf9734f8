package cn.sixin.store.search;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntConsumer;

/**
 * Texts by which rows are looked up, as hashes, and the slots of their rows. Two texts may share a hash: whoever looks
 * up compares the row itself.
 */
final class KeyTable {

    private static final long GONE = -1;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private long[] table = new long[64];
    private int filled;

    void add(String key, int slot) {
        lock.writeLock().lock();
        try {
            if (filled * 4L >= table.length * 3L) {
                grow();
            }
            put(table, (long) hash(key) << 32 | slot + 1);
            filled++;
        } finally {
            lock.writeLock().unlock();
        }
    }

    void remove(String key, int slot) {
        lock.writeLock().lock();
        try {
            long entry = (long) hash(key) << 32 | slot + 1;
            int at = place(entry, table.length);
            while (table[at] != 0) {
                if (table[at] == entry) {
                    table[at] = GONE;
                    return;
                }
                at = at + 1 == table.length ? 0 : at + 1;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The slots that may have the key. */
    void find(String key, IntConsumer slots) {
        lock.readLock().lock();
        try {
            long hash = (long) hash(key) << 32;
            int at = place(hash, table.length);
            while (table[at] != 0) {
                if (table[at] != GONE && (table[at] & 0xFFFFFFFF00000000L) == hash) {
                    slots.accept((int) table[at] - 1);
                }
                at = at + 1 == table.length ? 0 : at + 1;
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    private void grow() {
        int live = 0;
        for (long entry : table) {
            live += entry != 0 && entry != GONE ? 1 : 0;
        }
        long[] wider = new long[Math.max(64, live + (live >> 1) + (live >> 2))];
        for (long entry : table) {
            if (entry != 0 && entry != GONE) {
                put(wider, entry);
            }
        }
        table = wider;
        filled = live;
    }

    private static void put(long[] table, long entry) {
        int at = place(entry, table.length);
        while (table[at] != 0) {
            at = at + 1 == table.length ? 0 : at + 1;
        }
        table[at] = entry;
    }

    /** The hash's share of the table, which need not be a power of two long. */
    private static int place(long entry, int length) {
        return (int) ((entry >>> 32) * length >>> 32);
    }

    private static int hash(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
