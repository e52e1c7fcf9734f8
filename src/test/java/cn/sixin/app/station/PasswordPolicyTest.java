package cn.sixin.app.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PasswordPolicyTest {
    @Test
    void wantsEightOfThreeClassesOrASentence() {
        assertEquals("password.short", said("Ab1-xyz"));
        assertEquals("password.simple", said("abcdefg1"));
        assertEquals("", said("abcdeF-1"));
        assertEquals("", said("abcdefF1"));
        assertEquals("", said("today we went to the market"));
        assertEquals("password.simple", said("123456789012345"));
        assertEquals("password.short", said("春节返岗"));
    }

    @Test
    void isNotTheOfficersName() {
        assertEquals("password.name", said("Zhang-Min-2027"));
        assertEquals("password.name", said("ZHANG-min2027"));
    }

    private static String said(String password) {
        return PasswordPolicy.check(password.toCharArray(), "zhang-min")
                .map(p -> p.key())
                .orElse("");
    }
}
