package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooksTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    @TempDir
    private Path folder;

    private Path saved(Workbook book, String name) throws IOException {
        Path file = folder.resolve(name);
        try (book;
                OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    private static List<SourceRow> rows(Path file) throws Refused {
        try (Book book = Books.open(file)) {
            List<SourceRow> rows = new ArrayList<>();
            book.read(0, rows::add);
            return rows;
        }
    }

    private static String refusal(Path file) {
        return refusal(file, Limits.USUAL);
    }

    private static String refusal(Path file, Limits limits) {
        Problem problem = assertThrows(Refused.class, () -> {
                    try (Book book = Books.open(file, limits)) {
                        book.layout(0);
                        book.read(0, row -> true);
                    }
                })
                .problem();
        assertTrue(Samples.ZH.has("problem." + problem.key()), problem.key());
        assertTrue(Samples.ZH.has("problem." + problem.key() + ".remedy"), problem.key());
        return problem.key();
    }

    /** The least that a package needs, as small libraries write it: no styles, no shared texts, no cell names. */
    private Path bare(String name, byte[] sheet, String... more) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "_rels/.rels", relation(REL + "/officeDocument", "xl/workbook.xml"));
            put(
                    zip,
                    "xl/workbook.xml",
                    "<x:workbook xmlns:x='" + MAIN + "' xmlns:r='" + REL
                            + "'><x:sheets><x:sheet name='甲' sheetId='1' r:id='r1'/></x:sheets></x:workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", relation(REL + "/worksheet", "/xl/worksheets/sheet1.xml"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet);
            for (String part : more) {
                put(zip, part, "x");
            }
        }
        return file;
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns='" + PACKAGE + "'><Relationship Id='r1' Type='" + type + "' Target='" + target
                + "'/></Relationships>";
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sheet(String data) {
        return ("<x:worksheet xmlns:x='" + MAIN + "'><x:sheetData>" + data + "</x:sheetData></x:worksheet>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void inlineTextsAndCellsWithoutNamesAreRead() throws Exception {
        Path file = bare(
                "inline.xlsx",
                sheet("<x:row><x:c"
                    + " t='inlineStr'><x:is><x:r><x:t>企业</x:t></x:r><x:r><x:t>名称</x:t></x:r></x:is></x:c><x:c><x:v>12</x:v></x:c><x:c"
                    + " t='b'><x:v>1</x:v></x:c><x:c t='e'><x:v>#REF!</x:v></x:c></x:row>"));
        SourceRow row = rows(file).getFirst();
        assertEquals(1, row.number());
        assertEquals(new Cell.Text("企业名称"), row.cell(0));
        assertEquals(new Cell.Number(12), row.cell(1));
        assertEquals(new Cell.Bool(true), row.cell(2));
        assertEquals(new Cell.Fault("#REF!"), row.cell(3));
        assertEquals(Cell.blank(), row.cell(9));
    }

    @Test
    void macrosAndLinksAreLeftOutAndSaid() throws Exception {
        Path file = bare("macro.xlsm", sheet(""), "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml");
        try (Book book = Books.open(file)) {
            assertEquals(
                    List.of("workbook.macros", "workbook.links"),
                    book.leftOut().stream().map(Problem::key).toList());
        }
    }

    @Test
    void rowsThatOnlyLookFullDoNotCount() throws Exception {
        String row = "<x:row><x:c s='1'/></x:row>";
        Path file = bare("blank.xlsx", sheet(row.repeat(5000) + "<x:row><x:c><x:v>1</x:v></x:c></x:row>"));
        try (Book book = Books.open(file, new Limits(1 << 20, 1 << 24, 1000, 10, 1 << 20))) {
            assertEquals(1, book.layout(0).rows());
        }
        assertEquals(5001, rows(file).getFirst().number());
    }

    @Test
    void tooMuchSharedTextIsRefused() throws Exception {
        try (Workbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet();
            for (int i = 0; i < 2000; i++) {
                sheet.createRow(i).createCell(0).setCellValue("第" + i + "个".repeat(30));
            }
            assertEquals(
                    "workbook.texts",
                    refusal(saved(book, "texts.xlsx"), new Limits(1 << 24, 1 << 24, 1000, 10_000, 100_000)));
        }
    }

    @Test
    void aPasswordIsSaid() throws Exception {
        Path file = folder.resolve("secret.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                Workbook book = new XSSFWorkbook()) {
            book.createSheet().createRow(0).createCell(0).setCellValue("x");
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("长安");
            try (OutputStream out = encryptor.getDataStream(container)) {
                book.write(out);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        assertEquals("workbook.password", refusal(file));
    }

    @Test
    void aPasswordOfTheOldFormatIsSaidToo() throws Exception {
        HSSFWorkbook book = new HSSFWorkbook();
        book.createSheet().createRow(0).createCell(0).setCellValue("x");
        Biff8EncryptionKey.setCurrentUserPassword("changan");
        try {
            assertEquals("workbook.password", refusalOnceSaved(book));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    /** POI would open it with the password that this thread wrote it with. */
    private String refusalOnceSaved(HSSFWorkbook book) throws IOException {
        Path file = saved(book, "secret.xls");
        Biff8EncryptionKey.setCurrentUserPassword(null);
        return refusal(file);
    }

    @Test
    void filesThatAreNoWorkbooksAreCalledByTheirName() throws Exception {
        Path csv = Files.writeString(folder.resolve("a.xlsx"), "企业名称,信用代码\n甲,乙\n");
        assertEquals("workbook.renamed", refusal(csv));
        Path html = Files.writeString(folder.resolve("b.xls"), "\n<html><table><tr><td>1</td></tr></table></html>");
        assertEquals("workbook.html", refusal(html));
        assertEquals("workbook.empty", refusal(Files.writeString(folder.resolve("c.xlsx"), "")));
        assertEquals("workbook.lock_file", refusal(Files.writeString(folder.resolve("~$d.xlsx"), "x")));
        assertEquals("workbook.gone", refusal(folder.resolve("none.xlsx")));
        assertEquals("workbook.locked", refusal(Files.createDirectory(folder.resolve("e.xlsx"))));
    }

    @Test
    void atWhateverPlaceItIsCutOrOverwrittenItIsDamaged() throws Exception {
        byte[] whole = Files.readAllBytes(Samples.file("roster-clean.xlsx"));
        for (int part = 1; part < 10; part++) {
            Path cut = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(whole, whole.length * part / 10));
            assertEquals("workbook.damaged", refusal(cut), part + " tenths");
        }
        // The table at the end is whole, a part is not.
        byte[] holed = whole.clone();
        Arrays.fill(holed, whole.length / 3, whole.length / 3 + 4096, (byte) 7);
        assertEquals("workbook.damaged", refusal(Files.write(folder.resolve("hole.xlsx"), holed)));
        HSSFWorkbook old = new HSSFWorkbook();
        old.createSheet().createRow(0).createCell(0).setCellValue("甲".repeat(3000));
        byte[] xls = Files.readAllBytes(saved(old, "old.xls"));
        Path cut = Files.write(folder.resolve("cut.xls"), Arrays.copyOf(xls, xls.length / 2));
        assertEquals("workbook.damaged", refusal(cut));
    }

    /** WPS on Windows lets nobody else read a part of it; here another process does the same. */
    @Test
    void aFileThatAnotherProcessHoldsIsSaidToBeHeld() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        book.createSheet();
        Path file = saved(book, "held.xlsx");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BookProbe.Hold.class.getName(),
                        file.toString())
                .start();
        try {
            assertEquals('h', holder.getInputStream().read());
            assertEquals("workbook.locked", refusal(file));
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }
        assertTrue(rows(file).isEmpty(), "free again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~$open.xlsx", ".~open.xlsx", ".~lock.open.xlsx#"})
    void whatIsOpenInAnotherProgramIsReadAsItWasSavedAndThatIsSaid(String beside) throws Exception {
        Path file = saved(new XSSFWorkbook(), "open.xlsx");
        Path lock = Files.writeString(folder.resolve(beside), "x");
        try (Book book = Books.open(file)) {
            assertEquals(
                    List.of("workbook.open"),
                    book.leftOut().stream().map(Problem::key).toList());
        }
        if (!beside.endsWith("#")) {
            assertEquals("workbook.lock_file", refusal(lock));
        }
    }

    @Test
    void aTextFileThatIsOpenInAnotherProgramIsSaidToBe() throws Exception {
        Path file = Files.writeString(folder.resolve("open.csv"), "企业名称\n东莞市测试电子有限公司\n");
        Files.writeString(folder.resolve(".~lock.open.csv#"), "x");
        try (Book book = Books.open(file)) {
            assertEquals(
                    List.of("workbook.open"),
                    book.leftOut().stream().map(Problem::key).toList());
        }
    }

    /** Nothing outside the file is read, whatever its XML asks for. */
    @Test
    void nothingOutsideTheFileIsRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        byte[] sheet = ("<!DOCTYPE x [<!ENTITY s SYSTEM '" + secret.toUri() + "'>]><worksheet xmlns='" + MAIN
                        + "'><sheetData><row><c t='inlineStr'><is><t>a&s;b</t></is></c></row></sheetData></worksheet>")
                .getBytes(StandardCharsets.UTF_8);
        assertEquals("workbook.damaged", refusal(bare("entity.xlsx", sheet)));
        byte[] calls = sheet("<x:row><x:c><x:f>'[1]Sheet1'!A1</x:f><x:v>7</x:v></x:c><x:c t='str'>"
                + "<x:f>WEBSERVICE(\"http://127.0.0.1:1/\")</x:f><x:v>上次的</x:v></x:c><x:c t='str'>"
                + "<x:f>cmd|' /C calc'!A0</x:f></x:c></x:row>");
        SourceRow row = rows(bare("calls.xlsx", calls, "xl/externalLinks/externalLink1.xml"))
                .getFirst();
        assertEquals(new Cell.Number(7), row.cell(0));
        assertEquals(new Cell.Text("上次的"), row.cell(1));
        assertEquals(Cell.blank(), row.cell(2), "never computed, so nothing is there");
    }

    @Test
    void csvOfChineseProgramsIsRead() throws Exception {
        Path file = folder.resolve("g.csv");
        Files.writeString(file, "企业名称,备注\r\n\"甲,乙\",\"两\n行\"\r\n䶮厂,𬱖\r\n", Charset.forName("GB18030"));
        List<SourceRow> rows = rows(file);
        assertEquals(new Cell.Text("甲,乙"), rows.get(1).cell(0));
        assertEquals(new Cell.Text("两\n行"), rows.get(1).cell(1));
        assertEquals(new Cell.Text("𬱖"), rows.get(2).cell(1));
    }

    @Test
    void xlsAndXlsxGiveTheSameCells() throws Exception {
        for (Workbook book : List.of(new HSSFWorkbook(), new XSSFWorkbook())) {
            String name = book instanceof HSSFWorkbook ? "same.xls" : "same.xlsx";
            Sheet sheet = book.createSheet("一");
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            var first = sheet.createRow(2);
            first.createCell(0).setCellValue("甲");
            first.createCell(1).setCellValue(1.5);
            var date = first.createCell(2);
            date.setCellValue(LocalDateTime.of(2027, 2, 13, 0, 0));
            date.setCellStyle(day);
            first.createCell(3).setCellFormula("1+1");
            first.createCell(4).setCellFormula("\"文\"&\"字\"");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            sheet.addMergedRegion(new CellRangeAddress(2, 4, 0, 0));
            sheet.setColumnHidden(1, true);
            sheet.createRow(3).createCell(1).setCellValue(2);
            sheet.getRow(3).setZeroHeight(true);
            book.createSheet("二");
            book.setSheetHidden(1, true);
            Path file = saved(book, name);
            try (Book read = Books.open(file)) {
                assertEquals(List.of(new Book.Sheet(0, "一", false), new Book.Sheet(1, "二", true)), read.sheets(), name);
                Book.Layout layout = read.layout(0);
                assertEquals(List.of(new Region(2, 0, 4, 0)), layout.merged(), name);
                assertTrue(layout.hiddenColumns().get(1), name);
                assertEquals(2, layout.rows(), name);
            }
            SourceRow row = rows(file).getFirst();
            assertEquals(3, row.number());
            assertEquals(new Cell.Text("甲"), row.cell(0));
            assertEquals(new Cell.Number(1.5), row.cell(1));
            assertEquals(new Cell.Date(LocalDateTime.of(2027, 2, 13, 0, 0)), row.cell(2), name);
            assertEquals(new Cell.Number(2), row.cell(3), name);
            assertEquals(new Cell.Text("文字"), row.cell(4), name);
            assertTrue(rows(file).get(1).hidden(), name);
        }
    }

    @Test
    void daysCountedFrom1904AreRight() throws Exception {
        XSSFWorkbook book = new XSSFWorkbook();
        book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        CellStyle day = book.createCellStyle();
        day.setDataFormat((short) 14);
        var cell = book.createSheet().createRow(0).createCell(0);
        cell.setCellValue(44969 - 1462);
        cell.setCellStyle(day);
        Cell read = rows(saved(book, "mac.xlsx")).getFirst().cell(0);
        assertEquals(
                LocalDateTime.of(2023, 2, 12, 0, 0),
                assertInstanceOf(Cell.Date.class, read).value());
    }
}
