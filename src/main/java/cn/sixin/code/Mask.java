package cn.sixin.code;

/** Hides most of a value, by code point. */
public final class Mask {

    private Mask() {}

    /** The first character, then stars. */
    public static String text(String value) {
        int length = value.codePointCount(0, value.length());
        return length == 0 ? "" : value.substring(0, value.offsetByCodePoints(0, 1)) + "*".repeat(length - 1);
    }

    public static String name(String value) {
        return text(value);
    }
}
