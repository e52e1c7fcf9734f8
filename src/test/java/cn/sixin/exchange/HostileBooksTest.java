package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to exhaust the memory, real ones, opened by a process that has 48 MB of it. */
class HostileBooksTest {
    private static final int MB = 1 << 20;
    private static final String HEAD =
            "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>" + "<sheetData>";
    private static final String TAIL = "</sheetData></worksheet>";

    @TempDir
    private Path folder;

    private final List<String> files = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /** What fills a part. */
    private interface Filling {
        void into(OutputStream out) throws IOException;
    }

    private Path book(String name, String expectation, Filling sheet, Filling shared) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            part(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r="
                            + "'http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
                            + "<sheet name='甲' sheetId='1' r:id='r1'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations("worksheet", "worksheets/sheet1.xml")
                            .replace(
                                    "</Relationships>",
                                    "<Relationship Id='r2' Type='x/sharedStrings'"
                                            + " Target='texts.xml'/></Relationships>"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            sheet.into(zip);
            zip.putNextEntry(new ZipEntry("xl/texts.xml"));
            shared.into(zip);
        }
        files.add(file.toString());
        expected.add(expectation);
        return file;
    }

    private static String relations(String type, String target) {
        return "<Relationships><Relationship Id='r1' Type='x/" + type + "' Target='" + target + "'/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Filling text(String text) {
        return out -> out.write(bytes(text));
    }

    private static Filling within(String before, Filling middle, String after) {
        return out -> {
            out.write(bytes(before));
            middle.into(out);
            out.write(bytes(after));
        };
    }

    private static Filling spaces(int megabytes) {
        return out -> {
            byte[] blank = " ".repeat(MB).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < megabytes; i++) {
                out.write(blank);
            }
        };
    }

    /** Packs to about a sixtieth, as a plain table may, so that no ratio gives it away. */
    private static Filling noise(int megabytes, String every) {
        return out -> {
            Random random = new Random(7);
            byte[] block = ("x".repeat(1000) + every).getBytes(StandardCharsets.US_ASCII);
            for (long written = 0; written < (long) megabytes * MB; written += block.length) {
                for (int i = 0; i < 14; i++) {
                    block[i * 70] = (byte) ('a' + random.nextInt(26));
                }
                out.write(block);
            }
        };
    }

    private static Filling rows(int count) {
        return out -> {
            for (int i = 1; i <= count; i++) {
                out.write(bytes("<row r='" + i + "'><c r='A" + i + "' t='inlineStr'><is><t>东莞市第" + i
                        + "电子厂</t></is></c><c r='B" + i + "'><v>" + i * 7 % 1000 + "</v></c></row>"));
            }
        };
    }

    private Path csv(String name, String expectation, Filling filling) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            filling.into(out);
        }
        files.add(file.toString());
        expected.add(expectation);
        return file;
    }

    @Test
    void noneOfThemTakesTheMemory() throws Exception {
        Filling none = text("<sst/>");
        Path bomb = book("ratio.xlsx", "workbook.bomb", within(HEAD, spaces(300), TAIL), none);
        assertTrue(Files.size(bomb) < 2 * MB, "300 MB in less than two");
        Path cell = book(
                "cell.xlsx",
                "workbook.text_long",
                within(HEAD + "<row><c t='inlineStr'><is><t>", noise(100, ""), "</t></is></c></row>" + TAIL),
                none);
        assertTrue(100L * MB / Files.size(cell) < Limits.USUAL.ratio(), "no ratio gives it away");
        book(
                "quoted.xlsx",
                "workbook.text_long",
                within(HEAD + "<row><c t='str'><v><![CDATA[", noise(20, "<"), "]]></v></c></row>" + TAIL),
                none);
        book(
                "pieces.xlsx",
                "workbook.text_long",
                within(HEAD + "<row><c t='str'><v>", noise(20, "<!-- -->"), "</v></c></row>" + TAIL),
                none);
        book(
                "shared.xlsx",
                "workbook.text_long",
                text(HEAD + TAIL),
                within("<sst><si><t>", noise(20, ""), "</t></si></sst>"));
        Path million = book("million.xlsx", "workbook.rows", within(HEAD, rows(1_000_000), TAIL), none);
        assertTrue(Files.size(million) < Limits.USUAL.fileBytes());
        csv("quote.csv", "workbook.text_long", within("企业名称,\"", noise(12, ""), ""));
        csv("wide.csv", "workbook.wide", within("企业名称", out -> out.write(bytes(",".repeat(MB))), "\n"));
        csv("million.csv", "workbook.rows", out -> {
            for (int i = 0; i < 1_000_000; i++) {
                out.write(bytes("东莞市第" + i + "电子厂,120\n"));
            }
        });
        book("usual.xlsx", "2000 rows", within(HEAD, rows(2000), TAIL), none);
        assertEquals(expected, told());
        for (String key : expected) {
            if (key.startsWith("workbook.")) {
                assertTrue(Samples.ZH.has("problem." + key), key);
                assertTrue(Samples.ZH.has("problem." + key + ".remedy"), key);
            }
        }
    }

    private List<String> told() throws IOException, InterruptedException {
        Path log = folder.resolve("child.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx48m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                BookProbe.class.getName()));
        command.addAll(files);
        Process child = new ProcessBuilder(command).redirectError(log.toFile()).start();
        List<String> lines = child.inputReader(StandardCharsets.UTF_8).readAllLines();
        assertEquals(0, child.waitFor(), lines + Files.readString(log));
        return lines;
    }
}
