package cn.sixin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind makes of what officers type. */
class KindReadingTest {

    private static final Context CONTEXT = Context.at(LocalDate.of(2027, 2, 20), "441900119", Context.Lookup.NONE);
    private static final ChoiceList SIZES = ChoiceList.named("enterprise_size")
            .option("large", "大", "大型")
            .option("medium", "中", "中型")
            .option("small", "小", "小型")
            .option("micro", "微", "微型");
    private static final Map<String, Kind<?>> KINDS = kinds();

    private static Map<String, Kind<?>> kinds() {
        Map<String, Kind<?>> kinds = new LinkedHashMap<>();
        kinds.put("text", Kinds.text(10));
        kinds.put("area", Kinds.area(100));
        kinds.put("name", Kinds.personName());
        kinds.put("integer", Kinds.integer(0, 1000));
        kinds.put("money", Kinds.money());
        kinds.put("date", Kinds.date());
        kinds.put("instant", Kinds.instant());
        kinds.put("yesNo", Kinds.yesNo());
        kinds.put("choice", Kinds.choice(SIZES));
        kinds.put("choices", Kinds.choices(SIZES));
        kinds.put("town", Kinds.town());
        kinds.put("uscc", Kinds.uscc());
        kinds.put("residentId", Kinds.residentId());
        kinds.put("identity", Kinds.identity());
        kinds.put("phone", Kinds.phone());
        kinds.put("industry", Kinds.industry());
        return kinds;
    }

    private static <T> String sent(Kind<T> kind, Reading<T> reading) {
        T value = reading.value();
        return value == null ? "" : kind.send(value).toString();
    }

    private static Reading<?> read(String kind, Cell cell) {
        return kind(kind).read(cell, CONTEXT);
    }

    private static String value(String kind, Cell cell) {
        return value(kind(kind), cell);
    }

    private static <T> String value(Kind<T> kind, Cell cell) {
        return sent(kind, kind.read(cell, CONTEXT));
    }

    private static Kind<?> kind(String name) {
        Kind<?> kind = KINDS.get(name);
        assertNotNull(kind);
        return kind;
    }

    /** Beijing time, as every officer's clock shows it; the 20th is today. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-02-16 09:30|2027-02-16T01:30:00Z",
                "2027-02-16T09:30:15|2027-02-16T01:30:00Z",
                "2027/2/16 9:30|2027-02-16T01:30:00Z",
                "2月16日9:30|2027-02-16T01:30:00Z",
                "正月十一 14：05|2027-02-16T06:05:00Z",
                "9:30|2027-02-20T01:30:00Z",
                "2027-02-16|2027-02-16T04:00:00Z",
                "2027-02-16 25:00|",
                "上午|"
            })
    void aMomentIsReadAsPeopleWriteIt(String typed, String sent) {
        assertEquals(sent == null ? "" : sent, value("instant", Cell.of(typed)));
        assertEquals(sent == null, read("instant", Cell.of(typed)).isBad());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|' 长安　'|长安",
                "text|ＡＢ厂|AB厂",
                "name|阿依古丽•买买提|阿依古丽·买买提",
                "name|李 明|李明",
                "integer|120|120",
                "integer|１２０|120",
                "integer|1,000|1000",
                "date|2027.2.3|2027-02-03",
                "date|2月13日|2027-02-13",
                "date|正月初八|2027-02-13",
                "yesNo|是|true",
                "yesNo|否|false",
                "choice|大型|large",
                "choice|' 小 '|small",
                "choice|micro|micro",
                "choices|大、小|[large, small]",
                "choices|小,大|[large, small]",
                "town|长安镇|441900119",
                "town|东莞市长安镇|441900119",
                "town|长安|441900119",
                "identity|441900 19900101 0001|441900199001010001",
                "identity|`441900199001010001|441900199001010001",
                "identity|44190019880119000×|44190019880119000X",
                "identity|h12345678|H12345678",
                "identity|H1234567801|H1234567801",
                "identity|12345678|12345678",
                "identity|E12345678|E12345678",
                "phone|19900000001|19900000001",
                "phone|199 0000 0001|19900000001",
                "phone|076922220000|0769-22220000",
                "phone|19900000001/0769-22220000|19900000001、0769-22220000",
                "industry|C39电子|C39 电子",
                "industry|制造业|C 制造业"
            })
    void readWithoutDoubt(String kind, String typed, String value) {
        assertEquals(value, value(kind, new Cell.Text(typed)));
        assertEquals(List.of(), read(kind, new Cell.Text(typed)).problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integer|约200|200",
                "integer|200人|200",
                "date|年十六|2027-02-21",
                "identity|44190019880119000*|44190019880119000X",
                "industry|电子厂|电子厂"
            })
    void readWithSomethingToConfirm(String kind, String typed, String value) {
        Reading<?> reading = read(kind, new Cell.Text(typed));
        assertEquals(value, value(kind, new Cell.Text(typed)));
        assertEquals(1, reading.problems().size());
        assertTrue(!reading.isBad());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|一二三四五六七八九十多",
                "integer|三十",
                "integer|-1",
                "integer|1.5",
                "money|很多",
                "date|节后",
                "date|2027-02-30",
                "yesNo|也许",
                "choice|特大",
                "choices|大、特大",
                "town|广州",
                "uscc|91441900",
                "uscc|91441900123456789A",
                "residentId|44190019900101000",
                "identity|6107221975120700",
                "identity|44190019900101000*",
                "identity|441900199001010002",
                "phone|12345",
                "phone|1990000000"
            })
    void refused(String kind, String typed) {
        Reading<?> reading = read(kind, new Cell.Text(typed));
        assertNull(reading.value());
        assertTrue(reading.isBad());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　", "无", "/", "—", "暂无", "（空）"})
    void wordsForNothingAreBlankForEveryKind(String typed) {
        KINDS.forEach((name, kind) -> assertEquals(Reading.blank(), kind.read(new Cell.Text(typed), CONTEXT), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#REF!", "#N/A", "#DIV/0!"})
    void faultsOfFormulasAreRefusedByEveryKind(String code) {
        KINDS.forEach((name, kind) ->
                assertTrue(kind.read(new Cell.Fault(code), CONTEXT).isBad(), name));
    }

    @ParameterizedTest
    @CsvSource({
        "integer,120,120",
        "integer,120.00000001,120",
        "integer,-0.0,0",
        "phone,19900000001,19900000001",
        "date,46431,2027-02-13"
    })
    void numericCells(String kind, double number, String value) {
        assertEquals(value, value(kind, new Cell.Number(number)));
        assertEquals(List.of(), read(kind, new Cell.Number(number)).problems());
    }

    /** A code in a numeric cell has lost its last digits; it is never made up. */
    @ParameterizedTest
    @CsvSource({
        "uscc,914419000000000000",
        "residentId,441900199001010000",
        "identity,441900199001010000",
        "integer,1.5",
        "integer,-3",
        "date,200"
    })
    void numericCellsThatSayNothing(String kind, double number) {
        Reading<?> reading = read(kind, new Cell.Number(number));
        assertNull(reading.value());
        assertTrue(reading.isBad());
    }

    @Test
    void dateCells() {
        Cell cell = new Cell.Date(LocalDateTime.of(2027, 2, 13, 0, 0));
        assertEquals("2027-02-13", value("date", cell));
        assertTrue(read("text", cell).isBad());
    }

    @Test
    void whatWasTypedIsKeptWhereItDiffers() {
        assertEquals("ＡＢ厂", read("text", new Cell.Text("ＡＢ厂")).typed());
        assertNull(read("text", new Cell.Text(" AB厂 ")).typed());
        assertEquals("１２０", read("integer", new Cell.Text("１２０")).typed());
    }
}
