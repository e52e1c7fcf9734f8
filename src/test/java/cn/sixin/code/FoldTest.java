package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {
    @Test
    void textKeepsWhatIsChinese() {
        assertEquals("共ABC12（长安），第一", Fold.text("\u3000 共ＡＢＣ１２（长安），第一\u00A0\u200B"));
        assertEquals("一\n二", Fold.text("一\r\n二\u0007\n"));
        assertEquals("䶮𬱖\uE000", Fold.text("䶮𬱖\uE000"));
    }

    @Test
    void namesHaveOneSeparator() {
        for (String separator : new String[] {"•", "・", "‧", "⋅", "．", ".", "。", "･", "·", " · "}) {
            assertEquals("阿依古丽·买买提", Fold.name("阿依古丽" + separator + "买买提"));
        }
        assertEquals("张三", Fold.name(" 张\u3000三。"));
        assertEquals("John A. Smith", Fold.name("John  A. Smith"));
        assertEquals("陈𬱖", Fold.name("陈 𬱖"));
    }

    @Test
    void enterprisesMatchWhateverTheirBrackets() {
        assertEquals(Fold.enterprise("东莞市百捷（长安）电子有限公司"), Fold.enterprise(" 东莞市百捷(长安) 电子有限公司"));
        assertEquals(Fold.enterprise("ＡＢＣ【东莞】"), Fold.enterprise("abc(东莞)"));
    }

    @Test
    void onlyALastStarAfterADigitIsAnX() {
        assertEquals("12X", Fold.id("12*"));
        assertEquals("441900********0001", Fold.id("441900********0001"));
        assertEquals("12*", Fold.code("12*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "\u3000", "无", " 无 ", "（无）", "空", "/", "／", "—", "——", "-", "--", "－", "N/A", "暂无", "\\", "'"
            })
    void nothingIsBlank(String typed) {
        assertTrue(Fold.blank(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "无锡", "空调", "-1", "1/2"})
    void somethingIsNot(String typed) {
        assertFalse(Fold.blank(typed));
    }

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll("typed") String typed) {
        assertEquals(Fold.code(typed), Fold.code(Fold.code(typed)));
        assertEquals(Fold.id(typed), Fold.id(Fold.id(typed)));
        assertEquals(Fold.text(typed), Fold.text(Fold.text(typed)));
        assertEquals(Fold.name(typed), Fold.name(Fold.name(typed)));
        assertEquals(Fold.enterprise(typed), Fold.enterprise(Fold.enterprise(typed)));
        assertEquals(Fold.blank(typed), Fold.blank(Fold.text(typed)));
    }

    @Property
    void plainTextsAreReadAsAllOthers(@ForAll("plain") String typed) {
        sameAsSlowly(typed);
    }

    @Property
    void awkwardTextsAreReadAsAllOthers(@ForAll("typed") String typed) {
        sameAsSlowly(typed);
    }

    @Test
    void everyCharacterIsReadTheSameEitherWay() {
        for (int point = 0; point < 0x30000; point++) {
            String character = Character.toString(point);
            sameAsSlowly(character);
            sameAsSlowly("共" + character + "A");
        }
    }

    private static void sameAsSlowly(String typed) {
        assertEquals(Fold.codeSlowly(typed), Fold.code(typed));
        assertEquals(Fold.idSlowly(typed), Fold.id(typed));
        assertEquals(Fold.textSlowly(typed), Fold.text(typed));
        assertEquals(Fold.nameSlowly(typed), Fold.name(typed));
        assertEquals(Fold.enterpriseSlowly(typed), Fold.enterprise(typed));
        assertEquals(typed.isEmpty() || Fold.blankSlowly(typed), Fold.blank(typed));
        assertEquals(Phone.checkSlowly(typed), Phone.check(typed));
        assertEquals(Phone.splitSlowly(typed), Phone.split(typed));
        assertEquals(NumberText.wholeSlowly(typed), NumberText.whole(typed));
    }

    @Provide
    Arbitrary<String> plain() {
        Arbitrary<String> characters = Arbitraries.of(
                "东", "莞", "无", "空", "（", "）", "[", "}", "、", "。", "，", "·", " ", "Ａ", "ｚ", "a", "Z", "9", "*", "-", "/",
                "'", "`", ".", "\u3000", "\u0301", "\u200B", "\n");
        Arbitrary<String> mixed = characters.list().ofMaxSize(6).map(parts -> String.join("", parts));
        Arbitrary<String> phones = Arbitraries.strings().numeric().ofLength(9).map("19"::concat);
        Arbitrary<String> landlines =
                Arbitraries.strings().numeric().ofMinLength(7).ofMaxLength(9).map("0769-"::concat);
        Arbitrary<String> numbers =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(11);
        return Arbitraries.oneOf(mixed, phones, landlines, numbers);
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> awkward = Arbitraries.of(
                "'", "`", " ", "\u3000", "\u00A0", "\u200B", "Х", "Ⅹ", "×", "*", "Ｘ", "９", "·", ".", "。", "（", ")", "䶮",
                "𬱖", "\u0301", "\u00B4", "e", "无", "/", "—", "\n", "\r", "\uD800", "ſ", "ﬁ", "①", "İ");
        return Arbitraries.oneOf(awkward, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
