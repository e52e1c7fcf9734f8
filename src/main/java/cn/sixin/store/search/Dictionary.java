package cn.sixin.store.search;

import java.util.Arrays;

/**
 * Distinct byte strings, each with a code from 0 in order of first appearance. Codes never change their meaning, so
 * that every snapshot may share one dictionary. One writer; readers go through a {@link View} that was published to
 * them.
 */
final class Dictionary {

    private static final int PAGE_BITS = 17;
    private static final int PAGE = 1 << PAGE_BITS;

    private byte[][] pages = new byte[0][];
    private int used = PAGE;
    private int[] places = new int[8];
    private int size;
    private int[] table = new int[16];
    /** Of each entry of the table eight bits of its value's hash: most others are told apart without a look at them. */
    private byte[] tags = new byte[16];

    /**
     * The values known at one moment.
     *
     * @param places where each value begins, as page number and offset
     */
    record View(byte[][] pages, int[] places, int size) {

        byte[] bytes(int code) {
            byte[] page = page(code);
            int at = start(code);
            int start = afterLength(page, at);
            return Arrays.copyOfRange(page, start, start + length(page, at));
        }

        byte[] page(int code) {
            return pages[places[code] >>> PAGE_BITS];
        }

        int start(int code) {
            return places[code] & PAGE - 1;
        }
    }

    View view() {
        return new View(pages, places, size);
    }

    int size() {
        return size;
    }

    /** The code of a value, a new one if it was not known. */
    int code(byte[] value) {
        int mask = table.length - 1;
        int hash = hash(value, 0, value.length);
        byte tag = (byte) (hash >>> 24);
        int at = hash & mask;
        for (int entry = table[at]; entry != 0; entry = table[at]) {
            if (tags[at] == tag && holds(entry - 1, value)) {
                return entry - 1;
            }
            at = at + 1 & mask;
        }
        table[at] = size + 1;
        tags[at] = tag;
        append(value);
        if (size * 4L > table.length * 3L) {
            grow();
        }
        return size - 1;
    }

    private boolean holds(int code, byte[] value) {
        byte[] page = pages[places[code] >>> PAGE_BITS];
        int at = places[code] & PAGE - 1;
        int length = length(page, at);
        int start = afterLength(page, at);
        return length == value.length && Arrays.equals(page, start, start + length, value, 0, length);
    }

    private void append(byte[] value) {
        int need = value.length + 4;
        if (used + need > PAGE) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new byte[Math.max(pages.length == 1 ? Math.max(need, 512) : PAGE, need)];
            used = 0;
        }
        byte[] page = pages[pages.length - 1];
        if (used + need > page.length) {
            page = Arrays.copyOf(page, Math.min(PAGE, Math.max(page.length * 2, used + need)));
            pages = pages.clone();
            pages[pages.length - 1] = page;
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, size + (size >> 2) + 8);
        }
        places[size++] = pages.length - 1 << PAGE_BITS | used;
        used = writeLength(page, used, value.length);
        System.arraycopy(value, 0, page, used, value.length);
        used += value.length;
        if (page.length > PAGE) {
            used = PAGE;
        }
    }

    private void grow() {
        table = new int[table.length * 2];
        tags = new byte[table.length];
        int mask = table.length - 1;
        for (int code = 0; code < size; code++) {
            byte[] page = pages[places[code] >>> PAGE_BITS];
            int start = places[code] & PAGE - 1;
            int hash = hash(page, afterLength(page, start), length(page, start));
            int at = hash & mask;
            while (table[at] != 0) {
                at = at + 1 & mask;
            }
            table[at] = code + 1;
            tags[at] = (byte) (hash >>> 24);
        }
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    /** A length takes one byte up to 127, else four. */
    private static int writeLength(byte[] page, int at, int length) {
        if (length < 0x80) {
            page[at] = (byte) length;
            return at + 1;
        }
        page[at] = (byte) (length >>> 24 | 0x80);
        page[at + 1] = (byte) (length >>> 16);
        page[at + 2] = (byte) (length >>> 8);
        page[at + 3] = (byte) length;
        return at + 4;
    }

    static int length(byte[] page, int at) {
        return page[at] >= 0
                ? page[at]
                : (page[at] & 0x7F) << 24
                        | (page[at + 1] & 0xFF) << 16
                        | (page[at + 2] & 0xFF) << 8
                        | page[at + 3] & 0xFF;
    }

    static int afterLength(byte[] page, int at) {
        return page[at] >= 0 ? at + 1 : at + 4;
    }
}
