package cn.sixin.code;

/**
 * Hides the middle of personal data, by code point. There is no national pattern; these are the house's defaults. What
 * is shorter than its usual length shows proportionally less, so that never more than the pattern's share is seen.
 */
public final class Mask {
    private Mask() {}

    /** An identity number on screen: of 18 the first 6 and the last 4. */
    public static String screenId(String number) {
        return middle(number, 6, 4, 18);
    }

    /** An identity number in a list made public: of 18 the first 3 and the last 4. */
    public static String publicationId(String number) {
        return middle(number, 3, 4, 18);
    }

    /** A phone number: of 11 the first 3 and the last 4. */
    public static String phone(String number) {
        return middle(number, 3, 4, 11);
    }

    /** A person's name: the first character and one star, which hides the length too. A name of one character hides. */
    public static String name(String name) {
        int length = name.codePointCount(0, name.length());
        return length == 0 ? "" : length == 1 ? "*" : Character.toString(name.codePointAt(0)) + '*';
    }

    /** Any other text: the first character, then a star for each of the rest. */
    public static String text(String value) {
        int length = value.codePointCount(0, value.length());
        return length == 0 ? "" : keep(value, length, 1, 0);
    }

    /** A bank account or card: the last 4; of less than 8 nothing. */
    public static String bankCard(String number) {
        int length = number.codePointCount(0, number.length());
        return keep(number, length, 0, length < 8 ? 0 : 4);
    }

    private static String middle(String text, int head, int tail, int usual) {
        int length = text.codePointCount(0, text.length());
        return length >= usual
                ? keep(text, length, head, tail)
                : keep(text, length, length * head / usual, length * tail / usual);
    }

    private static String keep(String text, int length, int head, int tail) {
        int from = text.offsetByCodePoints(0, head);
        int to = text.offsetByCodePoints(text.length(), -tail);
        return text.substring(0, from) + "*".repeat(length - head - tail) + text.substring(to);
    }
}
