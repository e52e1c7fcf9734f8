package cn.sixin.kit;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A style sheet cut down to what is shown: each rule costs a part of every start, and of each control that it is held
 * against. A rule is told by the first name of its selector: {@code button} for {@code .button.flat > .text}.
 */
final class Rules {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern FIRST = Pattern.compile("\\.?([\\w-]+)");

    private Rules() {}

    /** The rules, with their selectors, of which the first name is wanted. @param css flat, without rules in rules */
    static String of(CharSequence css, Predicate<String> wanted) {
        StringBuilder left = new StringBuilder(css.length());
        Matcher rules = RULE.matcher(COMMENT.matcher(css).replaceAll(""));
        while (rules.find()) {
            String selectors = Arrays.stream(rules.group(1).split(","))
                    .map(String::strip)
                    .filter(selector -> wanted.test(first(selector)))
                    .collect(Collectors.joining(", "));
            if (!selectors.isEmpty()) {
                left.append(selectors).append(" {").append(rules.group(2)).append("}\n");
            }
        }
        return left.toString();
    }

    private static String first(String selector) {
        Matcher first = FIRST.matcher(selector);
        return first.lookingAt() ? first.group(1) : selector;
    }
}
