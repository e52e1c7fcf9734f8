package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {
    @ParameterizedTest
    @CsvSource({"东莞市百捷,dgsbj", "长安,ca", "厦岗,xg", "重庆,cq", "ＡＢc-12厂,abc12c", "䶮,y", "𬱖a,wa", "道滘,dj", "😀,''"})
    void initials(String text, String initials) {
        assertEquals(initials, Pinyin.initials(text));
    }

    @Test
    void full() {
        assertEquals("dongguanshichanganzhen", Pinyin.full("东莞市长安镇"));
        assertEquals("lvse", Pinyin.full("绿色"));
    }
}
