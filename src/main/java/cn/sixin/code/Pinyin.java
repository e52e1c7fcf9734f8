package cn.sixin.code;

/**
 * Toneless pinyin for finding. The readings are those of the library's dictionary; of its phrases only those are kept
 * whose readings differ from their characters' first ones, with the place names of {@code pinyin.csv} added.
 */
public final class Pinyin {
    private static final class Holder {
        static final PinyinData DATA = new PinyinData();
    }

    private Pinyin() {}

    /** The first letters: of 东莞市百捷 dgsbj. Latin letters and digits pass in lower case, all else is left out. */
    public static String initials(String text) {
        return read(text, true);
    }

    /** The syllables without tones or spaces; ü is v. */
    public static String full(String text) {
        return read(text, false);
    }

    private static String read(String text, boolean initials) {
        PinyinData data = Holder.DATA;
        StringBuilder read = new StringBuilder(text.length() * (initials ? 1 : 4));
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean mayStart = next < text.length() && data.mayStart(point, text.codePointAt(next));
            int end = mayStart ? phrase(data, text, at, read, initials) : at;
            if (end == at) {
                character(data, point, read, initials);
                end = next;
            }
            at = end;
        }
        return read.toString();
    }

    /** Reads the longest phrase that starts here. @return its end; {@code at} when there is none */
    private static int phrase(PinyinData data, String text, int at, StringBuilder read, boolean initials) {
        int left = Math.min(PinyinData.LONGEST, text.codePointCount(at, text.length()));
        for (int length = left; length > 1; length--) {
            int end = text.offsetByCodePoints(at, length);
            short[] syllables = data.phrase(text.substring(at, end));
            if (syllables.length > 0) {
                for (short syllable : syllables) {
                    append(read, data.syllable(syllable), initials);
                }
                return end;
            }
        }
        return at;
    }

    private static void character(PinyinData data, int point, StringBuilder read, boolean initials) {
        // Full-width letters and digits are those 0xFEE0 below them.
        int plain = point > 0xFF00 && point < 0xFF5F ? point - 0xFEE0 : point;
        if (plain >= 128) {
            append(read, data.syllable(plain), initials);
        } else if (Character.isLetterOrDigit(plain)) {
            read.append((char) Character.toLowerCase(plain));
        }
    }

    private static void append(StringBuilder read, String syllable, boolean initials) {
        if (!initials) {
            read.append(syllable);
        } else if (!syllable.isEmpty()) {
            read.append(syllable.charAt(0));
        }
    }
}
