package cn.sixin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("settings.json");
    }

    @Test
    void whatIsSavedIsReadAgain() throws IOException {
        Settings chosen = Settings.DEFAULT
                .withLanguage("en")
                .withLook(new Look(Look.Mode.DARK, 150, Optional.of("KaiTi")))
                .withLockMinutes(30)
                .withWindow(new Settings.Place(-8, 20, 1366, 728, true))
                .withOfficer("9a1f");
        SettingsFile.read(file).save(chosen);
        SettingsFile again = SettingsFile.read(file);
        assertEquals(chosen, again.loaded());
        assertTrue(again.notice().isEmpty());
        SettingsFile.read(file).save(Settings.DEFAULT);
        assertEquals(Settings.DEFAULT, SettingsFile.read(file).loaded());
    }

    @Test
    void aNewerProgramsFileIsReadAndNotOverwritten() throws IOException {
        String newer = "{\"schema\": 99, \"lockMinutes\": 7, \"hologram\": {\"depth\": 3}}";
        Files.writeString(file, newer);
        SettingsFile read = SettingsFile.read(file);
        assertEquals(7, read.loaded().lockMinutes());
        assertEquals("settings.newer", read.notice().orElseThrow().key());
        read.save(Settings.DEFAULT);
        assertEquals(newer, Files.readString(file));
    }

    @Test
    void aBrokenFileIsKeptAsideAndTheDefaultsServe() throws IOException {
        Files.writeString(file, "{\"schema\": 1, \"lookk");
        SettingsFile read = SettingsFile.read(file);
        assertEquals(Settings.DEFAULT, read.loaded());
        assertEquals("settings.broken", read.notice().orElseThrow().key());
        assertFalse(Files.exists(file));
        assertEquals("{\"schema\": 1, \"lookk", Files.readString(folder.resolve("settings.broken.json")));
    }

    @Test
    void aFileFromBeforeASettingExistedTakesItsDefault() throws IOException {
        Files.writeString(file, "{\"schema\": 1, \"language\": \"en\"}");
        assertEquals(
                Settings.DEFAULT.withLanguage("en"), SettingsFile.read(file).loaded());
    }

    @Test
    void nonsenseIsBroughtIntoRange() {
        assertEquals(
                Settings.LONGEST_LOCK, Settings.DEFAULT.withLockMinutes(9_999).lockMinutes());
        assertEquals(Settings.SHORTEST_LOCK, Settings.DEFAULT.withLockMinutes(0).lockMinutes());
    }

    @Test
    void speaksChineseUnlessToldOtherwise() {
        assertEquals(Locale.SIMPLIFIED_CHINESE, Settings.DEFAULT.locale(Locale.SIMPLIFIED_CHINESE));
        assertEquals(
                Locale.SIMPLIFIED_CHINESE, Settings.DEFAULT.locale(Locale.ENGLISH), "the C locale names no country");
        assertEquals(Locale.ENGLISH, Settings.DEFAULT.locale(Locale.US));
        assertEquals(Locale.ENGLISH, Settings.DEFAULT.withLanguage("en").locale(Locale.SIMPLIFIED_CHINESE));
        assertEquals(
                Locale.SIMPLIFIED_CHINESE, Settings.DEFAULT.withLanguage("zh").locale(Locale.US));
    }
}
