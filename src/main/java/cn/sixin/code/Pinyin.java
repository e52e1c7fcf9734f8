package cn.sixin.code;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Toneless pinyin for finding. The readings are those of the library's dictionary; of its phrases only those are kept
 * whose readings differ from their characters' first ones, with the place names of {@code pinyin.csv} added.
 */
public final class Pinyin {
    private static final int LONGEST = 4;

    private static final class Data {
        static final Map<Integer, String> CHARACTERS = new HashMap<>(65_536);
        static final Map<String, String[]> PHRASES = new HashMap<>();
        static final BitSet STARTS = new BitSet();

        static {
            Map<String, String> syllables = new HashMap<>();
            for (String line : Resources.lines("/pinyin_dict_char.txt")) {
                int colon = line.indexOf(':');
                String first = line.substring(colon + 1).split(",", 2)[0];
                CHARACTERS.put(line.codePointAt(0), syllables.computeIfAbsent(first, Data::toneless));
            }
            for (String line : Resources.lines("/pinyin_dict_phrase.txt")) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    phrase(line.substring(0, colon), line.substring(colon + 1), syllables);
                }
            }
            for (String line : Resources.lines("/cn/sixin/code/pinyin.csv")) {
                String[] cells = line.split(",", 2);
                phrase(cells[0], cells[1], syllables);
            }
        }

        private static void phrase(String phrase, String readings, Map<String, String> syllables) {
            int[] points = phrase.codePoints().toArray();
            String[] read = readings.strip().split("[ ,]+");
            if (points.length > LONGEST || points.length != read.length) {
                return;
            }
            boolean differs = false;
            for (int i = 0; i < read.length; i++) {
                read[i] = syllables.computeIfAbsent(read[i], Data::toneless);
                differs |= !read[i].equals(CHARACTERS.get(points[i]));
            }
            if (points.length == 1) {
                CHARACTERS.put(points[0], read[0]);
            } else if (differs) {
                PHRASES.put(phrase, read);
                STARTS.set(points[0]);
            }
        }

        private static String toneless(String syllable) {
            String apart = Normalizer.normalize(syllable, Normalizer.Form.NFD).replace("u\u0308", "v");
            return apart.replaceAll("\\p{Mn}", "").intern();
        }
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
        StringBuilder read = new StringBuilder(text.length() * (initials ? 1 : 4));
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int end = Data.STARTS.get(point) ? phraseEnd(text, at) : at;
            if (end > at) {
                for (String syllable : Data.PHRASES.getOrDefault(text.substring(at, end), new String[0])) {
                    append(read, syllable, initials);
                }
                at = end;
            } else {
                character(read, point, initials);
                at += Character.charCount(point);
            }
        }
        return read.toString();
    }

    private static int phraseEnd(String text, int at) {
        int left = Math.min(LONGEST, text.codePointCount(at, text.length()));
        for (int length = left; length > 1; length--) {
            int end = text.offsetByCodePoints(at, length);
            if (Data.PHRASES.containsKey(text.substring(at, end))) {
                return end;
            }
        }
        return at;
    }

    private static void character(StringBuilder read, int point, boolean initials) {
        // Full-width letters and digits are those 0xFEE0 below them.
        int plain = point > 0xFF00 && point < 0xFF5F ? point - 0xFEE0 : point;
        if (plain < 128) {
            if (Character.isLetterOrDigit(plain)) {
                read.append((char) Character.toLowerCase(plain));
            }
            return;
        }
        String syllable = Data.CHARACTERS.get(plain);
        if (syllable != null) {
            append(read, syllable, initials);
        }
    }

    private static void append(StringBuilder read, String syllable, boolean initials) {
        if (initials) {
            read.append(syllable, 0, Math.min(1, syllable.length()));
        } else {
            read.append(syllable);
        }
    }
}
