package cn.sixin.store.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The order of a dictionary's values.
 *
 * @param sorted codes in order
 * @param rank the rank of each code; values that compare equal share one
 */
record Ranks(int[] sorted, int[] rank) {

    static final Ranks NONE = new Ranks(new int[0], new int[0]);

    private record Coded<T>(T value, int code) {}

    /** Ranks of the first {@code size} values, resting on these of fewer. */
    <T> Ranks upTo(int size, IntFunction<T> values, Comparator<? super T> order) {
        int known = sorted.length;
        if (size <= known) {
            return this;
        }
        int from = size - known < known >>> 5 ? known : 0;
        List<Coded<T>> added = new ArrayList<>(size - from);
        for (int code = from; code < size; code++) {
            added.add(new Coded<>(values.apply(code), code));
        }
        added.sort((a, b) -> order.compare(a.value, b.value));
        return from == 0 ? ranked(added, order) : ranked(merged(added, values, order), values, order);
    }

    private static <T> Ranks ranked(List<Coded<T>> all, Comparator<? super T> order) {
        int[] codes = new int[all.size()];
        int[] ranks = new int[all.size()];
        for (int i = 0; i < codes.length; i++) {
            Coded<T> one = all.get(i);
            codes[i] = one.code;
            boolean same = i > 0 && order.compare(all.get(i - 1).value, one.value) == 0;
            ranks[one.code] = same ? ranks[codes[i - 1]] : i;
        }
        return new Ranks(codes, ranks);
    }

    /** A few new values among many known: each finds its place by halving. */
    private <T> int[] merged(List<Coded<T>> added, IntFunction<T> values, Comparator<? super T> order) {
        int[] merged = new int[sorted.length + added.size()];
        int old = 0;
        int at = 0;
        for (Coded<T> one : added) {
            int before = before(one.value, values, order);
            System.arraycopy(sorted, old, merged, at, before - old);
            at += before - old;
            old = before;
            merged[at++] = one.code;
        }
        System.arraycopy(sorted, old, merged, at, sorted.length - old);
        return merged;
    }

    /** The first place whose value is not before this one. */
    private <T> int before(T value, IntFunction<T> values, Comparator<? super T> order) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (order.compare(values.apply(sorted[middle]), value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private <T> Ranks ranked(int[] codes, IntFunction<T> values, Comparator<? super T> order) {
        int[] ranks = new int[codes.length];
        for (int i = 1; i < codes.length; i++) {
            int last = codes[i - 1];
            int code = codes[i];
            boolean bothKnown = last < rank.length && code < rank.length;
            boolean same =
                    bothKnown ? rank[last] == rank[code] : order.compare(values.apply(last), values.apply(code)) == 0;
            ranks[code] = same ? ranks[last] : i;
        }
        return new Ranks(codes, ranks);
    }
}
