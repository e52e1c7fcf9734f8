package cn.sixin.code;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number as officers write it comes to. Nothing is rounded and nothing guessed: what is not exact as written
 * (约200, 0.3万, 200余人) is a value to be confirmed.
 *
 * @param value zero or more; empty for a blank or a fault
 * @param toConfirm whether the value was read in good faith only
 */
public record NumberText(Optional<BigDecimal> value, boolean toConfirm, Optional<Fault> fault) {
    private static final BigDecimal WHOLE_LIMIT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal AMOUNT_LIMIT = BigDecimal.valueOf(1_000_000_000_000L);
    /** The longest double written out has 309 digits; whatever is longer is no number. */
    private static final int LONGEST = 400;
    /** So many digits are below either limit. */
    private static final int PLAIN_DIGITS = 9;

    private static final Map<String, Integer> ZEROS =
            Map.of("百", 2, "千", 3, "k", 3, "万", 4, "w", 4, "百万", 6, "千万", 7, "亿", 8);

    private static final Pattern NUMBER =
            Pattern.compile("(?<before>" + Words.ABOUT + ")? ?(?<currency>" + Words.CURRENCY
                    + ")? ?(?<sign>[-+]?) ?(?<whole>\\d{1,3}(?:, ?\\d{3}| \\d{3})+|\\d+)(?<part>\\.\\d+)? ?"
                    + "(?<zeros>百万|千万|[百千万亿kw])? ?(?<over>[余多来])? ?(?<unit>" + Words.UNITS + ")?整? ?(?<after>"
                    + Words.ABOUT + "|\\+)?");

    /** A count: no sign, no decimals, at most 2,147,483,647. A unit or a word behind it has to be confirmed. */
    public static NumberText whole(String typed) {
        return read(typed, WHOLE_LIMIT, true);
    }

    /** An amount in 元, at most 10^12, with its decimals as written; ￥, 元 and 万元 are exact. */
    public static NumberText amount(String typed) {
        return read(typed, AMOUNT_LIMIT, false);
    }

    private static NumberText read(String typed, BigDecimal limit, boolean whole) {
        return Plain.isDigits(typed, 1, PLAIN_DIGITS)
                ? new NumberText(Optional.of(new BigDecimal(typed)), false, Optional.empty())
                : readSlowly(typed, limit, whole);
    }

    static NumberText wholeSlowly(String typed) {
        return readSlowly(typed, WHOLE_LIMIT, true);
    }

    private static NumberText readSlowly(String typed, BigDecimal limit, boolean whole) {
        if (Fold.blank(typed)) {
            return new NumberText(Optional.empty(), false, Optional.empty());
        }
        String shown = Fold.text(typed);
        Matcher number = NUMBER.matcher(plain(shown));
        if (shown.length() > LONGEST || !number.matches() || (whole && number.group("currency") != null)) {
            return bad(FaultKind.NUMBER_UNREADABLE, shown);
        }
        BigDecimal value = value(number);
        if (value.signum() < 0) {
            return bad(FaultKind.NUMBER_NEGATIVE, shown);
        }
        if (value.compareTo(limit) > 0) {
            return bad(FaultKind.NUMBER_TOO_LARGE, shown);
        }
        if (whole && value.stripTrailingZeros().scale() > 0) {
            return bad(FaultKind.NUMBER_DECIMAL, shown);
        }
        boolean about = number.group("before") != null || number.group("over") != null || number.group("after") != null;
        boolean words = number.group("zeros") != null || number.group("unit") != null;
        return new NumberText(Optional.of(value), about || (whole && words), Optional.empty());
    }

    private static BigDecimal value(Matcher number) {
        String digits = number.group("whole").replaceAll("[, ]", "");
        String part = number.group("part") == null ? "" : number.group("part");
        BigDecimal value = new BigDecimal(digits + part);
        if (number.group("zeros") != null) {
            value = value.scaleByPowerOfTen(ZEROS.getOrDefault(number.group("zeros"), 0));
        }
        return number.group("sign").equals("-") ? value.negate() : value;
    }

    private static String plain(String shown) {
        return Normalizer.normalize(shown, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceFirst("^['`\u2018\u2019]", "")
                .strip();
    }

    private static NumberText bad(FaultKind kind, String shown) {
        return new NumberText(Optional.empty(), false, Optional.of(Fault.of(kind, shown)));
    }
}
