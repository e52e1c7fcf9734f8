package cn.sixin.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * The order in which spreadsheets sort Chinese text: signs, digits, Latin letters (case aside), then characters by
 * their pinyin, tone and place in GB 18030's first level. A character has one place whatever word it stands in. The
 * platform's own Chinese collator will not do: it puts all 3,008 characters of the second level (鑫, 莞) after 坐.
 * Texts that differ are never equal: the code units decide last.
 */
public final class ChineseOrder implements Comparator<String> {

    private static final String TABLE = "/cn/sixin/code/chinese-order.txt";
    private static final int DIGITS = 0x1000;
    private static final int LETTERS = 0x1100;
    private static final int CHARACTERS = 0x2000;
    private static final int UNKNOWN = 0xFFFF;

    private final char[] weights = new char[0x10000];
    private final char[] letters = new char[0x10000];

    private ChineseOrder() {
        for (int c = 0; c < weights.length; c++) {
            weights[c] = (char) plain((char) c);
            letters[c] = c < 0x80 && Character.isLetterOrDigit(c) ? (char) Character.toLowerCase(c) : 0;
        }
        read();
    }

    /** The one table is read at the first use, in some 10 ms. */
    public static ChineseOrder get() {
        return Holder.ORDER;
    }

    private static final class Holder {
        static final ChineseOrder ORDER = new ChineseOrder();
    }

    @Override
    public int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b && weights[a] != weights[b]) {
                return weights[a] - weights[b];
            }
        }
        return one.length() == other.length() ? one.compareTo(other) : one.length() - other.length();
    }

    /**
     * The first letter of each character's place in this order: of 长盈 cy, whatever word it stands in. Latin letters
     * and digits pass in lower case, all else is left out.
     */
    public String initials(String text) {
        StringBuilder initials = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = letters[text.charAt(i)];
            if (letter != 0) {
                initials.append(letter);
            }
        }
        return initials.toString();
    }

    private void read() {
        try (InputStream in = ChineseOrder.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("no table at " + TABLE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            int weight = CHARACTERS;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                for (int i = line.indexOf('\t') + 1; i < line.length(); i++) {
                    weights[line.charAt(i)] = (char) weight++;
                    letters[line.charAt(i)] = line.charAt(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int plain(char c) {
        if (c >= '0' && c <= '9') {
            return DIGITS + c;
        }
        if (c < 0x80 && Character.isLetter(c)) {
            return LETTERS + Character.toLowerCase(c);
        }
        return c < 0x1000 ? c : Character.isLetter(c) || Character.isSurrogate(c) ? UNKNOWN : 0x0FFF;
    }
}
