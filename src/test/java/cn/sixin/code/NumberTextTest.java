package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "200|200",
                "007|7",
                "１２０|120",
                "1,200|1200",
                "1，200|1200",
                "12 000|12000",
                " 35 |35",
                "'''35'|35",
                "200.0|200",
                "2147483647|2147483647"
            })
    void countsAsTheyStand(String typed, String value) {
        NumberText read = NumberText.whole(typed);
        assertEquals(Optional.empty(), read.fault());
        assertEquals(0, new BigDecimal(value).compareTo(read.value().orElseThrow()));
        assertEquals(false, read.toConfirm());
    }

    @ParameterizedTest
    @CsvSource({
        "约200,200",
        "200人,200",
        "200余人,200",
        "200左右,200",
        "3万,30000",
        "0.3万,3000",
        "1.5千,1500",
        "50+,50",
        "近100,100",
        "２００多人,200",
        "3w,30000",
        "20名,20"
    })
    void whatIsNotExactIsToBeConfirmed(String typed, String value) {
        NumberText read = NumberText.whole(typed);
        assertEquals(Optional.empty(), read.fault());
        assertEquals(0, new BigDecimal(value).compareTo(read.value().orElseThrow()));
        assertTrue(read.toConfirm());
    }

    @ParameterizedTest
    @CsvSource({
        "三十,NUMBER_UNREADABLE",
        "30-50,NUMBER_UNREADABLE",
        "12人 13人,NUMBER_UNREADABLE",
        "1.2.3,NUMBER_UNREADABLE",
        "￥200,NUMBER_UNREADABLE",
        "-3,NUMBER_NEGATIVE",
        "－3,NUMBER_NEGATIVE",
        "1.5,NUMBER_DECIMAL",
        "2147483648,NUMBER_TOO_LARGE",
        "99999999999999999999,NUMBER_TOO_LARGE"
    })
    void whatCannotBeACountIsRefused(String typed, FaultKind kind) {
        NumberText read = NumberText.whole(typed);
        assertEquals(Optional.of(kind), read.fault().map(Fault::kind));
        assertEquals(Optional.empty(), read.value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200|1200",
                "¥1,200.50|1200.5",
                "￥300|300",
                "500元|500",
                "0.5万元|5000",
                "3万|30000",
                "人民币2000元整|2000",
                "200.05|200.05"
            })
    void amountsAreExact(String typed, String value) {
        NumberText read = NumberText.amount(typed);
        assertEquals(Optional.empty(), read.fault());
        assertEquals(0, new BigDecimal(value).compareTo(read.value().orElseThrow()));
        assertEquals(false, read.toConfirm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "无", "/", "—", "暂无"})
    void nothingIsNoNumberAndNoFault(String typed) {
        assertEquals(new NumberText(Optional.empty(), false, Optional.empty()), NumberText.whole(typed));
        assertEquals(new NumberText(Optional.empty(), false, Optional.empty()), NumberText.amount(typed));
    }
}
