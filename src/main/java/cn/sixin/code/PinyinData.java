package cn.sixin.code;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The readings behind {@link Pinyin}, packed: a character's is the place of its syllable, 0 for none. */
final class PinyinData {
    /** The most characters of a phrase that is kept. */
    static final int LONGEST = 4;

    /** Above the last ideograph that Unicode has in its plane 3. */
    private static final int POINTS = 0x34000;

    private static final int PAIRS = 1 << 18;
    private static final short[] NO_PHRASE = {};

    private final short[] characters = new short[POINTS];
    private final Map<String, short[]> phrases = new HashMap<>();
    /** The first two characters of every phrase, hashed: most places in a text are seen to start none. */
    private final BitSet pairs = new BitSet(PAIRS);

    private final String[] syllables;

    PinyinData() {
        Syllables found = new Syllables();
        eachLine("/pinyin_dict_char.txt", ':', (character, readings) -> {
            int comma = readings.indexOf(',');
            characters[character.codePointAt(0)] = found.place(comma < 0 ? readings : readings.substring(0, comma));
        });
        eachLine("/pinyin_dict_phrase.txt", ':', (phrase, readings) -> phrase(phrase, readings, found));
        eachLine("/cn/sixin/code/pinyin.csv", ',', (phrase, readings) -> phrase(phrase, readings, found));
        syllables = found.all.toArray(String[]::new);
    }

    /** The syllable of a character; empty for one that has none. */
    String syllable(int point) {
        return point < POINTS ? syllables[characters[point]] : "";
    }

    String syllable(short place) {
        return syllables[place];
    }

    /** Whether a phrase may start with these two; never no when one does. */
    boolean mayStart(int first, int second) {
        return pairs.get(pair(first, second));
    }

    /** The syllables of a phrase whose readings are not those of its characters; else none. */
    short[] phrase(String phrase) {
        return phrases.getOrDefault(phrase, NO_PHRASE);
    }

    private static int pair(int first, int second) {
        return (first * 0x9E3779B1 + second * 0x85EBCA6B) >>> 14;
    }

    private void phrase(String phrase, String readings, Syllables found) {
        int length = phrase.codePointCount(0, phrase.length());
        if (length > LONGEST) {
            return;
        }
        short[] read = found.places(readings, length);
        if (read.length != length) {
            return;
        }
        if (length == 1) {
            characters[phrase.codePointAt(0)] = read[0];
        } else if (differs(phrase, read)) {
            phrases.put(phrase, read);
            int first = phrase.codePointAt(0);
            pairs.set(pair(first, phrase.codePointAt(Character.charCount(first))));
        }
    }

    private boolean differs(String phrase, short[] read) {
        int at = 0;
        for (short syllable : read) {
            int point = phrase.codePointAt(at);
            if (point >= POINTS || characters[point] != syllable) {
                return true;
            }
            at += Character.charCount(point);
        }
        return false;
    }

    /** Lines without the separator are left out. */
    private static void eachLine(String path, char separator, BiConsumer<String, String> line) {
        String text = Resources.text(path);
        int at = 0;
        while (at < text.length()) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline;
            int split = text.indexOf(separator, at);
            if (split > at && split < end) {
                line.accept(
                        text.substring(at, split),
                        text.substring(split + 1, end).strip());
            }
            at = end + 1;
        }
    }

    /** The distinct toneless syllables in the order met, from place 1. */
    private static final class Syllables {
        private final List<String> all = new ArrayList<>(List.of(""));
        private final Map<String, Short> byToned = new HashMap<>();
        private final Map<String, Short> byToneless = new HashMap<>();

        short place(String toned) {
            Short place = byToned.get(toned);
            if (place == null) {
                place = byToneless.computeIfAbsent(toneless(toned), syllable -> {
                    all.add(syllable);
                    return (short) (all.size() - 1);
                });
                byToned.put(toned, place);
            }
            return place;
        }

        /** Of readings with spaces or commas between; of another length than {@code expected} when they are more or fewer. */
        short[] places(String readings, int expected) {
            short[] places = new short[expected];
            int count = 0;
            int at = 0;
            while (at < readings.length()) {
                int end = at;
                while (end < readings.length() && !isBetween(readings.charAt(end))) {
                    end++;
                }
                if (end > at) {
                    if (count == expected) {
                        return NO_PHRASE;
                    }
                    places[count++] = place(readings.substring(at, end));
                }
                at = end + 1;
            }
            return count == expected ? places : NO_PHRASE;
        }

        private static boolean isBetween(char c) {
            return c == ' ' || c == ',';
        }

        private static String toneless(String toned) {
            String apart = Normalizer.normalize(toned, Normalizer.Form.NFD).replace("u\u0308", "v");
            StringBuilder letters = new StringBuilder(apart.length());
            for (int i = 0; i < apart.length(); i++) {
                if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK) {
                    letters.append(apart.charAt(i));
                }
            }
            return letters.toString();
        }
    }
}
