package cn.sixin.sync.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityAddressTest {
    @ParameterizedTest
    @CsvSource({
        "city.dg.gov.cn, https://city.dg.gov.cn",
        "' https://city.dg.gov.cn:8640/board?x=1 ', https://city.dg.gov.cn:8640",
        "ｈｔｔｐｓ：／／city.dg.gov.cn, https://city.dg.gov.cn",
        "http://127.0.0.1:8640, http://127.0.0.1:8640",
        "http://localhost:8640/, http://localhost:8640",
        "http://[::1]:8640, http://[::1]:8640",
        "10.1.2.3:8640, https://10.1.2.3:8640"
    })
    void isReadAsItIsMeant(String typed, String meant) {
        assertEquals(Optional.of(URI.create(meant)), CityAddress.read(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "市局",
                "http://city.dg.gov.cn",
                "http://10.1.2.3",
                "http://127.0.0.1.example.com",
                "ftp://127.0.0.1",
                "https://user@city",
                "https://",
                "https://city:99999",
                "a b"
            })
    void whatWouldBeSpokenToWithoutTlsIsNone(String typed) {
        assertEquals(Optional.empty(), CityAddress.read(typed));
    }
}
