package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91441900MAXXXX0073", "92441900MAWWWW0140", "91441900MAXXXX04XB"})
    void lawfulCodesPass(String code) {
        assertEquals(List.of(), Uscc.check(code).faults());
    }

    @Test
    void faultsNameTheirPlace() {
        assertEquals(
                List.of(Fault.of(FaultKind.USCC_CHARACTER, 18, "Z")),
                Uscc.check("91350100M000100Y4Z").faults());
        assertEquals(
                List.of(Fault.of(FaultKind.USCC_CHARACTER, 11, "O")),
                Uscc.check("91441900MAOXXX0073").faults());
        assertEquals(
                FaultKind.USCC_CHECK,
                Uscc.check("91441900MAXXXX0037").faults().getFirst().kind());
        assertEquals(
                List.of(Fault.of(FaultKind.USCC_LENGTH, 17)),
                Uscc.check("91441900MAXXXX007").faults());
        assertEquals(
                List.of(Fault.of(FaultKind.USCC_CHECK, '3', '4')),
                Uscc.check("91441900MAXXXX0074").faults());
        assertEquals(
                List.of(Fault.of(FaultKind.USCC_LENGTH, 1)), Uscc.check("𬱖").faults());
    }

    @Test
    void foldsBeforeChecking() {
        assertEquals(
                "91441900MAXXXX0073",
                Uscc.check(" '９１441900 maxххx\u200B0073\u00A0").code());
        assertTrue(Uscc.check(" '９１441900 maxххx\u200B0073\u00A0").valid());
    }

    @Test
    void aWrongOrganisationCheckOnlyWarns() {
        String body = "91441900MAXXXX008";
        Uscc.Check check = Uscc.check(body + Uscc.checkCharacter(body));
        assertEquals(List.of(Fault.of(FaultKind.USCC_ORGANISATION, '7', '8')), check.faults());
        assertTrue(check.valid());
    }

    @Test
    void categoryAndRegion() {
        assertEquals(Uscc.Category.ENTERPRISE, Uscc.category("91441900MAXXXX0073"));
        assertEquals(Uscc.Category.SOLE_TRADER, Uscc.category("92441900MAWWWW0140"));
        assertEquals(Uscc.Category.SOCIAL_ORGANISATION, Uscc.category("52"));
        assertEquals(Uscc.Category.OTHER, Uscc.category(""));
        assertEquals("441900", Uscc.region("91441900MAXXXX0073"));
        assertEquals("", Uscc.region("9144"));
    }

    @Test
    void everySubstitutionInTheVectorIsCaught() {
        everySubstitutionIsCaught("91441900MAXXXX0073");
    }

    @Property(tries = 200)
    void everySubstitutionOfAnyCodeIsCaught(
            @ForAll @IntRange(min = 0, max = 999_999) int region, @ForAll @IntRange(min = 0) int seed) {
        StringBuilder body = new StringBuilder("91").append("%06d".formatted(region));
        long rest = seed * 31L * 31 + 17;
        for (int i = 0; i < 8; i++) {
            body.append(ALPHABET.charAt((int) (rest % 31)));
            rest /= 7;
        }
        body.append(Uscc.organisationCheck(body.substring(8)));
        String code = body.toString() + Uscc.checkCharacter(body.toString());
        assertEquals(List.of(), Uscc.check(code).faults());
        everySubstitutionIsCaught(code);
    }

    private static void everySubstitutionIsCaught(String code) {
        for (int place = 0; place < code.length(); place++) {
            for (char other : (ALPHABET + "IOZSV").toCharArray()) {
                if (other != code.charAt(place)) {
                    String wrong = code.substring(0, place) + other + code.substring(place + 1);
                    assertFalse(Uscc.check(wrong).valid(), wrong);
                }
            }
        }
    }
}
