package cn.sixin.store.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts slots in order, by counting: ranks are small whole numbers. Keeps the last few orders of all rows. */
final class Order {

    private static final int KEPT = 3;

    private record Asked(Snapshot snapshot, List<Sort> sorts, List<Optional<Snapshot>> targets) {}

    private final Map<Asked, int[]> kept = new LinkedHashMap<>();

    /** @return ascending slots when there is no sort */
    int[] of(Snapshot snapshot, Bits found, List<Sort> sorts) {
        if (sorts.isEmpty()) {
            return found.slots();
        }
        int count = found.count();
        if (count < snapshot.size() >>> 4) {
            return sorted(snapshot, found.slots(), sorts);
        }
        int[] all = all(snapshot, sorts);
        int[] slots = new int[count];
        int n = 0;
        for (int slot : all) {
            if (found.get(slot)) {
                slots[n++] = slot;
            }
        }
        return slots;
    }

    private int[] all(Snapshot snapshot, List<Sort> sorts) {
        List<Optional<Snapshot>> targets = new ArrayList<>();
        for (Sort sort : sorts) {
            targets.add(Optional.ofNullable(snapshot.generation().target(sort.place(snapshot.ledger()))));
        }
        Asked asked = new Asked(snapshot, sorts, targets);
        synchronized (kept) {
            int[] known = kept.remove(asked);
            if (known == null) {
                known = sorted(snapshot, snapshot.live().slots(), sorts);
                kept.keySet().removeIf(a -> a.snapshot != asked.snapshot);
                while (kept.size() >= KEPT) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
            kept.put(asked, known);
            return known;
        }
    }

    private static int[] sorted(Snapshot snapshot, int[] slots, List<Sort> sorts) {
        int[] ordered = slots;
        for (int i = sorts.size() - 1; i >= 0; i--) {
            ordered = by(snapshot, ordered, sorts.get(i));
        }
        return ordered;
    }

    private static int[] by(Snapshot snapshot, int[] slots, Sort sort) {
        int place = sort.place(snapshot.ledger());
        int[] ranks = snapshot.generation().ranks(snapshot, place);
        int last = 0;
        for (int rank : ranks) {
            last = Math.max(last, rank + 1);
        }
        int[] keys = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            int entry = snapshot.entry(place, slots[i]);
            int rank = entry == 0 ? last : ranks[entry - 1];
            keys[i] = entry == 0 || !sort.descending() ? rank : last - 1 - rank;
        }
        return slots.length < last >>> 4 ? few(slots, keys) : counted(slots, keys, last + 1);
    }

    private static int[] few(int[] slots, int[] keys) {
        long[] packed = new long[slots.length];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (long) keys[i] << 32 | i;
        }
        Arrays.sort(packed);
        int[] ordered = new int[slots.length];
        for (int i = 0; i < packed.length; i++) {
            ordered[i] = slots[(int) packed[i]];
        }
        return ordered;
    }

    private static int[] counted(int[] slots, int[] keys, int distinct) {
        int[] begins = new int[distinct + 1];
        for (int key : keys) {
            begins[key + 1]++;
        }
        for (int i = 1; i < begins.length; i++) {
            begins[i] += begins[i - 1];
        }
        int[] ordered = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            ordered[begins[keys[i]]++] = slots[i];
        }
        return ordered;
    }
}
