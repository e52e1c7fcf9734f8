package cn.sixin.code;

import org.jspecify.annotations.Nullable;

/**
 * Sees in one pass over a text's characters what a folding of {@link Fold} would leave alone. Plain are printable ASCII
 * and the unified ideographs U+4E00 to U+9FFF, neither of which normalising changes or joins to a neighbour.
 */
final class Plain {
    private static final int FULL_WIDTH = 0xFEE0;
    /** What stands in {@link #KEY} for a character that goes. */
    private static final char GONE = 1;
    /** What becomes of an ASCII character in the key of an enterprise; 0 where the slow way has to say. */
    private static final char[] KEY = new char[128];

    private static final String BLANK_IDEOGRAPHS = String.join(
            "",
            Words.BLANK.stream()
                    .map(word -> word.replaceAll("[^\u4E00-\u9FFF]", ""))
                    .toList());

    static {
        for (char c = '!'; c <= '~'; c++) {
            KEY[c] = switch (c) {
                case '[', '{' -> '(';
                case ']', '}' -> ')';
                default -> Character.toLowerCase(c);
            };
        }
        KEY[' '] = GONE;
    }

    private Plain() {}

    static boolean isIdeograph(char c) {
        return c >= '\u4E00' && c <= '\u9FFF';
    }

    static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean stays = c > ' ' && c < '\u007F' && c != '\'' && c != '`' && (c < 'a' || c > 'z');
            if (!stays && !isIdeograph(c)) {
                return false;
            }
        }
        return true;
    }

    static boolean isText(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!(c >= ' ' && c < '\u007F') && !isIdeograph(c) && !isChinesePunctuation(c)) {
                return false;
            }
        }
        return length == 0 || (text.charAt(0) != ' ' && text.charAt(length - 1) != ' ');
    }

    /** Ideographs, Latin letters and digits without spaces, and separators between them. */
    static boolean isName(String text) {
        int last = text.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            boolean letter = isIdeograph(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
            if (!letter && !(c == Fold.NAME_SEPARATOR && i > 0 && i < last)) {
                return false;
            }
        }
        return true;
    }

    /** The key of {@link Fold#enterprise}; null where the slow way has to say. */
    static @Nullable String enterprise(String text) {
        char[] key = null;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char folded = keyOf(c);
            if (folded == 0) {
                return null;
            }
            if (folded != c && key == null) {
                key = text.toCharArray();
                length = i;
            }
            if (key != null && folded != GONE) {
                key[length++] = folded;
            }
        }
        return key == null ? text : new String(key, 0, length);
    }

    private static char keyOf(char c) {
        if (isIdeograph(c) || c == '\u3001' || c == '\u3002') {
            return c;
        }
        if (c < 128) {
            return KEY[c];
        }
        if (c == '\u3000') {
            return GONE;
        }
        return c > '\uFF00' && c < '\uFF5F' ? KEY[c - FULL_WIDTH] : 0;
    }

    /** Whether a digit, or an ideograph of no word for nothing, tells that a cell is not blank. */
    static boolean isSomething(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c) || (isIdeograph(c) && BLANK_IDEOGRAPHS.indexOf(c) < 0)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is nothing but ASCII digits, from {@code min} to {@code max} of them. */
    static boolean isDigits(String text, int min, int max) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return length >= min && length <= max;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The marks of U+3001 to U+3011, and the full-width forms that are neither letter nor digit. */
    private static boolean isChinesePunctuation(char c) {
        return (c > '\u3000' && c < '\u3012') || (c > '\uFF00' && c < '\uFF5F' && !Character.isLetterOrDigit(c));
    }
}
