package cn.sixin.store.search;

import java.util.Arrays;
import java.util.List;

/** Chooses the rows that a person most likely means by a few letters. */
final class Suggester {

    private static final int EXACT = 0;
    private static final int PREFIX = 1;
    private static final int WORD = 2;
    private static final int INSIDE = 3;
    private static final int ELSEWHERE = 4;

    private Suggester() {}

    /** @return slots, the likeliest first: whole, beginning, beginning of a word, inside; then the shorter one */
    static int[] choose(Snapshot snapshot, List<String> terms, int limit) {
        Bits found = Finder.find(snapshot, terms, snapshot.live());
        String term = terms.getFirst();
        long[] best = new long[limit];
        int kept = 0;
        for (int slot = found.next(0); slot >= 0; slot = found.next(slot + 1)) {
            long score = (long) score(snapshot, slot, term) << 32 | slot;
            if (kept == limit && (limit == 0 || score >= best[kept - 1])) {
                continue;
            }
            int at = Arrays.binarySearch(best, 0, kept, score);
            int place = -at - 1;
            kept = Math.min(limit, kept + 1);
            System.arraycopy(best, place, best, place + 1, kept - 1 - place);
            best[place] = score;
        }
        int[] slots = new int[kept];
        for (int i = 0; i < kept; i++) {
            slots[i] = (int) best[i];
        }
        return slots;
    }

    private static int score(Snapshot snapshot, int slot, String term) {
        int block = slot >>> Snapshot.SHIFT;
        int row = slot & Snapshot.MASK;
        int wide = score(snapshot.wide()[block], row, term);
        return Words.latin(term) ? Math.min(wide, score(snapshot.narrow()[block], row, term)) : wide;
    }

    /** The way of holding it, then how far from the beginning, then how long the whole: the less, the likelier. */
    private static int score(TextBlock block, int row, String term) {
        int begin = row < block.rows() ? block.starts()[row] : 0;
        int end = row < block.rows() ? block.starts()[row + 1] : 0;
        int at = block.text().indexOf(term, begin, end);
        if (at < 0) {
            return ELSEWHERE << 24;
        }
        int from = at == begin ? begin : Math.max(begin, block.text().lastIndexOf('\n', at) + 1);
        int to = block.text().indexOf('\n', at);
        int way = way(block.text(), term, at, from, to);
        return way << 24 | Math.min(at - from, 0xFFF) << 12 | Math.min(to - from, 0xFFF);
    }

    private static int way(String text, String term, int at, int from, int to) {
        if (at == from) {
            return at + term.length() == to ? EXACT : PREFIX;
        }
        char before = text.charAt(at - 1);
        boolean apart = !Character.isLetterOrDigit(before)
                || Character.isIdeographic(before) != Character.isIdeographic(text.charAt(at));
        return apart ? WORD : INSIDE;
    }
}
