package cn.sixin.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Evens out what people type; every fold is idempotent. */
public final class Fold {

    private static final Set<String> NOTHING = Set.of("", "无", "/", "／", "—", "——", "-", "--", "－", "空", "暂无");

    private Fold() {}

    /** Outer spaces of every sort off, compatibility forms evened (NFKC). */
    public static String text(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\u200B\\uFEFF]", "")
                .strip();
    }

    /** Whether it is one of the ways to say that there is nothing. */
    public static boolean blank(String typed) {
        return NOTHING.contains(text(typed));
    }

    /** A person's name, with U+00B7 between its parts. */
    public static String name(String typed) {
        return text(typed).replaceAll("[•・‧⋅．.。･]", "·");
    }

    /** An enterprise's name for matching only. */
    public static String enterprise(String typed) {
        return text(typed).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
