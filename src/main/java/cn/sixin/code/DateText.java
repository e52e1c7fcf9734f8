package cn.sixin.code;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a date as officers write it comes to, 1900 to 2100. A date without a year lies in the season's twelve months,
 * August before the New Year to July after it.
 *
 * @param value empty for a blank or a fault
 * @param other the second reading, when there are two
 * @param toConfirm whether the value is one of two readings, or its century was left out
 */
public record DateText(Optional<LocalDate> value, Optional<LocalDate> other, boolean toConfirm, Optional<Fault> fault) {
    private static final DateText BLANK = new DateText(Optional.empty(), Optional.empty(), false, Optional.empty());

    /** Day 0 of a workbook's serial numbers; right from 1900-03-01 on. */
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
    /** 1982-02-18: smaller numbers are counts, not days. */
    private static final int SERIAL_FIRST = 30_000;
    /** 2100-12-31. */
    private static final int SERIAL_LAST = 73_415;

    private static final int LONGEST = 64;

    private static final Pattern WITH_YEAR =
            Pattern.compile("(\\d{4}|\\d{2})(?:([-./])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})[月.](\\d{1,2}))[日号]?\\.?");
    private static final Pattern WITHOUT_YEAR = Pattern.compile("(\\d{1,2})(?:月(\\d{1,2})[日号]?|[-./](\\d{1,2})[日号]?)");
    private static final Pattern TOGETHER = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d+)?");
    private static final Pattern BRACKETS = Pattern.compile("(.+)\\(([^()]*)\\)");
    private static final Pattern WEEKDAY = Pattern.compile("(?:星期|周|礼拜)[一二三四五六日天]");
    private static final Pattern WEEKDAY_BEHIND = Pattern.compile(" *,? *" + WEEKDAY.pattern() + "$");
    private static final Pattern TIME_BEHIND =
            Pattern.compile("(?<=[\\d日号])(?: +|T)\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?$");
    private static final Pattern LUNAR_YEAR = Pattern.compile("(19\\d\\d|20\\d\\d)年(?:农历|阴历)?(\\D.*)");

    /** @param newYear 正月初一 of the season at hand */
    public static DateText parse(String typed, LocalDate newYear) {
        if (Fold.blank(typed)) {
            return BLANK;
        }
        String shown = Fold.text(typed);
        if (shown.length() > LONGEST) {
            return bad(FaultKind.DATE_UNREADABLE, shown);
        }
        String plain = plain(shown);
        Matcher brackets = BRACKETS.matcher(plain);
        if (!brackets.matches()) {
            return day(plain, shown, newYear);
        }
        Optional<LunarDay.Said> lunar = LunarDay.parse(brackets.group(2), newYear);
        if (lunar.isEmpty() && !WEEKDAY.matcher(brackets.group(2).strip()).matches()) {
            return bad(FaultKind.DATE_UNREADABLE, shown);
        }
        return day(brackets.group(1).strip(), shown, newYear).beside(lunar, newYear);
    }

    /** A numeric cell: 20270215, or a workbook's serial number, whose time of day is left out. */
    public static DateText number(double value) {
        String shown =
                new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        if (TOGETHER.matcher(shown).matches() || SERIAL.matcher(shown).matches()) {
            return day(shown, shown, SERIAL_ZERO);
        }
        return bad(FaultKind.DATE_UNREADABLE, shown);
    }

    /** The fault of a date outside 1900 to 2100. */
    public static Optional<Fault> implausible(LocalDate date) {
        return date.getYear() < 1900 || date.getYear() > 2100
                ? Optional.of(Fault.of(FaultKind.DATE_IMPLAUSIBLE, date))
                : Optional.empty();
    }

    private static DateText day(String plain, String shown, LocalDate newYear) {
        String bare = TIME_BEHIND
                .matcher(WEEKDAY_BEHIND.matcher(plain).replaceFirst(""))
                .replaceFirst("");
        String word = bare.replace(" ", "");
        Matcher whole = WITH_YEAR.matcher(word);
        if (whole.matches()) {
            String month = whole.group(3) == null ? whole.group(5) : whole.group(3);
            String day = whole.group(4) == null ? whole.group(6) : whole.group(4);
            boolean century = whole.group(1).length() == 4;
            DateText read = of((century ? "" : "20") + whole.group(1), month, day, shown);
            return new DateText(read.value, read.other, !century && read.value.isPresent(), read.fault);
        }
        Matcher together = TOGETHER.matcher(word);
        if (together.matches()) {
            return of(together.group(1), together.group(2), together.group(3), shown);
        }
        Matcher yearless = WITHOUT_YEAR.matcher(word);
        if (yearless.matches()) {
            int month = Integer.parseInt(yearless.group(1));
            int year = month >= 8 ? newYear.getYear() - 1 : newYear.getYear();
            String day = yearless.group(2) == null ? yearless.group(3) : yearless.group(2);
            return of(String.valueOf(year), yearless.group(1), day, shown);
        }
        if (SERIAL.matcher(word).matches()) {
            int serial = Integer.parseInt(word.substring(0, 5));
            return serial < SERIAL_FIRST || serial > SERIAL_LAST
                    ? bad(FaultKind.DATE_UNREADABLE, shown)
                    : one(SERIAL_ZERO.plusDays(serial));
        }
        return lunar(word, shown, newYear);
    }

    private static DateText lunar(String word, String shown, LocalDate newYear) {
        Matcher named = LUNAR_YEAR.matcher(word);
        Optional<LunarDay.Said> said = named.matches()
                ? LunarDay.parse(named.group(2), new LunarDay(Integer.parseInt(named.group(1)), 1, 1).toSolar())
                : LunarDay.parse(word, newYear);
        return said.map(days -> new DateText(
                        Optional.of(days.date()), days.other(), days.other().isPresent(), Optional.empty()))
                .orElseGet(() -> bad(FaultKind.DATE_UNREADABLE, shown));
    }

    /** The lunar day written behind the date: where they disagree within the same year, both are readings. */
    private DateText beside(Optional<LunarDay.Said> lunar, LocalDate newYear) {
        if (lunar.isEmpty() || value.isEmpty() || value.get().getYear() != newYear.getYear()) {
            return this;
        }
        LunarDay.Said said = lunar.get();
        boolean agree = value.get().equals(said.date()) || value.equals(said.other());
        return agree ? this : new DateText(value, Optional.of(said.date()), true, fault);
    }

    private static DateText of(String year, String month, String day, String shown) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return implausible(date)
                    .map(fault -> new DateText(Optional.empty(), Optional.empty(), false, Optional.of(fault)))
                    .orElseGet(() -> one(date));
        } catch (DateTimeException noSuchDay) {
            return bad(FaultKind.DATE_NO_SUCH_DAY, shown);
        }
    }

    private static String plain(String shown) {
        return Normalizer.normalize(shown, Normalizer.Form.NFKC)
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replace('\u3002', '.')
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceFirst("^['`\u2018\u2019]", "")
                .strip();
    }

    private static DateText one(LocalDate date) {
        return new DateText(Optional.of(date), Optional.empty(), false, Optional.empty());
    }

    private static DateText bad(FaultKind kind, String shown) {
        return new DateText(Optional.empty(), Optional.empty(), false, Optional.of(Fault.of(kind, shown)));
    }
}
