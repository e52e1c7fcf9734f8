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
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way out to a workbook or a CSV file.
 *
 * @param title the sheet's name
 * @param columns in the order in which they are written
 * @param reason why masked columns go out unmasked; null when they go out masked. The caller logs it.
 */
public record Export(
        String title,
        List<Column<?>> columns,
        Showing showing,
        @Nullable String reason) {
    private static final int STEP = 500;

    public Export {
        columns = List.copyOf(columns);
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
        for (Row row : rows) {
            line.clear();
            for (Column<?> column : columns) {
                String text = text(column, row);
                line.add(column.kind().numeric() ? text : Delimiting.harmless(text));
            }
            Delimiting.csvLine(line, writer);
        }
        writer.flush();
    }

    List<String> titles() {
        return columns.stream().map(c -> c.label(showing.labels())).toList();
    }

    /** As it may go out: masked unless a reason was given. */
    String text(Column<?> column, Row row) {
        return reason == null ? column.showMasked(row, showing) : column.show(row, showing);
    }

    /** Whether a workbook keeps the value as a number or a date and not as text. */
    boolean isValue(Column<?> column) {
        Kind.Editor editor = column.kind().editor();
        boolean masked = column.isMasked() && reason == null;
        return !masked
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
