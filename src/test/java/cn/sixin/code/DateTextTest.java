package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 2, 6);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-02-13|2027-02-13",
                "2027-2-3|2027-02-03",
                "2027/2/13|2027-02-13",
                "2027.2.3|2027-02-03",
                "2027。2。3|2027-02-03",
                "2027.02.13.|2027-02-13",
                "20270213|2027-02-13",
                "2027年2月13日|2027-02-13",
                "2027年2月13号|2027-02-13",
                "２０２７年２月１３日|2027-02-13",
                "2027年 2月 13日|2027-02-13",
                "2027-02-13 08:30|2027-02-13",
                "2027-02-13T08:30:00|2027-02-13",
                "2027-02-13 星期六|2027-02-13",
                "2月13日|2027-02-13",
                "2月13日（周六）|2027-02-13",
                "2月13日（正月初八）|2027-02-13",
                "2.13|2027-02-13",
                "2/13|2027-02-13",
                "12月31日|2026-12-31",
                "46431|2027-02-13",
                "正月初八|2027-02-13",
                "年初八|2027-02-13",
                "初八|2027-02-13",
                "除夕|2027-02-05",
                "元宵|2027-02-20",
                "2026年正月初八|2026-02-24",
                "2026年农历正月初八|2026-02-24"
            })
    void datesAsOfficersWriteThem(String typed, LocalDate date) {
        DateText read = DateText.parse(typed, NEW_YEAR);
        assertEquals(new DateText(Optional.of(date), Optional.empty(), false, Optional.empty()), read);
    }

    @Test
    void twoReadingsAndMissingCenturiesAreToBeConfirmed() {
        DateText sixteenth = DateText.parse("年十六", NEW_YEAR);
        assertEquals(Optional.of(LocalDate.of(2027, 2, 21)), sixteenth.value());
        assertEquals(Optional.of(LocalDate.of(2027, 1, 23)), sixteenth.other());
        assertTrue(sixteenth.toConfirm());

        DateText disagreeing = DateText.parse("2月13日（正月初九）", NEW_YEAR);
        assertEquals(Optional.of(LocalDate.of(2027, 2, 13)), disagreeing.value());
        assertEquals(Optional.of(LocalDate.of(2027, 2, 14)), disagreeing.other());
        assertTrue(disagreeing.toConfirm());

        DateText century = DateText.parse("27.2.13", NEW_YEAR);
        assertEquals(Optional.of(LocalDate.of(2027, 2, 13)), century.value());
        assertTrue(century.toConfirm());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-02-30|DATE_NO_SUCH_DAY",
                "2月30日|DATE_NO_SUCH_DAY",
                "20271301|DATE_NO_SUCH_DAY",
                "1827-02-13|DATE_IMPLAUSIBLE",
                "2127-02-13|DATE_IMPLAUSIBLE",
                "节后|DATE_UNREADABLE",
                "2月中旬|DATE_UNREADABLE",
                "200|DATE_UNREADABLE",
                "2.13-2.15|DATE_UNREADABLE"
            })
    void whatIsNoDayIsRefused(String typed, FaultKind kind) {
        DateText read = DateText.parse(typed, NEW_YEAR);
        assertEquals(Optional.of(kind), read.fault().map(Fault::kind));
        assertEquals(Optional.empty(), read.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "无", "/", "——"})
    void nothingIsNoDateAndNoFault(String typed) {
        assertEquals(
                new DateText(Optional.empty(), Optional.empty(), false, Optional.empty()),
                DateText.parse(typed, NEW_YEAR));
    }

    @Test
    void numericCellsAreSerialsOrDatesWrittenTogether() {
        assertEquals(
                Optional.of(LocalDate.of(2027, 2, 13)), DateText.number(46431).value());
        assertEquals(
                Optional.of(LocalDate.of(2027, 2, 13)),
                DateText.number(46431.75).value());
        assertEquals(
                Optional.of(LocalDate.of(2027, 2, 13)),
                DateText.number(20270213).value());
        assertEquals(
                Optional.of(FaultKind.DATE_UNREADABLE),
                DateText.number(200).fault().map(Fault::kind));
        assertEquals(
                Optional.of(FaultKind.DATE_UNREADABLE),
                DateText.number(2.13).fault().map(Fault::kind));
    }
}
