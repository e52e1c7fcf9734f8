package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rows that hold every word of a text, in themselves or in the rows that they refer to. */
final class Finder {

    private Finder() {}

    /** @param among the rows to look at; not changed */
    static Bits find(Snapshot snapshot, List<String> terms, Bits among) {
        Bits left = among.copy(0);
        for (String term : terms) {
            boolean few = left.count() < snapshot.size() >>> 3;
            Bits found = few ? oneByOne(snapshot, term, left) : wholly(snapshot, term);
            references(snapshot, term, left, found);
            left.and(found);
        }
        return left;
    }

    private static Bits wholly(Snapshot snapshot, String term) {
        Bits found = new Bits(snapshot.wide().length << Snapshot.SHIFT);
        boolean latin = Words.latin(term);
        for (int block = 0; block < snapshot.wide().length; block++) {
            int first = block << Snapshot.SHIFT;
            if (latin) {
                snapshot.narrow()[block].find(term, found, first);
            }
            snapshot.wide()[block].find(term, found, first);
        }
        return found;
    }

    private static Bits oneByOne(Snapshot snapshot, String term, Bits among) {
        Bits found = new Bits(snapshot.size());
        boolean latin = Words.latin(term);
        for (int slot = among.next(0); slot >= 0; slot = among.next(slot + 1)) {
            int block = slot >>> Snapshot.SHIFT;
            int row = slot & Snapshot.MASK;
            if (latin && snapshot.narrow()[block].has(row, term) || snapshot.wide()[block].has(row, term)) {
                found.set(slot);
            }
        }
        return found;
    }

    private static void references(Snapshot snapshot, String term, Bits among, Bits found) {
        for (Column<?> column : snapshot.ledger().columns()) {
            int place = column.position();
            Snapshot target = column.isSearchable() ? snapshot.generation().target(place) : null;
            if (target != null) {
                Bits named = wholly(target, term);
                refer(snapshot, place, target, named, among, found);
            }
        }
    }

    /** Adds the rows that refer to one of {@code named}. */
    static void refer(Snapshot snapshot, int place, Snapshot target, Bits named, @Nullable Bits among, Bits found) {
        int[] slots = snapshot.generation().named(snapshot, place, target);
        Bits from = among == null ? snapshot.live() : among;
        for (int slot = from.next(0); slot >= 0; slot = from.next(slot + 1)) {
            int entry = snapshot.entry(place, slot);
            if (entry != 0 && slots[entry - 1] >= 0 && named.get(slots[entry - 1])) {
                found.set(slot);
            }
        }
    }
}
