package cn.sixin.app.station;

import cn.sixin.ledger.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be: {@value #SHORTEST} characters or more of three of the four classes (capitals, small letters,
 * digits, others), or a phrase of {@value #PHRASE} or more; and not the officer's own name. The first is what GB/T
 * 22239-2019 is commonly assessed by, the second what a copied folder is better guarded by.
 */
public final class PasswordPolicy {
    public static final int SHORTEST = 8;
    public static final int PHRASE = 16;
    private static final int CLASSES = 3;

    private PasswordPolicy() {}

    /** What is wrong with a password; empty when it will do. */
    public static Optional<Problem> check(char[] password, String officer) {
        int length = Character.codePointCount(password, 0, password.length);
        if (length < SHORTEST) {
            return Optional.of(Problem.error("password.short", length, SHORTEST));
        }
        if (length < PHRASE && classes(password) < CLASSES) {
            return Optional.of(Problem.error("password.simple", CLASSES, PHRASE));
        }
        if (holdsName(password, officer)) {
            return Optional.of(Problem.error("password.name"));
        }
        return Optional.empty();
    }

    private static int classes(char[] password) {
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        boolean other = false;
        for (char c : password) {
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digit |= c >= '0' && c <= '9';
            other |= !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        }
        return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
    }

    private static boolean holdsName(char[] password, String officer) {
        String name = folded(officer);
        return name.length() >= 2 && folded(new String(password)).contains(name);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }
}
