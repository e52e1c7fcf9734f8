package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workbook part by part as WPS 表格 writes it, where it differs from Excel: attributes and relations of its own, the
 * pictures in cells with their hidden sheet, Chinese date formats, fonts with a charset in rich texts.
 */
class WpsBookTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String WPS = "http://www.wps.cn/officeDocument/";
    /** Days that are dates and numbers that are none, by their style. */
    private static final String STYLES = """
        <styleSheet xmlns="%s"><numFmts count="9">
        <numFmt numFmtId="42" formatCode="_ &quot;￥&quot;* #,##0_ ;_ &quot;￥&quot;* \\-#,##0_ ;_ @_ "/>
        <numFmt numFmtId="176" formatCode="yyyy/m/d;@"/>
        <numFmt numFmtId="177" formatCode="[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
        <numFmt numFmtId="178" formatCode="[$-804]aaaa;@"/>
        <numFmt numFmtId="179" formatCode="m&quot;月&quot;d&quot;日&quot;;@"/>
        <numFmt numFmtId="180" formatCode="0_ "/>
        <numFmt numFmtId="181" formatCode="000000"/>
        <numFmt numFmtId="182" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ 上午/下午h&quot;时&quot;mm&quot;分&quot;"/>
        </numFmts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
        <cellXfs count="10"><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/>
        <xf numFmtId="179"/><xf numFmtId="31"/><xf numFmtId="57"/><xf numFmtId="182"/><xf numFmtId="180"/><xf numFmtId="42"/>
        <xf numFmtId="181"/></cellXfs></styleSheet>\
        """.formatted(MAIN);

    private static final int DATES = 7;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("WPS名册.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "[Content_Types].xml", "<Types/>");
            part(
                    zip,
                    "_rels/.rels",
                    relations(
                            relation("rId3", REL + "/custom-properties", "docProps/custom.xml"),
                            relation("rId1", REL + "/officeDocument", "xl/workbook.xml")));
            part(zip, "docProps/custom.xml", "<Properties><property name=\"KSOProductBuildVer\"/></Properties>");
            part(zip, "xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="%s"><fileVersion appName="xl" lastEdited="3" lowestEdited="5"/>
                <workbookPr/><bookViews><workbookView/></bookViews><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/>
                <sheet name="WpsReserved_CellImgList" sheetId="2" state="veryHidden" r:id="rId2"/></sheets>
                <calcPr calcId="144525"/></workbook>\
                """.formatted(MAIN, REL));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations(
                            relation("rId6", WPS + "2020/cellImage", "cellimages.xml"),
                            relation("rId5", REL + "/sharedStrings", "sharedStrings.xml"),
                            relation("rId4", REL + "/styles", "styles.xml"),
                            "<Relationship Id=\"rId9\" Type=\"" + REL
                                    + "/hyperlink\" Target=\"C:\\\\Users\\\\李 四\\\\名册.xlsx\""
                                    + " TargetMode=\"External\"/>",
                            relation("rId2", REL + "/worksheet", "worksheets/sheet2.xml"),
                            relation("rId1", REL + "/worksheet", "worksheets/sheet1.xml")));
            part(zip, "xl/styles.xml", STYLES);
            part(zip, "xl/sharedStrings.xml", """
                <sst xmlns="%s" count="11" uniqueCount="11"><si><t>企业名称</t></si><si><t>统一社会信用代码</t></si>
                <si><t>状态起始日期</t></si><si><t>职工人数</t></si><si><t>门头照片</t></si>
                <si><r><rPr><sz val="11"/><rFont val="宋体"/><charset val="134"/></rPr><t>东莞市</t></r><r><rPr>
                <rFont val="宋体"/><charset val="134"/></rPr><t xml:space="preserve">鑫源厂 </t></r></si>
                <si><t>91441900MAXXXX0073</t></si><si><t>联系人</t></si>
                <si><t>联系电话</t></si><si><t>李四</t></si><si><t>19900002222</t></si></sst>\
                """.formatted(MAIN));
            part(zip, "xl/worksheets/sheet1.xml", """
                <worksheet xmlns="%s" xmlns:r="%s" xmlns:etc="%s2017/etCustomData"><sheetPr/><dimension ref="A1:G2"/>
                <sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>
                <sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5" outlineLevelRow="1"/>
                <sheetData><row r="1" spans="1:5"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
                <c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c>
                <c r="F1" t="s"><v>7</v></c><c r="G1" t="s"><v>8</v></c></row>
                <row r="2" ht="78" customHeight="1" spans="1:5"><c r="A2" t="s"><v>5</v></c><c r="B2" t="s"><v>6</v></c>
                <c r="C2" s="5"><v>46036</v></c><c r="D2" s="8"><f t="shared" ref="D2:D9" si="0">SUM(100,20)</f>
                <v>120</v></c><c r="E2" t="str"><f>_xlfn.DISPIMG("ID_5BA4F81A0D674C7AA8849A79AC5645C8",1)</f>
                <v>=DISPIMG("ID_5BA4F81A0D674C7AA8849A79AC5645C8",1)</v></c>
                <c r="F2" t="s"><v>9</v></c><c r="G2" t="s"><v>10</v></c></row></sheetData>
                <autoFilter ref="A1:G2" etc:filterBottomFollowUsedRange="0"><extLst/></autoFilter>
                <pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/>
                <headerFooter/></worksheet>\
                """.formatted(MAIN, REL, WPS));
            part(zip, "xl/worksheets/sheet2.xml", "<worksheet xmlns=\"" + MAIN + "\"><sheetData/></worksheet>");
            part(zip, "xl/cellimages.xml", "<etc:cellImages xmlns:etc=\"" + WPS + "2017/etCustomData\"/>");
        }
    }

    private static String relations(String... all) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + String.join("", all) + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target);
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itComesInWithItsDatesAndWithoutItsPictures() throws Exception {
        try (Book book = Books.open(file)) {
            assertEquals(List.of(new Book.Sheet(0, "Sheet1", false)), book.sheets(), "not the sheet of the pictures");
            assertEquals(
                    List.of("workbook.pictures"),
                    book.leftOut().stream().map(Problem::key).toList());
            List<SourceRow> rows = new ArrayList<>();
            book.read(0, rows::add);
            assertEquals(new Cell.Text("东莞市鑫源厂 "), rows.get(1).cell(0));
            assertEquals(Cell.blank(), rows.get(1).cell(4));
        }
        Plan plan = Samples.plan(file, List.of());
        Row row = plan.rows().getFirst().row();
        assertEquals(List.of(), plan.rows().getFirst().findings());
        assertEquals("东莞市鑫源厂", row.get(Enterprise.NAME));
        assertEquals("91441900MAXXXX0073", row.get(Enterprise.USCC));
        assertEquals(LocalDate.of(2026, 1, 14), row.get(Enterprise.STATE_SINCE));
        assertEquals(120, row.get(Enterprise.HEADCOUNT), "a shared formula's last value");
    }

    @Test
    void whichNumbersAreDaysIsToldByTheChineseFormats() throws Exception {
        StringBuilder cells = new StringBuilder("<row r=\"3\">");
        for (int style = 0; style <= 10; style++) {
            cells.append("<c r=\"")
                    .append((char) ('A' + style))
                    .append("3\" s=\"")
                    .append(style);
            cells.append("\"><v>46431</v></c>");
        }
        Path dated = folder.resolve("dated.xlsx");
        try (java.util.zip.ZipFile whole = new java.util.zip.ZipFile(file.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(dated))) {
            for (ZipEntry entry : java.util.Collections.list(whole.entries())) {
                String text = new String(whole.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                part(zip, entry.getName(), text.replace("</sheetData>", cells + "</row></sheetData>"));
            }
        }
        try (Book book = Books.open(dated)) {
            List<SourceRow> rows = new ArrayList<>();
            book.read(0, rows::add);
            for (int style = 0; style <= 10; style++) {
                Cell cell = rows.get(2).cell(style);
                if (style > 0 && style <= DATES) {
                    assertInstanceOf(Cell.Date.class, cell, "style " + style);
                } else {
                    assertEquals(new Cell.Number(46431), cell, "style " + style);
                }
            }
        }
    }
}
