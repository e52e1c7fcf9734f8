package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndustryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C39 计算机、通信和其他电子设备制造业|C39 计算机、通信和其他电子设备制造业|制造业",
                "C39计算机、通信和其他电子设备制造业|C39 计算机、通信和其他电子设备制造业|制造业",
                "c39|C39|制造业",
                "C 39|C39|制造业",
                "Ｃ３９|C39|制造业",
                "C3911 计算机整机制造|C3911 计算机整机制造|制造业",
                "39|C39|制造业",
                "39 电子|C39 电子|制造业",
                "3911|C3911|制造业",
                "C-制造业|C 制造业|制造业",
                "C.制造业|C 制造业|制造业",
                "C：制造业|C 制造业|制造业",
                "C制造业|C 制造业|制造业",
                "C|C 制造业|制造业",
                "制造业|C 制造业|制造业",
                " 制造业 |C 制造业|制造业",
                "批发业|F 批发业|批发和零售业",
                "批发和零售业|F 批发和零售业|批发和零售业",
                "农林牧渔业|A 农林牧渔业|农、林、牧、渔业",
                "教育|P 教育|教育",
                "H62|H62|住宿和餐饮业"
            })
    void industriesAsOfficersWriteThem(String typed, String text, String section) {
        Industry industry = Industry.parse(typed).orElseThrow();
        assertEquals(text, industry.text());
        assertEquals(section, industry.sectionName());
        assertEquals(Optional.of(industry), Industry.parse(industry.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "电子厂", "T恤", "C62", "98", "00", "3D打印", "U", "无"})
    void whatNamesNoSectionIsNone(String typed) {
        assertEquals(Optional.empty(), Industry.parse(typed));
    }
}
