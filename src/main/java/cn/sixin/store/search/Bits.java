package cn.sixin.store.search;

import java.util.Arrays;

/** A set of slots, 64 to a word. */
final class Bits {

    private final long[] words;

    Bits(int size) {
        words = new long[size + 63 >>> 6];
    }

    private Bits(long[] words) {
        this.words = words;
    }

    /** A copy that holds up to {@code size}. */
    Bits copy(int size) {
        return new Bits(Arrays.copyOf(words, Math.max(words.length, size + 63 >>> 6)));
    }

    void set(int slot) {
        words[slot >>> 6] |= 1L << slot;
    }

    void clear(int slot) {
        words[slot >>> 6] &= ~(1L << slot);
    }

    boolean get(int slot) {
        int word = slot >>> 6;
        return word < words.length && (words[word] & 1L << slot) != 0;
    }

    void and(Bits other) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= i < other.words.length ? other.words[i] : 0;
        }
    }

    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The first slot from {@code from} on; -1 when there is none. */
    int next(int from) {
        int word = from >>> 6;
        if (word >= words.length) {
            return -1;
        }
        long bits = words[word] & -1L << from;
        while (bits == 0) {
            if (++word == words.length) {
                return -1;
            }
            bits = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    int[] slots() {
        int[] slots = new int[count()];
        int n = 0;
        for (int slot = next(0); slot >= 0; slot = next(slot + 1)) {
            slots[n++] = slot;
        }
        return slots;
    }
}
