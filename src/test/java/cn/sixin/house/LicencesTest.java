package cn.sixin.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What the installers' builds ask about licences, asked with parts that were made up. */
class LicencesTest {
    @TempDir
    Path folder;

    private Path jars;
    private final List<String> parts = new ArrayList<>();

    private record Ended(int code, String said) {}

    @BeforeEach
    void parts() throws IOException {
        jars = Files.createDirectories(folder.resolve("jars"));
        part("good-1.0", "<license><id>Apache-2.0</id></license>");
        Files.createFile(jars.resolve("good-1.0.jar"));
        // Of two the one that may be carried is taken; the part of a name behind the version is a system's.
        part("either-2.1", "<license><id>LGPL-2.1-only</id></license><license><name>EPL 1.0</name></license>");
        Files.createFile(jars.resolve("either-2.1.jar"));
        Files.createFile(jars.resolve("either-2.1-linux.jar"));
        part("elsewhere-3", "<license><id>GPL-2.0-only</id></license>");
    }

    private void part(String jar, String licences) {
        int dash = jar.lastIndexOf('-');
        parts.add("<component bom-ref=\"" + jar + "\"><name>" + jar.substring(0, dash) + "</name><version>"
                + jar.substring(dash + 1) + "</version><licenses>" + licences + "</licenses></component>");
    }

    private Ended run() throws IOException, InterruptedException {
        Path bill = folder.resolve("bom.xml");
        Files.writeString(
                bill,
                "<bom><metadata><tools><components><component><name>tool</name><version>1</version></component>"
                        + "</components></tools></metadata><components>" + String.join("", parts) + "</components>"
                        + "<dependencies><dependency ref=\"good-1.0\"><dependency ref=\"elsewhere-3\"/></dependency>"
                        + "<dependency ref=\"elsewhere-3\"/></dependencies></bom>");
        Path common = Path.of("installer", "common");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        common.resolve("Licences.java").toString(),
                        bill.toString(),
                        common.resolve("licences").toString(),
                        folder.resolve("out").toString(),
                        jars.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    @Test
    void aPackageGetsItsBillAndItsTextsAndNothingOfWhatItDoesNotHold() throws Exception {
        Ended ended = run();
        assertEquals(0, ended.code(), ended::said);
        String bill = Files.readString(folder.resolve("out").resolve("bom.xml"));
        assertTrue(bill.contains("good-1.0") && bill.contains("either-2.1"), bill);
        assertFalse(bill.contains("elsewhere"), bill);
        String table = Files.readString(folder.resolve("out").resolve("THIRD-PARTY.txt"));
        assertTrue(table.contains("good-1.0\tApache-2.0") && table.contains("either-2.1\tEPL 1.0"), table);
        for (String text : List.of("Apache-2.0.txt", "EPL-1.0.txt", "GPL-2.0-with-classpath-exception.txt")) {
            assertTrue(Files.size(folder.resolve("out").resolve(text)) > 1000, text);
        }
    }

    /** As an auditor looks: the bill's hashes are those of the files beside it. */
    @Test
    void aJarThatWasCutHasTheHashesThatItHasNow() throws Exception {
        byte[] whole = "whole".getBytes(StandardCharsets.UTF_8);
        byte[] cut = "cut".getBytes(StandardCharsets.UTF_8);
        part("cut-1.0", "<license><id>MIT</id></license>", whole);
        Files.write(jars.resolve("cut-1.0.jar"), cut);
        part("whole-1.0", "<license><id>MIT</id></license>", whole);
        Files.write(jars.resolve("whole-1.0.jar"), whole);
        Ended ended = run();
        assertEquals(0, ended.code(), ended::said);
        Document bill = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("out").resolve("bom.xml").toFile());
        XPath path = XPathFactory.newInstance().newXPath();
        String is = "/bom/components/component[name='%s']/hashes/hash[@alg='SHA-256']";
        String was = "/bom/components/component[name='%s']/pedigree/ancestors/component/hashes/hash";
        assertEquals(sha(cut), path.evaluate(is.formatted("cut"), bill));
        assertEquals(sha(whole), path.evaluate(was.formatted("cut"), bill));
        assertEquals(sha(whole), path.evaluate(is.formatted("whole"), bill));
        assertEquals("", path.evaluate(was.formatted("whole"), bill));
    }

    private static String sha(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void part(String jar, String licences, byte[] bytes) throws Exception {
        int dash = jar.lastIndexOf('-');
        parts.add("<component bom-ref=\"" + jar + "\" type=\"library\"><name>" + jar.substring(0, dash)
                + "</name><version>" + jar.substring(dash + 1) + "</version><hashes><hash alg=\"SHA-256\">" + sha(bytes)
                + "</hash></hashes><licenses>" + licences + "</licenses></component>");
    }

    @Test
    void aLibraryUnderTheGplStopsTheBuild() throws Exception {
        part("planted-1.0", "<license><id>GPL-3.0-only</id></license>");
        Files.createFile(jars.resolve("planted-1.0.jar"));
        Ended ended = run();
        assertEquals(1, ended.code(), ended::said);
        assertTrue(ended.said().contains("planted-1.0 [GPL-3.0-only]"), ended::said);
    }

    @Test
    void aJarThatTheBillDoesNotNameStopsTheBuild() throws Exception {
        Files.createFile(jars.resolve("smuggled-1.0.jar"));
        Ended ended = run();
        assertEquals(1, ended.code(), ended::said);
        assertTrue(ended.said().contains("smuggled-1.0.jar"), ended::said);
    }
}
