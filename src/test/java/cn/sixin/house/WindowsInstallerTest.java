package cn.sixin.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Windows script cannot be run here; what can be seen from outside is held. */
class WindowsInstallerTest {
    private static final Path INSTALLER = Path.of("installer");
    private static final Path SCRIPT = INSTALLER.resolve("windows").resolve("build.ps1");
    private static final Path MSI = INSTALLER.resolve("windows").resolve("msi.args");
    private static final Path SHARED = INSTALLER.resolve("common").resolve("jpackage.args");
    /** Changing it would leave the older version installed beside the newer one. */
    private static final String UPGRADE_CODE = "6f6b0d54-5c0e-4d6c-9d1f-2f0a6a3f1c27";
    /** What is a place or a number of this one build, and so cannot lie in a file that is shared. */
    private static final Set<String> OF_THE_BUILD = Set.of(
            "--type",
            "--app-version",
            "--input",
            "--runtime-image",
            "--app-content",
            "--app-image",
            "--dest",
            "--add-launcher",
            "--file-associations");

    private static final Pattern OPTION = Pattern.compile("(?m)(?<=^|[\\s'\"])--[a-z][a-z-]+");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^function (\\S+)");
    private static final Pattern OUR_FILE = Pattern.compile("\\$(common|root\\\\installer)\\\\([A-Za-z.\\\\-]+)");
    private static final List<String> ALIASES = List.of("% ", "? ", "cp ", "rm ", "mv ", "ls ", "cat ", "cd ", "echo ");

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static Set<String> options(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** Windows PowerShell reads a script without a mark as the system's own code page. */
    @Test
    void theScriptIsPlainAscii() throws IOException {
        assertTrue(text(SCRIPT).chars().allMatch(c -> c < 128));
    }

    @Test
    void itsQuotesAndBracketsClose() throws IOException {
        assertEquals("", unclosed(text(SCRIPT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"if ($a) { 'b' ", "@('a', 'b'", "\"a", "f('it)", "[a)"})
    void anOpenOneIsFound(String script) {
        assertFalse(unclosed(script).isEmpty());
    }

    /** What is open at the end or closed by another; "" when all is well. Comments and quoted text are passed over. */
    private static String unclosed(String script) {
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (script.startsWith("<#", i)) {
                i = end(script, "#>", i);
            } else if (c == '#') {
                i = end(script, "\n", i);
            } else if (c == '\'' || c == '"') {
                i = script.indexOf(c, i + 1);
                if (i < 0) {
                    return "a quote";
                }
            } else if ("({[".indexOf(c) >= 0) {
                open.push(")}]".charAt("({[".indexOf(c)));
            } else if (")}]".indexOf(c) >= 0 && (open.isEmpty() || open.pop() != c)) {
                return c + " at " + i;
            }
        }
        return open.isEmpty() ? "" : "missing " + open;
    }

    private static int end(String script, String mark, int from) {
        int at = script.indexOf(mark, from);
        return at < 0 ? script.length() : at + mark.length() - 1;
    }

    @Test
    void jpackageIsToldNothingThatLinuxIsNotToldButPlaces() throws IOException {
        String script = text(SCRIPT);
        Set<String> jpackage = new TreeSet<>();
        Matcher calls = Pattern.compile("(?s)(\\$shared = @\\(|\\\\jpackage\" -Arguments)(.*?)(?=\\n\\n|\\z)")
                .matcher(script);
        while (calls.find()) {
            jpackage.addAll(options(calls.group(2)));
        }
        assertTrue(jpackage.contains("--runtime-image"), jpackage::toString);
        jpackage.removeAll(OF_THE_BUILD);
        assertEquals(Set.of(), jpackage);
        assertTrue(script.contains("@$common\\jpackage.args")
                && text(INSTALLER.resolve("linux").resolve("build"))
                        .contains("@\"$root/installer/common/jpackage.args\""));
    }

    @Test
    void itIsInstalledForOneOfficerWithoutAnAdministratorAndUpgraded() throws IOException {
        String msi = text(MSI);
        assertTrue(options(msi).containsAll(Set.of("--win-per-user-install", "--win-menu", "--win-shortcut")));
        assertTrue(msi.contains("--win-upgrade-uuid " + UPGRADE_CODE), msi);
        String name = Pattern.compile("--name (\\S+)")
                .matcher(text(SHARED))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        assertTrue(msi.contains(name), msi);
        assertTrue(text(SCRIPT).contains("@$root\\installer\\windows\\msi.args"));
        String all = msi + text(SCRIPT);
        for (String word : List.of("RunAs", "HKLM", "ProgramFiles", "sc.exe", "Set-ExecutionPolicy")) {
            assertFalse(all.contains(word), word);
        }
    }

    @Test
    void thereIsALauncherThatShowsWhatIsPrinted() throws IOException {
        assertTrue(text(SCRIPT)
                .contains("'--add-launcher', \"sixin-console=$root\\installer\\windows\\console.properties\""));
        assertTrue(
                text(INSTALLER.resolve("windows").resolve("console.properties")).contains("win-console=true"));
    }

    @Test
    void everyFileOfOursThatItNamesIsThere() throws IOException {
        List<String> named = OUR_FILE.matcher(text(SCRIPT))
                .results()
                .map(m -> (m.group(1).equals("common") ? "common\\" : "") + m.group(2))
                .toList();
        assertTrue(named.size() >= 5, named::toString);
        for (String name : named) {
            assertTrue(Files.exists(INSTALLER.resolve(name.replace('\\', '/'))), name);
        }
    }

    @Test
    void itStopsAtTheFirstFailureAndUsesNoShortNames() throws IOException {
        String script = text(SCRIPT);
        assertTrue(script.contains("Set-StrictMode -Version Latest"));
        assertTrue(script.contains("$ErrorActionPreference = 'Stop'"));
        // A program's failure is no error to PowerShell: each goes through the one function that asks for it.
        assertEquals(1, script.split("(?m)^\\s*& ", -1).length - 1);
        assertTrue(script.contains("if ($LASTEXITCODE -ne 0)"));
        Set<String> verbs = Set.of("Invoke", "Get", "New", "Copy", "Test");
        FUNCTION.matcher(script)
                .results()
                .forEach(found -> assertTrue(verbs.contains(found.group(1).replaceFirst("-.*", "")), found.group(1)));
        Stream<String> lines = script.lines().map(line -> line.strip() + " ");
        assertEquals(
                List.of(),
                lines.filter(line -> ALIASES.stream()
                                .anyMatch(alias -> line.startsWith(alias) || line.contains("| " + alias)))
                        .toList());
    }
}
