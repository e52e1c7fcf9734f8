package cn.sixin.store.keys;

import cn.sixin.ledger.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What a password must be, as assessors of GB/T 22239-2019 commonly ask: 8 characters, 3 of 4 classes. */
public final class PasswordRule {
    public static final int SHORTEST = 8;
    public static final int CLASSES = 3;

    private PasswordRule() {}

    /** Empty when the password may be used. */
    public static List<Problem> check(char[] password) {
        int[] points = java.nio.CharBuffer.wrap(password).codePoints().toArray();
        List<Problem> problems = new ArrayList<>();
        if (points.length < SHORTEST) {
            problems.add(Problem.error("store.password_short", SHORTEST));
        }
        IntPredicate upper = Character::isUpperCase;
        IntPredicate lower = Character::isLowerCase;
        IntPredicate digit = Character::isDigit;
        IntPredicate other = upper.or(lower).or(digit).negate();
        long classes = Stream.of(upper, lower, digit, other)
                .filter(one -> java.util.Arrays.stream(points).anyMatch(one))
                .count();
        java.util.Arrays.fill(points, 0);
        if (classes < CLASSES) {
            problems.add(Problem.error("store.password_simple", CLASSES));
        }
        return problems;
    }
}
