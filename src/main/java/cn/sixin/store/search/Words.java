package cn.sixin.store.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is typed into a find box and what it is compared with, evened out alike. */
final class Words {

    private Words() {}

    /** Compatibility forms evened, letters small, line breaks as blanks. */
    static String fold(String text) {
        char[] folded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char even = even(c);
            if (even == 0) {
                return foldSlowly(text);
            }
            if (even != c) {
                folded = folded == null ? text.toCharArray() : folded;
                folded[i] = even;
            }
        }
        return folded == null ? text : new String(folded);
    }

    static String foldSlowly(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\n', ' ');
    }

    /** What becomes of a character that nearly every name is made of; 0 for all others, which may join neighbours. */
    private static char even(char c) {
        if (c >= 0x4E00 && c <= 0x9FFF) {
            return c;
        }
        // Full-width forms are the ASCII characters 0xFEE0 below them.
        char narrow = c > 0xFF00 && c < 0xFF5F ? (char) (c - 0xFEE0) : c;
        if (narrow < ' ' || narrow > '~') {
            return 0;
        }
        return narrow >= 'A' && narrow <= 'Z' ? (char) (narrow + 32) : narrow;
    }

    /** The words between blanks; a row must have them all. */
    static List<String> terms(String typed) {
        List<String> terms = new ArrayList<>();
        for (String term : fold(typed).split("\\s+", -1)) {
            if (!term.isEmpty() && !terms.contains(term)) {
                terms.add(term);
            }
        }
        return terms;
    }

    static boolean latin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** A number as it is dialled: without the hyphens that people put between its parts. */
    static String digits(String phone) {
        StringBuilder digits = new StringBuilder(phone.length());
        for (int i = 0; i < phone.length(); i++) {
            if (phone.charAt(i) != '-' && phone.charAt(i) != ' ') {
                digits.append(phone.charAt(i));
            }
        }
        return digits.toString();
    }

    /** Whether rows that hold all of {@code later} are among those that hold all of {@code earlier}. */
    static boolean narrows(List<String> earlier, List<String> later) {
        return earlier.stream().allMatch(e -> later.stream().anyMatch(l -> l.contains(e)));
    }
}
