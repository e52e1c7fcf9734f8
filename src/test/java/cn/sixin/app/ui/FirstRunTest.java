package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.code.Town;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FirstRunTest extends DeskTest {

    @Test
    void itSpeaksEnglishWhenAskedAndRemembers() {
        open();
        assertTrue(reads("所在镇街（园区）"));
        click("#language");
        assertTrue(reads("Town or park"));
        picture("first-run-english");
        click("#theme");
        eventually("settings on disk", () -> written().contains("DARK"));
        assertTrue(written().contains("\"en\""), written());
    }

    private String written() {
        try {
            return java.nio.file.Files.readString(home.resolve("settings.json"));
        } catch (java.io.IOException e) {
            return "";
        }
    }

    @Test
    void townsAreFoundByNameInitialsPinyinAndCode() {
        Town changan = Town.find("441900119").orElseThrow();
        for (String typed : new String[] {"长安", "ca", "CA", "changan", "441900119", "长安镇"}) {
            assertTrue(TownPicker.fitting(typed).contains(changan), typed);
        }
        assertEquals(36, TownPicker.fitting("  ").size());
        assertEquals(0, TownPicker.fitting(UUID.randomUUID().toString()).size());
    }
}
