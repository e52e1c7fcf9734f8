package cn.sixin.code;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day of the Chinese calendar (GB/T 33661-2017). ICU's calendar is wrong for 2027 and 2030, so it is never used.
 *
 * @param month 1 to 12, negative for a leap month
 * @param day 1 to 30
 */
public record LunarDay(int year, int month, int day) {
    private static final String ONES = "一二三四五六七八九";
    private static final Pattern EVE = Pattern.compile("除夕夜?|大?年三十晚?|大?年夜|年卅晚?|腊月三十|十二月三十");
    private static final Pattern SAID = Pattern.compile("(正月|一月|腊月|十二月|大?年)?(初)?([一二三四五六七八九十廿卅]{1,3}|[0-9]{1,2})[日号]?");

    /** What an officer's words mean; {@code other} is the second reading when there are two. */
    public record Said(LocalDate date, Optional<LocalDate> other) {}

    public static LunarDay of(LocalDate date) {
        Lunar lunar = Solar.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth())
                .getLunar();
        return new LunarDay(lunar.getYear(), lunar.getMonth(), lunar.getDay());
    }

    /** The solar day. Throws IllegalArgumentException when the month has no such day. */
    public LocalDate toSolar() {
        Solar solar = Lunar.fromYmd(year, month, day).getSolar();
        return LocalDate.of(solar.getYear(), solar.getMonth(), solar.getDay());
    }

    /** As it is written: 正月初八, 腊月廿九. */
    public String text() {
        Lunar lunar = Lunar.fromYmd(year, month, day);
        return lunar.getMonthInChinese() + "月" + lunar.getDayInChinese();
    }

    /** Whether it is the last day of its year (除夕), which is 廿九 in 2025 to 2029. */
    public boolean isNewYearsEve() {
        LunarDay next = of(toSolar().plusDays(1));
        return next.month == 1 && next.day == 1;
    }

    /** The form of reports: 2月11日（正月十四）. */
    public static String report(LocalDate date) {
        return date.getMonthValue() + "月" + date.getDayOfMonth() + "日（" + of(date).text() + "）";
    }

    /**
     * What an officer says of the days about {@code newYear} (正月初一). 年十六 and later is 正月, or before the New Year
     * 腊月; 小年 is 廿三 or 廿四: both readings are given.
     */
    public static Optional<Said> parse(String said, LocalDate newYear) {
        String word = Fold.enterprise(said).replaceFirst("^(农历|阴历)", "");
        LocalDate eve = newYear.minusDays(1);
        LocalDate twelfth = newYear.minusDays(of(eve).day());
        if (EVE.matcher(word).matches()) {
            return one(eve);
        }
        switch (word) {
            case "元宵", "元宵节" -> {
                return one(newYear.plusDays(14));
            }
            case "春节" -> {
                return one(newYear);
            }
            case "小年" -> {
                return Optional.of(new Said(twelfth.plusDays(22), Optional.of(twelfth.plusDays(23))));
            }
            default -> {
                return parseDay(word, newYear, twelfth);
            }
        }
    }

    private static Optional<Said> parseDay(String word, LocalDate newYear, LocalDate twelfth) {
        Matcher said = SAID.matcher(word);
        if (!said.matches() || (said.group(1) == null && said.group(2) == null && !word.matches("廿.|[二三]?十.?"))) {
            return Optional.empty();
        }
        int day = number(said.group(3));
        String month = said.group(1) == null ? "" : said.group(1);
        boolean last = month.startsWith("腊") || month.startsWith("十二");
        int length = last
                ? (int) (newYear.toEpochDay() - twelfth.toEpochDay())
                : of(newYear.plusDays(29)).month() == 1 ? 30 : 29;
        if (day < 1 || day > length || (said.group(2) != null && day > 10)) {
            return Optional.empty();
        }
        if (last) {
            return one(twelfth.plusDays(day - 1L));
        }
        LocalDate first = newYear.plusDays(day - 1L);
        boolean either = !month.startsWith("正")
                && day > 15
                && !twelfth.plusDays(day - 1L).isAfter(newYear.minusDays(1));
        return either ? Optional.of(new Said(first, Optional.of(twelfth.plusDays(day - 1L)))) : one(first);
    }

    private static Optional<Said> one(LocalDate date) {
        return Optional.of(new Said(date, Optional.empty()));
    }

    /** 一 to 三十 in any of the usual spellings, or digits; 0 for anything else. */
    private static int number(String text) {
        if (text.charAt(0) <= '9') {
            return Integer.parseInt(text);
        }
        String plain = text.replace("廿", "二十").replace("卅", "三十").replace("十十", "十");
        int ten = plain.indexOf('十');
        if (ten < 0) {
            return plain.length() == 1 ? ONES.indexOf(plain) + 1 : 0;
        }
        int tens = ten == 0 ? 1 : ONES.indexOf(plain.charAt(0)) + 1;
        int ones = ten + 1 == plain.length() ? 0 : ONES.indexOf(plain.substring(ten + 1)) + 1;
        return ten > 1 || (ones == 0 && ten + 1 < plain.length()) ? 0 : tens * 10 + ones;
    }
}
