package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes CSV (RFC 4180), and the tab-separated text by which WPS and Excel copy and paste blocks of cells. */
public final class Delimiting {
    private Delimiting() {}

    /** A block for the clipboard. */
    public static String tsv(List<List<String>> rows) {
        StringWriter out = new StringWriter();
        try {
            for (List<String> row : rows) {
                line(row, '\t', "\n", out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A block from the clipboard; its rows may differ in length. The empty line at the end is none. */
    public static List<List<Cell>> pasted(String tsv) {
        List<List<Cell>> rows = new ArrayList<>();
        Delimited lines = Delimited.ofClipboard(new StringReader(tsv));
        try {
            for (List<String> line = lines.next(); line != null; line = lines.next()) {
                rows.add(line.stream().map(Cell::of).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    static void csvLine(List<String> fields, Writer out) throws IOException {
        line(fields, ',', "\r\n", out);
    }

    /** A text that no spreadsheet takes for a formula (OWASP, CSV injection). */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void line(List<String> fields, char delimiter, String end, Writer out) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            String field = fields.get(i);
            boolean quoted = field.indexOf(delimiter) >= 0
                    || field.indexOf('"') >= 0
                    || field.indexOf('\n') >= 0
                    || field.indexOf('\r') >= 0;
            out.write(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        out.write(end);
    }
}
