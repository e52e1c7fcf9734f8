package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One sheet with rows: real dates and numbers, all else as text; frozen header, filter, ready to print. */
final class XlsxExport {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    /** Rows held before they go to the file; the first of them also decide the widths. */
    private static final int BATCH = 1000;

    private static final int WIDTH_MIN = 8;
    private static final int WIDTH_MAX = 48;
    private static final int TITLE_MAX = 31;
    private static final double FEN = 100.0;

    private final Export export;
    private final List<ExportColumn> columns;
    private final boolean[] values;

    XlsxExport(Export export) {
        this.export = export;
        columns = export.columns();
        values = new boolean[columns.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = export.isValue(columns.get(c));
        }
    }

    void write(OutputStream out, Iterable<Row> rows) throws IOException {
        try (Workbook book = new Workbook(out, "SixinStation", "1.0")) {
            book.setCompressionLevel(2);
            Worksheet sheet = book.newWorksheet(title());
            Iterator<Row> all = rows.iterator();
            List<Row> first = new ArrayList<>();
            while (all.hasNext() && first.size() < BATCH) {
                first.add(all.next());
            }
            widths(sheet, first);
            header(sheet);
            int last = 0;
            for (Row row : first) {
                put(sheet, ++last, row);
            }
            style(sheet, 1, last);
            while (all.hasNext()) {
                sheet.flush();
                int from = last + 1;
                for (int n = 0; n < BATCH && all.hasNext(); n++) {
                    put(sheet, ++last, all.next());
                }
                style(sheet, from, last);
            }
            if (!columns.isEmpty()) {
                sheet.setAutoFilter(0, 0, last, columns.size() - 1);
            }
            sheet.finish();
        }
    }

    /** Excel takes 31 UTF-16 units, and none of its own signs. */
    private String title() {
        String plain = export.title().replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return plain.isEmpty() ? "Sheet1" : plain.substring(0, Math.min(TITLE_MAX, plain.length()));
    }

    private void header(Worksheet sheet) {
        List<String> titles = export.titles();
        for (int c = 0; c < titles.size(); c++) {
            sheet.value(0, c, titles.get(c));
        }
        if (!titles.isEmpty()) {
            sheet.range(0, 0, 0, titles.size() - 1)
                    .style()
                    .bold()
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .wrapText(true)
                    .borderStyle(BorderStyle.THIN)
                    .fillColor("E7EEF7")
                    .set();
        }
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", Position.CENTER);
    }

    private void widths(Worksheet sheet, List<Row> sample) {
        List<String> titles = export.titles();
        for (int c = 0; c < columns.size(); c++) {
            int width = width(titles.get(c)) + 3;
            for (Row row : sample) {
                width = Math.max(width, width(export.text(columns.get(c), row, sample.size())) + 2);
            }
            sheet.width(c, Math.clamp(width, WIDTH_MIN, WIDTH_MAX));
        }
    }

    /** A Chinese character is as wide as two digits. */
    private static int width(String text) {
        return text.codePoints().map(p -> p > 0x2E7F ? 2 : 1).sum();
    }

    private void put(Worksheet sheet, int at, Row row) {
        for (int c = 0; c < values.length; c++) {
            ExportColumn column = columns.get(c);
            if (!values[c]) {
                String text = export.text(column, row, at);
                if (!text.isEmpty()) {
                    sheet.value(at, c, text);
                }
                continue;
            }
            Object value = export.value(column, row, at);
            switch (value) {
                case null -> {}
                case LocalDate date -> sheet.value(at, c, date);
                case Instant instant -> sheet.value(at, c, LocalDateTime.ofInstant(instant, BEIJING));
                case Long fen when editor(column) == Kind.Editor.MONEY -> sheet.value(at, c, fen / FEN);
                case Number number -> sheet.value(at, c, number);
                default -> sheet.value(at, c, export.text(column, row, at));
            }
        }
    }

    private static Kind.Editor editor(ExportColumn out) {
        Column<?> column = out.column();
        return column == null ? Kind.Editor.INTEGER : column.kind().editor();
    }

    private void style(Worksheet sheet, int from, int to) {
        for (int c = 0; c < values.length && to >= from; c++) {
            sheet.range(from, c, to, c).style().format(format(c)).set();
        }
    }

    private String format(int c) {
        if (!values[c]) {
            return "@";
        }
        return switch (editor(columns.get(c))) {
            case DATE -> "yyyy-mm-dd";
            case INSTANT -> "yyyy-mm-dd hh:mm";
            case MONEY -> "#,##0.00";
            default -> "0";
        };
    }
}
