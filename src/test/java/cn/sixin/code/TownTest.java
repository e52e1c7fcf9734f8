package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownTest {
    @ParameterizedTest
    @CsvSource({
        "长安,441900119", "长安镇,441900119", "东莞市长安镇,441900119", "441900119,441900119",
        "441900119000,441900119", "莞城街道,441900006", "东城,441900003", "松山湖,441900401",
        "滨海湾新区,441900404", "东莞港,441900402", "高埗镇,441900129"
    })
    void isFoundByNameOrCode(String typed, String code) {
        assertEquals(code, Town.find(typed).orElseThrow().code());
    }

    @ParameterizedTest
    @CsvSource({"长安", "ca", "CA", "changan", "441900119", "长安镇", "chang"})
    void isAmongWhatIsTyped(String typed) {
        assertTrue(Town.fitting(typed).contains(Town.find("长安").orElseThrow()));
    }

    @Test
    void everyTownFitsNothingTypedAndNoneFitsNonsense() {
        assertEquals(Town.all(), Town.fitting("  "));
        assertEquals(List.of(), Town.fitting("qqq"));
    }

    @Test
    void thirtySixInTheCitysOrder() {
        assertEquals(36, Town.all().size());
        assertEquals("莞城", Town.all().getFirst().shortName());
        assertEquals("茶山", Town.all().get(31).shortName());
        assertEquals(
                true, Town.find("441900001").isEmpty() && Town.find("441900").isEmpty());
    }
}
