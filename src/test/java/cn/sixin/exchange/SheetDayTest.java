package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.ledger.Cell;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day that a sheet says it was filled in. */
class SheetDayTest {
    @ParameterizedTest
    @CsvSource({
        "填报单位（盖章）：长安人社分局  填报日期：2027年1月12日（腊月初五）, 2027-01-12",
        "截至２０２７．１．１２, 2027-01-12",
        "日期 2027/1/2, 2027-01-02",
        "2027年春节期间长安镇重点企业用工情况摸底表,",
        "2027年13月40日,",
        "编号 2027-1-123,",
        "2027年2月30日 2027年3月1日, 2027-03-01"
    })
    void aDayWithItsYearCounts(String title, LocalDate day) {
        SourceRow row = new SourceRow(1, false, new Cell[] {Cell.blank(), Cell.of(title)});
        assertEquals(Optional.ofNullable(day), SheetDay.of(List.of(row)));
    }
}
