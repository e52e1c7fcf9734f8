package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Progress;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of other shapes than the samples. */
class ShapesTest {
    @TempDir
    private Path folder;

    private static void fill(Sheet sheet, int at, Object... values) {
        var row = sheet.createRow(at);
        for (int c = 0; c < values.length; c++) {
            if (values[c] instanceof Number n) {
                row.createCell(c).setCellValue(n.doubleValue());
            } else if (!values[c].equals("")) {
                row.createCell(c).setCellValue(values[c].toString());
            }
        }
    }

    private Path saved(Workbook book, String name) throws Exception {
        Path file = folder.resolve(name);
        try (book;
                OutputStream out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    @Test
    void threeTitlesAGroupWithoutMergesAValueMergedDownAndAHeaderAgain() throws Exception {
        Workbook book = new HSSFWorkbook();
        Sheet sheet = book.createSheet();
        fill(sheet, 0, "附件1");
        fill(sheet, 1, "长安镇企业情况表");
        fill(sheet, 2, "填报单位：长安", "填报日期：2027年1月");
        fill(sheet, 3, "序号", "村（社区）", "单位名称", "信用代码", "服务专员", "", "联系人", "联系电话");
        fill(sheet, 4, "", "", "", "", "姓名", "电话");
        fill(sheet, 5, 1, "乌沙", "甲厂", "91441900MAXXXX0073", "王芳", "19900001111", "李四", "19900002222");
        fill(sheet, 6, 2, "", "乙厂", "无", "王芳", "19900001111", "张三", 19900003333.0);
        sheet.addMergedRegion(new CellRangeAddress(5, 6, 1, 1));
        fill(sheet, 7, "序号", "村（社区）", "单位名称", "信用代码", "服务专员", "", "联系人", "联系电话");
        fill(sheet, 8, 3, "沙头", "丙厂", 91441900123.0, "王芳", "19900001111", "赵六", "19900004444");
        fill(sheet, 9, 4);
        fill(sheet, 10, "", "小计", 3);
        fill(sheet, 11, "说明：本表一式两份");
        Path file = saved(book, "shape.xls");
        Plan plan = Samples.plan(file, List.of());
        Header header = plan.selections().getFirst().header();
        assertEquals(4, header.firstRow());
        assertEquals(5, header.lastRow());
        Mapping mapping = plan.selections().getFirst().mapping();
        assertEquals(
                "服务专员/姓名",
                mapping.source(Enterprise.SERVICE_OFFICER).orElseThrow().title());
        assertEquals(
                "服务专员/电话",
                mapping.source(Enterprise.OFFICER_PHONE).orElseThrow().title());
        assertEquals(
                List.of("6 NEW", "7 NEW", "9 PROBLEM"),
                plan.rows().stream().map(r -> r.number() + " " + plan.fate(r)).toList());
        assertEquals("乌沙", plan.rows().get(1).row().get(Enterprise.COMMUNITY));
        assertEquals("19900003333", plan.rows().get(1).row().get(Enterprise.PHONE));
        Finding lost = plan.rows().get(2).findings().getFirst();
        assertEquals("D9", lost.cell());
        assertEquals("code_is_number", lost.problem().key());
        plan.bringWithoutBadCells(true);
        assertEquals(PlannedRow.Fate.PROBLEM, plan.fate(plan.rows().get(2)));
        assertEquals(
                List.of("8 REPEATED_HEADER", "10 BLANK", "11 TOTAL", "12 NOTE"),
                plan.skipped().stream()
                        .filter(s -> s.from() > 5)
                        .map(s -> s.from() + " " + s.why())
                        .toList());
        marked(file, plan);
    }

    private void marked(Path file, Plan plan) throws Exception {
        Path out = folder.resolve("marked.xls");
        assertTrue(new MarkedBook(plan, Samples.ZH).write(file, out));
        try (Workbook back = WorkbookFactory.create(out.toFile())) {
            var cell = back.getSheetAt(0).getRow(8).getCell(3);
            assertTrue(cell.getCellComment().getString().getString().length() > 5);
            assertEquals("丙厂", back.getSheetAt(0).getRow(8).getCell(2).getStringCellValue());
            assertEquals(null, back.getSheetAt(0).getRow(5).getCell(3).getCellComment());
        }
    }

    @Test
    void sheetsOfOneShapeComeInTogetherAndTheirTwinsAreNamed() throws Exception {
        Workbook book = new XSSFWorkbook();
        for (String name : List.of("一", "二")) {
            Sheet sheet = book.createSheet(name);
            fill(sheet, 0, "镇街", "企业名称", "统一社会信用代码", "联系人", "电话", "员工总数", "主要产品");
            fill(sheet, 1, "长安镇", "甲厂", "91441900MAXXXX0073", "李四", "19900002222", name.equals("一") ? 5 : 6, "鞋");
            fill(sheet, 2, "虎门镇", name + "厂", "", "李四", "19900002222", "x", "帽");
        }
        try (Book read = Books.open(saved(book, "two.xlsx"))) {
            Importer importer = Samples.importer(List.of());
            List<Importer.Look> looks = importer.look(read);
            assertEquals(looks.get(0).shape(), looks.get(1).shape());
            assertFalse(looks.getFirst().shape().isEmpty());
            Selection first = looks.get(0).proposed().orElseThrow();
            HeaderColumn product = first.header().columns().get(6);
            assertEquals(List.of(product), first.mapping().unused());
            Selection noted =
                    new Selection(first.sheet(), first.header(), first.mapping().with(product, Target.NOTE));
            Selection second = looks.get(1).proposed().orElseThrow().like(noted);
            Plan plan = importer.plan(read, List.of(noted, second), Progress.NONE);
            assertEquals("主要产品：鞋", plan.rows().getFirst().row().get(Enterprise.LEDGER.note()));
            assertEquals(
                    List.of("import.other_town"),
                    plan.rows().get(1).findings().stream()
                            .map(f -> f.problem().key())
                            .filter(k -> k.startsWith("import"))
                            .toList());
            Finding twin = plan.rows().get(2).findings().getFirst();
            assertEquals("import.duplicate_sheet", twin.problem().key());
            assertEquals(List.of("一", "2"), twin.problem().args());
        }
    }
}
