package cn.sixin.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.Main;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started for real. */
class ProcessTest {
    @TempDir
    Path temp;

    private record Ended(int code, List<String> lines) {}

    private Ended start(String... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("SIXIN_HOME", temp.resolve("home").toString());
        // A system that was told no locale, and no display.
        environment.put("LC_ALL", "C");
        environment.remove("DISPLAY");
        environment.remove("WAYLAND_DISPLAY");
        environment.remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.lines().toList());
    }

    @Test
    void aCommandExplainsItselfInChineseWhateverTheLocale() throws Exception {
        Ended ended = start("check", "--help");
        assertEquals(Exit.DONE, ended.code(), () -> String.join("\n", ended.lines()));
        assertTrue(ended.lines().stream().anyMatch(l -> l.contains("密码文件")), () -> String.join("\n", ended.lines()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutADisplayOneLineSaysSo() throws Exception {
        Ended ended = start();
        assertEquals(Exit.NO_DISPLAY, ended.code(), () -> String.join("\n", ended.lines()));
        assertEquals(1, ended.lines().size(), () -> String.join("\n", ended.lines()));
        assertTrue(ended.lines().getFirst().contains("xvfb-run mvn"), ended.lines()::getFirst);
    }
}
