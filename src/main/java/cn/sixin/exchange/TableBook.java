package cn.sixin.exchange;

import cn.sixin.ledger.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of plain tables, as a report is: what is no ledger's rows. Nothing in it is masked: give it nothing masked. */
public final class TableBook {
    private static final int WIDTH_MIN = 8;
    private static final int WIDTH_MAX = 60;

    private TableBook() {}

    /** A per cent, written as a number that a workbook shows with two decimals. */
    public record Percent(BigDecimal percent) {}

    /**
     * One sheet.
     *
     * @param title at most 31 characters
     * @param heads lines above the table
     * @param lines each as long as {@code columns}; of text, whole numbers, days and {@link Percent}s; null is blank
     */
    public record Table(String title, List<String> heads, List<String> columns, List<List<@Nullable Object>> lines) {}

    /**
     * Writes it beside its place and moves it there.
     *
     * @throws Refused when the file cannot be written; the old file stays
     * @throws CancellationException when the officer has cancelled; nothing is left behind
     */
    public static void write(Path target, List<Table> tables, Progress progress) throws Refused {
        AtomicFile.write(target, out -> write(out, tables, progress));
    }

    private static void write(OutputStream out, List<Table> tables, Progress progress) throws IOException {
        try (Workbook book = new Workbook(out, "SixinStation", "1.0")) {
            for (Table table : tables) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                sheet(book.newWorksheet(table.title()), table);
            }
        }
    }

    private static void sheet(Worksheet sheet, Table table) {
        int row = 0;
        int width = Math.max(1, table.columns().size());
        for (String head : table.heads()) {
            sheet.value(row, 0, head);
            sheet.range(row, 0, row, width - 1)
                    .style()
                    .bold()
                    .wrapText(true)
                    .merge()
                    .set();
            row++;
        }
        int header = row;
        for (int c = 0; c < table.columns().size(); c++) {
            sheet.value(header, c, table.columns().get(c));
        }
        sheet.range(header, 0, header, width - 1)
                .style()
                .bold()
                .horizontalAlignment("center")
                .wrapText(true)
                .borderStyle(BorderStyle.THIN)
                .fillColor("E7EEF7")
                .set();
        for (List<@Nullable Object> line : table.lines()) {
            row++;
            for (int c = 0; c < line.size(); c++) {
                put(sheet, row, c, line.get(c));
            }
        }
        for (int c = 0; c < table.columns().size(); c++) {
            sheet.width(c, width(table, c));
        }
        sheet.freezePane(0, header + 1);
        sheet.repeatRows(header);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
        String format = switch (value) {
            case null -> "@";
            case Percent(BigDecimal percent) -> {
                sheet.value(row, column, percent.movePointLeft(2));
                yield "0.00%";
            }
            case BigDecimal number -> {
                sheet.value(row, column, number);
                yield number.scale() > 0 ? "0.00" : "0";
            }
            case Number number -> {
                sheet.value(row, column, number);
                yield "0";
            }
            case LocalDate day -> {
                sheet.value(row, column, day);
                yield "yyyy-mm-dd";
            }
            default -> {
                sheet.value(row, column, value.toString());
                yield "@";
            }
        };
        sheet.style(row, column).format(format).borderStyle(BorderStyle.THIN).set();
    }

    private static double width(Table table, int column) {
        int width = signs(table.columns().get(column)) + 2;
        for (List<@Nullable Object> line : table.lines()) {
            Object value = line.get(column);
            width = Math.max(width, value == null ? 0 : signs(value.toString()) + 2);
        }
        return Math.clamp(width, WIDTH_MIN, WIDTH_MAX);
    }

    /** A Chinese character is as wide as two digits. */
    private static int signs(String text) {
        return text.codePoints().map(p -> p > 0x2E7F ? 2 : 1).sum();
    }
}
