package cn.sixin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataHomeTest {
    private static final Path USER = Path.of("/home/officer");

    @TempDir
    Path temp;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void livesWhereTheSystemKeepsData() {
        assertEquals(Path.of("/home/officer/.local/share/sixin-station"), located(Map.of(), "Linux"));
        assertEquals(Path.of("/xdg/sixin-station"), located(Map.of("XDG_DATA_HOME", "/xdg"), "Linux"));
        assertEquals(
                Path.of("/home/officer/.local/share/sixin-station"),
                located(Map.of("XDG_DATA_HOME", "relative"), "Linux"));
        assertEquals(Path.of("/appdata/sixin-station"), located(Map.of("LOCALAPPDATA", "/appdata"), "Windows 11"));
        assertEquals(Path.of("/home/officer/AppData/Local/sixin-station"), located(Map.of(), "Windows 11"));
        assertEquals(Path.of("/home/officer/Library/Application Support/sixin-station"), located(Map.of(), "Mac OS X"));
        assertEquals(
                Path.of("/else/where"), located(Map.of("SIXIN_HOME", "/else/where", "XDG_DATA_HOME", "/xdg"), "Linux"));
    }

    private static Path located(Map<String, String> environment, String os) {
        return DataHome.locate(environment, os, USER).folder();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isClosedToOthersEvenWhereItStoodOpen() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTrue(new DataHome(folder).prepare().isEmpty());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertTrue(Files.isDirectory(folder.resolve("logs")));
    }

    @Test
    void aFileInTheWayIsNamedAndLeftAlone() throws IOException {
        Path file = Files.writeString(temp.resolve("data"), "mine");
        Problem problem = new DataHome(file.resolve("station")).prepare().orElseThrow();
        assertEquals("home.in_the_way", problem.key());
        assertTrue(problem.text(Labels.of(Locale.ENGLISH)).contains(file.toString()));
        assertTrue(problem.remedy(Labels.of(Locale.ENGLISH)).contains("SIXIN_HOME"));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPlaceThatCannotBeWrittenIsNamed() {
        // Not even root makes folders there.
        Problem problem = new DataHome(Path.of("/sys/sixin-station")).prepare().orElseThrow();
        assertEquals("home.read_only", problem.key());
    }
}
