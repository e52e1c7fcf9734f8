package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Rows on their way out to a workbook or a CSV file. */
public final class Export {
    private static final int STEP = 500;

    private final String title;
    private final List<ExportColumn> columns;
    private final Showing showing;
    private final @Nullable String reason;

    private Export(Showing showing, String title, List<ExportColumn> columns, @Nullable String reason) {
        this.title = title;
        this.columns = List.copyOf(columns);
        this.showing = showing;
        this.reason = reason;
    }

    /**
     * @param title the sheet's name
     * @param columns in the order in which they are written
     * @param reason why masked columns go out unmasked; null when they go out masked. The caller logs it.
     */
    public Export(String title, List<Column<?>> columns, Showing showing, @Nullable String reason) {
        this(
                showing,
                title,
                columns.stream()
                        .map(column -> ExportColumn.own(column, showing.labels()))
                        .toList(),
                reason);
    }

    /** As a recipient wants it. */
    public static Export laidOut(String title, List<ExportColumn> columns, Showing showing, @Nullable String reason) {
        return new Export(showing, title, columns, reason);
    }

    String title() {
        return title;
    }

    List<ExportColumn> columns() {
        return columns;
    }

    /**
     * Writes a workbook that Excel, WPS and LibreOffice open as their own.
     *
     * @param total how many rows there will be, for the progress; negative when unknown
     * @throws Refused when the file cannot be written or an unmasked export gives no reason; the old file stays
     * @throws CancellationException when the officer has cancelled; nothing is left behind
     */
    public void xlsx(Path target, Iterable<Row> rows, long total, Progress progress) throws Refused {
        refuseWithoutReason();
        AtomicFile.write(target, out -> new XlsxExport(this).write(out, watched(rows, total, progress)));
    }

    /** The same as CSV, UTF-8 with BOM, harmless to a spreadsheet. @throws Refused as {@link #xlsx} */
    public void csv(Path target, Iterable<Row> rows, long total, Progress progress) throws Refused {
        refuseWithoutReason();
        AtomicFile.write(target, out -> csv(out, watched(rows, total, progress)));
    }

    private void refuseWithoutReason() throws Refused {
        if (reason != null && reason.isBlank()) {
            throw Refused.because("export.reason");
        }
    }

    private void csv(OutputStream out, Iterable<Row> rows) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        List<String> line = new ArrayList<>(titles());
        Delimiting.csvLine(line, writer);
        int number = 0;
        for (Row row : rows) {
            line.clear();
            number++;
            for (ExportColumn column : columns) {
                String text = text(column, row, number);
                line.add(isNumeric(column) ? text : Delimiting.harmless(text));
            }
            Delimiting.csvLine(line, writer);
        }
        writer.flush();
    }

    private static boolean isNumeric(ExportColumn column) {
        return column.column() == null || column.column().kind().numeric();
    }

    List<String> titles() {
        return columns.stream().map(ExportColumn::header).toList();
    }

    /** As it may go out: masked unless a reason was given. @param number the row's, from 1 */
    String text(ExportColumn out, Row row, int number) {
        Column<?> column = out.column();
        if (column == null) {
            return String.valueOf(number);
        }
        Optional<Row> holder = out.of().apply(row);
        if (holder.isEmpty()) {
            return "";
        }
        boolean masked = reason == null || out.style() == ExportColumn.Style.MASKED;
        String text = masked ? column.showMasked(holder.get(), showing) : column.show(holder.get(), showing);
        return out.style() == ExportColumn.Style.APOSTROPHE && !text.isEmpty() ? "'" + text : text;
    }

    /** The value that a workbook keeps as a number or a date; null when it keeps a text or nothing. */
    @Nullable
    Object value(ExportColumn out, Row row, int number) {
        Column<?> column = out.column();
        if (column == null) {
            return number;
        }
        return isValue(out)
                ? out.of().apply(row).map(holder -> holder.get(column)).orElse(null)
                : null;
    }

    /** Whether a workbook keeps the value as a number or a date and not as text. */
    boolean isValue(ExportColumn out) {
        Column<?> column = out.column();
        if (column == null) {
            return true;
        }
        Kind.Editor editor = column.kind().editor();
        boolean masked = column.isMasked() && reason == null;
        return out.style() == ExportColumn.Style.PLAIN
                && !masked
                && (editor == Kind.Editor.INTEGER
                        || editor == Kind.Editor.MONEY
                        || editor == Kind.Editor.DATE
                        || editor == Kind.Editor.INSTANT);
    }

    private static Iterable<Row> watched(Iterable<Row> rows, long total, Progress progress) {
        return () -> new java.util.Iterator<>() {
            private final java.util.Iterator<Row> all = rows.iterator();
            private long done;

            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Row next() {
                if (done++ % STEP == 0) {
                    if (progress.cancelled()) {
                        throw new CancellationException();
                    }
                    progress.at(done - 1, total);
                }
                return all.next();
            }
        };
    }
}
