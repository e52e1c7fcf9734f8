package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LunarDayTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 2, 6);

    @ParameterizedTest
    @CsvSource({"2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03"})
    void newYearsAreThoseOfTheTable(LocalDate newYear) {
        assertEquals(new LunarDay(newYear.getYear(), 1, 1), LunarDay.of(newYear));
        assertEquals(newYear, new LunarDay(newYear.getYear(), 1, 1).toSolar());
        assertTrue(LunarDay.of(newYear.minusDays(1)).isNewYearsEve());
        assertEquals("正月初八", LunarDay.of(newYear.plusDays(7)).text());
        if (newYear.getYear() < 2030) {
            assertEquals("腊月廿九", LunarDay.of(newYear.minusDays(1)).text());
            if (newYear.getYear() < 2029) {
                assertEquals("正月三十", LunarDay.of(newYear.plusDays(29)).text());
            }
        }
    }

    /** The published calendar: 除夕, 初一, 初五, 初八, 初九, 十五, 十六, the last day of 正月. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-28,2025-01-29,2025-02-02,2025-02-05,2025-02-06,2025-02-12,2025-02-13,2025-02-27",
        "2026-02-16,2026-02-17,2026-02-21,2026-02-24,2026-02-25,2026-03-03,2026-03-04,2026-03-18",
        "2027-02-05,2027-02-06,2027-02-10,2027-02-13,2027-02-14,2027-02-20,2027-02-21,2027-03-07",
        "2028-01-25,2028-01-26,2028-01-30,2028-02-02,2028-02-03,2028-02-09,2028-02-10,2028-02-24"
    })
    void theWholeTable(
            LocalDate eve,
            LocalDate first,
            LocalDate fifth,
            LocalDate eighth,
            LocalDate ninth,
            LocalDate fifteenth,
            LocalDate sixteenth,
            LocalDate last) {
        assertTrue(LunarDay.of(eve).isNewYearsEve());
        assertEquals("腊月廿九", LunarDay.of(eve).text());
        assertEquals("正月初一", LunarDay.of(first).text());
        assertEquals("正月初五", LunarDay.of(fifth).text());
        assertEquals("正月初八", LunarDay.of(eighth).text());
        assertEquals("正月初九", LunarDay.of(ninth).text());
        assertEquals("正月十五", LunarDay.of(fifteenth).text());
        assertEquals("正月十六", LunarDay.of(sixteenth).text());
        assertEquals("正月三十", LunarDay.of(last).text());
        assertEquals("二月初一", LunarDay.of(last.plusDays(1)).text());
    }

    @ParameterizedTest
    @CsvSource({
        "年初八,2027-02-13", "初八,2027-02-13", "正月十六,2027-02-21", "正月初六,2027-02-11",
        "大年三十,2027-02-05", "除夕,2027-02-05", "年三十,2027-02-05", "元宵,2027-02-20",
        "正月廿一,2027-02-26", "正月三十,2027-03-07", "腊月廿九,2027-02-05", "农历正月初八,2027-02-13",
        "大年初一,2027-02-06", "正月8,2027-02-13"
    })
    void officersWords(String said, LocalDate date) {
        assertEquals(Optional.of(new LunarDay.Said(date, Optional.empty())), LunarDay.parse(said, NEW_YEAR));
    }

    @Test
    void twoReadingsAreBothGiven() {
        assertEquals(
                new LunarDay.Said(LocalDate.of(2027, 2, 21), Optional.of(LocalDate.of(2027, 1, 23))),
                LunarDay.parse("年十六", NEW_YEAR).orElseThrow());
        assertEquals(
                new LunarDay.Said(LocalDate.of(2027, 1, 30), Optional.of(LocalDate.of(2027, 1, 31))),
                LunarDay.parse("小年", NEW_YEAR).orElseThrow());
        assertEquals(Optional.empty(), LunarDay.parse("初十一", NEW_YEAR));
        assertEquals(Optional.empty(), LunarDay.parse("张三", NEW_YEAR));
    }

    @Test
    void reportsNameBothCalendars() {
        assertEquals("2月11日（正月十四）", LunarDay.report(LocalDate.of(2025, 2, 11)));
    }
}
