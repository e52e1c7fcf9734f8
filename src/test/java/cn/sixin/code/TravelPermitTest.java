package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TravelPermitTest {
    @ParameterizedTest
    @CsvSource({
        "HK_MACAU,h1234567801,true,H12345678",
        "HK_MACAU,M12345678,true,M12345678",
        "HK_MACAU,C1234567,false,C1234567",
        "HK_MACAU,H123456780,false,H12345678",
        "TAIWAN,12345678,true,12345678",
        "TAIWAN,1234567801,true,1234567801",
        "TAIWAN,123456789,false,123456789",
        "PASSPORT,e 1234567８,true,E12345678",
        "PASSPORT,E123,false,E123"
    })
    void formsAndPersonKeys(TravelPermit permit, String typed, boolean valid, String key) {
        assertEquals(valid, permit.check(typed).valid());
        assertEquals(key, permit.personKey(typed));
    }
}
