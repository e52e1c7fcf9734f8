package cn.sixin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayCheckTest {
    @Test
    void namesWhatIsMissing() {
        assertEquals("display.none", missing(Map.of(), true));
        assertEquals("display.none_no_gtk", missing(Map.of(), false));
        assertEquals("display.no_gtk", missing(Map.of("DISPLAY", ":0"), false));
        assertEquals("", missing(Map.of("DISPLAY", ":0"), true));
        assertEquals("", missing(Map.of("WAYLAND_DISPLAY", "wayland-0"), true));
        assertEquals("display.none", missing(Map.of("DISPLAY", " "), true));
    }

    private static String missing(Map<String, String> environment, boolean gtk) {
        return new DisplayCheck(environment, "Linux", "", name -> gtk)
                .missing()
                .map(p -> p.key())
                .orElse("");
    }

    @Test
    void asksNothingOfOtherSystemsOrOfAHeadlessRun() {
        assertTrue(new DisplayCheck(Map.of(), "Windows 11", "", name -> false)
                .missing()
                .isEmpty());
        assertTrue(new DisplayCheck(Map.of(), "Linux", "Headless", name -> false)
                .missing()
                .isEmpty());
    }
}
