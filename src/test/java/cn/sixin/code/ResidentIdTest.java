package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 2, 13);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "440524188001010014",
                "441900199001010001",
                "44190019880119000X",
                "520624198512310005",
                "810000199901010006",
                "83000019990101000X",
                "94484019850101000X"
            })
    void lawfulNumbersPass(String number) {
        assertTrue(ResidentId.check(number, TODAY).valid(), number);
    }

    @ParameterizedTest
    @CsvSource({
        "441900199001010002,ID_CHECK",
        "520624198502290004,ID_BIRTH",
        "44190019900101000,ID_LENGTH",
        "4419001990O1010001,ID_CHARACTER",
        "440524188001010014,ID_AGE"
    })
    void faultsAreNamed(String number, FaultKind kind) {
        assertEquals(kind, ResidentId.check(number, TODAY).faults().getFirst().kind());
    }

    @Test
    void movedDigitsAreCaught() {
        assertFalse(ResidentId.check("441900199001100001", TODAY).valid());
    }

    @Test
    void aBirthAfterTodayIsAFault() {
        LocalDate before = LocalDate.of(1990, 1, 1).minusDays(1);
        assertEquals(
                List.of(Fault.of(FaultKind.ID_FUTURE, LocalDate.of(1990, 1, 1))),
                ResidentId.check("441900199001010001", before).faults());
        assertTrue(ResidentId.check("441900199001010001", before.plusDays(1)).valid());
    }

    @Test
    void readsBirthSexAndKind() {
        ResidentId.Check woman = ResidentId.check("11010519491231002X", TODAY);
        assertEquals(Optional.of(LocalDate.of(1949, 12, 31)), woman.birth());
        assertEquals(Optional.of(ResidentId.Sex.FEMALE), woman.sex());
        assertEquals(ResidentId.Kind.RESIDENT, woman.kind());
        assertEquals(
                Optional.of(ResidentId.Sex.MALE),
                ResidentId.check("440524188001010014", TODAY).sex());
        assertEquals(
                ResidentId.Kind.RESIDENCE_PERMIT,
                ResidentId.check("83000019990101000X", TODAY).kind());
        assertEquals(
                ResidentId.Kind.FOREIGN_PERMANENT,
                ResidentId.check("94484019850101000X", TODAY).kind());
        ResidentId.Check old = ResidentId.check("usa440085010100", TODAY);
        assertEquals(ResidentId.Kind.FOREIGN_PERMANENT_OLD, old.kind());
        assertTrue(old.valid());
    }

    @Test
    void lengthensFifteenDigits() {
        assertEquals(
                "11010519491231002X", ResidentId.check("110105491231002", TODAY).number());
        assertEquals("11010519491231002X", ResidentId.personKey("110105491231002"));
        assertEquals("11010519491231002X", ResidentId.personKey("'110105 19491231 002x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ｘ", "Х", "х", "Ⅹ", "ⅹ", "×", "*", "＊", " X\u00A0", "\u200BX"})
    void everyXIsAnX(String last) {
        String typed = "`４419001988 0119000" + last;
        assertEquals("44190019880119000X", ResidentId.check(typed, TODAY).number());
        assertTrue(ResidentId.check(typed, TODAY).valid());
    }

    @Property(tries = 300)
    void everyWrongDigitIsCaught(
            @ForAll @IntRange(min = 0, max = 30_000) int day,
            @ForAll @IntRange(min = 0, max = 17) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String birth = LocalDate.of(1940, 1, 1).plusDays(day).toString().replace("-", "");
        String body = "441900" + birth + "000";
        String number = body + ResidentId.checkCharacter(body);
        int old = number.charAt(place) == 'X' ? 10 : number.charAt(place) - '0';
        String wrong = number.substring(0, place) + (old + by) % 10 + number.substring(place + 1);
        assertTrue(ResidentId.check(number, LocalDate.of(2030, 1, 1)).valid());
        assertFalse(wrong.equals(number)
                || ResidentId.check(wrong, LocalDate.of(2030, 1, 1)).valid());
    }
}
