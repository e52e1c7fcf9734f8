package cn.sixin.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Folds what was typed or pasted to one form before it is checked or compared. Every folding is idempotent, and works
 * by code point. Callers keep what was typed where it differs. Nearly every cell is plain and stays as it is, which
 * {@link Plain} sees in one pass; the slow ways are the definition.
 */
public final class Fold {
    /** The separator of names with several parts, GB 18030 A1A4 (民委发〔2016〕33号). */
    public static final char NAME_SEPARATOR = '\u00B7';

    private static final Pattern SEPARATOR =
            Pattern.compile(" *(?:[\u2022\u30FB\u2027\u22C5\uFF0E\u3002\uFF65\uFF61\u00B7]|(?<![A-Za-z])\\.) *");
    private static final Pattern OUTER_SEPARATORS = Pattern.compile("^\u00B7+|\u00B7+$");
    private static final Pattern SPACE_BESIDE_HAN = Pattern.compile("(?<=\\p{IsHan}) +| +(?=\\p{IsHan})");
    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final Pattern NOTHING_BUT_STROKES =
            Pattern.compile("[-\u2010-\u2015\u2212\u2500\u30FC/\\\\_\u2026]+");

    private Fold() {}

    /** A code of letters and digits: NFKC, upper case, no spaces or invisible characters, no leading ' or `. */
    public static String code(String typed) {
        return Plain.isCode(typed) ? typed : codeSlowly(typed);
    }

    static String codeSlowly(String typed) {
        return settle(typed, Fold::codeOnce);
    }

    /**
     * The number of an identity document: as {@link #code}, and a last {@code *} or {@code ×} after a digit is the X it
     * was typed for.
     */
    public static String id(String typed) {
        return Plain.isCode(typed) && typed.indexOf('*') < 0 ? typed : idSlowly(typed);
    }

    static String idSlowly(String typed) {
        return settle(typed, text -> {
            String code = codeOnce(text);
            int last = code.length() - 1;
            boolean star = last > 0
                    && (code.charAt(last) == '*' || code.charAt(last) == '\u00D7')
                    && Character.isDigit(code.charAt(last - 1));
            return star ? code.substring(0, last) + 'X' : code;
        });
    }

    /**
     * Free text: outer spaces (U+3000 and NBSP too) and invisible characters go, full-width letters and digits become
     * ASCII. Chinese punctuation, compatibility ideographs and private-use characters stay as they are.
     */
    public static String text(String typed) {
        return Plain.isText(typed) ? typed : textSlowly(typed);
    }

    static String textSlowly(String typed) {
        StringBuilder folded = new StringBuilder(typed.length());
        typed.replace("\r\n", "\n").codePoints().forEach(point -> {
            if (point == '\n' || point == '\r') {
                folded.append('\n');
            } else if (isSpace(point)) {
                folded.append(point == '\u3000' ? '\u3000' : ' ');
            } else if (!isInvisible(point)) {
                folded.appendCodePoint(isFullWidthAlphanumeric(point) ? point - 0xFEE0 : point);
            }
        });
        return folded.toString().strip();
    }

    /**
     * A person's name: as {@link #text}, its separators U+00B7, no spaces beside Chinese characters. A full stop after a
     * Latin letter is that letter's own.
     */
    public static String name(String typed) {
        return Plain.isName(typed) ? typed : nameSlowly(typed);
    }

    static String nameSlowly(String typed) {
        return settle(typed, text -> {
            String spaced = text(text).replace('\n', ' ').replace('\u3000', ' ');
            String separated = SEPARATOR.matcher(spaced).replaceAll(String.valueOf(NAME_SEPARATOR));
            String joined = SPACE_BESIDE_HAN.matcher(separated).replaceAll("");
            String trimmed = OUTER_SEPARATORS.matcher(joined).replaceAll("");
            return SPACES.matcher(trimmed).replaceAll(" ").strip();
        });
    }

    /** The key by which two spellings of an enterprise's name match. For matching only, never kept or shown. */
    public static String enterprise(String typed) {
        String key = Plain.enterprise(typed);
        return key == null ? enterpriseSlowly(typed) : key;
    }

    static String enterpriseSlowly(String typed) {
        return settle(typed, text -> {
            String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            StringBuilder key = new StringBuilder(normal.length());
            normal.codePoints()
                    .filter(point -> !isSpace(point) && !isInvisible(point))
                    .forEach(point -> {
                        int type = Character.getType(point);
                        if (type == Character.START_PUNCTUATION) {
                            key.append('(');
                        } else if (type == Character.END_PUNCTUATION) {
                            key.append(')');
                        } else {
                            key.appendCodePoint(point);
                        }
                    });
            return key.toString();
        });
    }

    /** Whether a cell means "nothing here": empty, 无, 空, a slash, any run of dashes. */
    public static boolean blank(@Nullable String typed) {
        return typed == null || typed.isEmpty() || (!Plain.isSomething(typed) && blankSlowly(typed));
    }

    static boolean blankSlowly(String typed) {
        String key = enterprise(typed);
        if (key.length() > 2 && key.startsWith("(") && key.endsWith(")")) {
            key = key.substring(1, key.length() - 1);
        }
        return key.isEmpty()
                || key.equals("'")
                || Words.BLANK.contains(key)
                || NOTHING_BUT_STROKES.matcher(key).matches();
    }

    private static String codeOnce(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder code = new StringBuilder(normal.length());
        normal.codePoints()
                .filter(point -> !isSpace(point) && !isInvisible(point))
                .forEach(point -> {
                    if (!code.isEmpty() || !isApostrophe(point)) {
                        code.appendCodePoint(letterX(upper(point)));
                    }
                });
        return code.toString();
    }

    /** Removing a character can make its neighbours combine, so a folding is repeated until nothing moves. */
    private static String settle(String typed, UnaryOperator<String> folding) {
        String before = typed;
        String after = folding.apply(before);
        while (!after.equals(before)) {
            before = after;
            after = folding.apply(before);
        }
        return after;
    }

    private static int upper(int point) {
        return point >= 'a' && point <= 'z' ? point - 32 : point;
    }

    /** The Cyrillic letter that Chinese input methods offer for X. */
    private static int letterX(int point) {
        return point == '\u0425' || point == '\u0445' ? 'X' : point;
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == '`' || point == '\u2018' || point == '\u2019' || point == '\u00B4';
    }

    static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || type == Character.CONTROL;
    }

    private static boolean isFullWidthAlphanumeric(int point) {
        return (point >= 0xFF10 && point <= 0xFF19)
                || (point >= 0xFF21 && point <= 0xFF3A)
                || (point >= 0xFF41 && point <= 0xFF5A);
    }
}
