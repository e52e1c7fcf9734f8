package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.db.Viewers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board in a real browser: signed in as a person would, looked at light and dark, near and far. */
class BoardBrowserTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @Test
    void aPersonSignsInAndReadsIt(@TempDir Path profile) throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(
                program.isPresent(), "no Chromium is installed: the board is tried by its parsed page alone");
        try (TestCity city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD)) {
            BoardTest.fill(city);
            String password = new Viewers(city.database(), new SecureRandom(), city.clock()).add("李处");
            try (Browser browser = new Browser(program.get(), profile)) {
                browser.size(1366, 768, 1);
                browser.open(city.address().resolve("/board"));
                assertEquals(
                        "/board/sign-in", browser.evaluate("location.pathname").asString());
                assertEquals(
                        "name", browser.evaluate("document.activeElement.name").asString());
                browser.picture(SCREENS.resolve("board-sign-in.png"));

                browser.type("input[name=name]", "李处");
                browser.type("input[name=password]", "not it");
                browser.follow("form button");
                assertEquals(
                        1,
                        browser.evaluate("document.querySelectorAll('[role=alert]').length")
                                .asInt());
                browser.type("input[name=name]", "李处");
                browser.type("input[name=password]", password);
                browser.follow("form button");
                assertEquals("/board", browser.evaluate("location.pathname").asString());
                assertEquals(
                        37,
                        browser.evaluate("document.querySelectorAll('#towns tbody tr, #towns tfoot tr').length")
                                .asInt());
                assertEquals(
                        "66.67%",
                        browser.evaluate("document.querySelector('.tiles b').textContent")
                                .asString());
                // The style sheet came, in spite of the page's strict policy.
                assertEquals(
                        "flex",
                        browser.evaluate("getComputedStyle(document.querySelector('.tiles')).display")
                                .asString());
                for (boolean dark : new boolean[] {false, true}) {
                    browser.dark(dark);
                    fits(browser, "board-" + (dark ? "dark" : "light"));
                }
                browser.dark(false);
                browser.size(683, 384, 2);
                fits(browser, "board-200");
                browser.size(1366, 768, 1);
                browser.follow("header button");
                browser.open(city.address().resolve("/board"));
                assertEquals(
                        "/board/sign-in", browser.evaluate("location.pathname").asString(), "signed out");
                List<String> complaints = browser.complaints().stream()
                        // Chromium reports every answer of 400 and more to the console.
                        .filter(complaint -> !complaint.contains("403"))
                        .toList();
                assertEquals(List.of(), complaints);
            }
        }
    }

    private static void fits(Browser browser, String name) throws Exception {
        assertTrue(
                browser.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
                        .asBoolean(),
                name + " is wider than its window");
        browser.picture(SCREENS.resolve(name + ".png"));
    }
}
