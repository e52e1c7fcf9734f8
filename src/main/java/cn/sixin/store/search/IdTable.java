package cn.sixin.store.search;

import java.util.UUID;

/** Row ids and their slots: ids are added and never leave, so that readers need no lock. */
final class IdTable {

    private final int[] table;

    private IdTable(int capacity) {
        table = new int[capacity];
    }

    static IdTable empty() {
        return new IdTable(64);
    }

    boolean full(int ids) {
        return ids * 4L >= table.length * 3L;
    }

    /** A table twice as wide with the ids of all slots below {@code size}. */
    IdTable grown(long[][] ids, int size) {
        IdTable wider = new IdTable(table.length * 2);
        for (int slot = 0; slot < size; slot++) {
            wider.add(high(ids, slot), low(ids, slot), slot);
        }
        return wider;
    }

    void add(long high, long low, int slot) {
        int mask = table.length - 1;
        int at = hash(high, low) & mask;
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = slot + 1;
    }

    /** @return -1 when no slot below {@code size} has the id */
    int slot(UUID id, long[][] ids, int size) {
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        int mask = table.length - 1;
        int at = hash(high, low) & mask;
        for (int entry = table[at]; entry != 0; entry = table[at]) {
            int slot = entry - 1;
            if (slot < size && low(ids, slot) == low && high(ids, slot) == high) {
                return slot;
            }
            at = at + 1 & mask;
        }
        return -1;
    }

    static long high(long[][] ids, int slot) {
        return ids[slot >>> Snapshot.SHIFT][(slot & Snapshot.MASK) * 2];
    }

    static long low(long[][] ids, int slot) {
        return ids[slot >>> Snapshot.SHIFT][(slot & Snapshot.MASK) * 2 + 1];
    }

    private static int hash(long high, long low) {
        long mixed = (high ^ low * 0x9E3779B97F4A7C15L) * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed >>> 32);
    }
}
