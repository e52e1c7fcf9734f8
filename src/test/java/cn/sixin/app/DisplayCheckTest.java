package cn.sixin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Labels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DisplayCheckTest {
    @Test
    void namesWhatIsMissing() {
        assertEquals("display.none", missing(Map.of(), true));
        assertEquals("display.none_no_gtk", missing(Map.of(), false));
        assertEquals("display.no_gtk", missing(Map.of("DISPLAY", ":0"), false));
        assertEquals("", missing(Map.of("DISPLAY", ":0"), true));
        assertEquals("display.none", missing(Map.of("WAYLAND_DISPLAY", "wayland-0"), true), "it speaks X11 alone");
        assertEquals("display.none", missing(Map.of("DISPLAY", " "), true));
    }

    @Test
    void aDisplayThatDoesNotAnswerIsNamed() throws IOException {
        assertEquals("display.unreachable", reached("nonsense"));
        assertEquals("display.unreachable", reached(":4711"));
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int number = closed.getLocalPort() - 6000;
            assertEquals("", reached("localhost:" + number + ".0"));
            closed.close();
            assertEquals("display.unreachable", reached("localhost:" + number));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theKernelTellsWhoListensAtASocket(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("X1");
        assertFalse(DisplayCheck.listens(path.toString()));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            assertTrue(DisplayCheck.listens(path.toString()));
            assertFalse(DisplayCheck.listens(folder.resolve("X").toString()), "another of the same beginning");
        }
        assertTrue(Files.exists(path), "what a server leaves behind");
        assertFalse(DisplayCheck.listens(path.toString()), "is no server");
    }

    /** As it is asked for real, but for the library, which this machine may lack. */
    private static String reached(String display) {
        return new DisplayCheck(
                        Map.of("DISPLAY", display, "WAYLAND_DISPLAY", "wayland-0"),
                        "Linux",
                        "",
                        name -> true,
                        DisplayCheck::answers,
                        false)
                .missing()
                .map(p -> p.key())
                .orElse("");
    }

    private static String missing(Map<String, String> environment, boolean gtk) {
        return new DisplayCheck(environment, "Linux", "", name -> gtk, name -> true, false)
                .missing()
                .map(p -> p.key())
                .orElse("");
    }

    @Test
    void namesTheProgramAsItIsStartedHere() {
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (boolean gtk : List.of(true, false)) {
                for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("DISPLAY", ":4711"))) {
                    String byMaven = remedy(environment, gtk, false, language);
                    assertTrue(byMaven.contains("xvfb-run mvn") && byMaven.contains("mvn -Dsixin.args=demo"), byMaven);
                    String installed = remedy(environment, gtk, true, language);
                    assertTrue(
                            installed.contains("xvfb-run sixin-station")
                                    && installed.contains("sixin-station demo")
                                    && !installed.contains("mvn"),
                            installed);
                }
            }
        }
    }

    private static String remedy(Map<String, String> environment, boolean gtk, boolean installed, Locale language) {
        return new DisplayCheck(environment, "Linux", "", name -> gtk, name -> false, installed)
                .missing()
                .orElseThrow()
                .remedy(Labels.of(language));
    }

    @Test
    void asksNothingOfOtherSystemsOrOfAHeadlessRun() {
        assertTrue(new DisplayCheck(Map.of(), "Windows 11", "", name -> false, name -> false, false)
                .missing()
                .isEmpty());
        assertTrue(new DisplayCheck(Map.of(), "Linux", "Headless", name -> false, name -> false, false)
                .missing()
                .isEmpty());
    }
}
