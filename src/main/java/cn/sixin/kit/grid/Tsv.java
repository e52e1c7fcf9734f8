package cn.sixin.kit.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.ClipboardContent;

/**
 * A block of cells as spreadsheets put it on the clipboard: tabs between cells, line ends between rows, quotes about a
 * cell that holds any of these.
 */
public final class Tsv {
    private Tsv() {}

    /** The text, and HTML in which text cells are said to be text: WPS would round an 18-digit code else. */
    static ClipboardContent content(List<List<String>> block, List<GridColumn> columns) {
        ClipboardContent content = new ClipboardContent();
        content.putString(write(block));
        StringBuilder html = new StringBuilder("<table>");
        for (List<String> row : block) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append(columns.get(i).figures() ? "<td>" : "<td style='mso-number-format:\"\\@\"'>")
                        .append(escaped(row.get(i)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        content.putHtml(html.append("</table>").toString());
        return content;
    }

    public static String write(List<List<String>> block) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : block) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : "\t").append(quoted(row.get(i)));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    /** Never fails: whatever stands on the clipboard is some block. A last line end ends its row and begins none. */
    public static List<List<String>> parse(String text) {
        List<List<String>> block = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            at = text.charAt(at) == '"' ? quotedCell(text, at, row) : plainCell(text, at, row);
            if (at < text.length() && text.charAt(at) == '\t') {
                at++;
                if (at == text.length()) {
                    row.add("");
                }
            } else {
                at += text.startsWith("\r\n", at) ? 2 : 1;
                block.add(row);
                row = new ArrayList<>();
            }
        }
        if (!row.isEmpty()) {
            block.add(row);
        }
        return block;
    }

    private static int plainCell(String text, int from, List<String> row) {
        int at = from;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        row.add(text.substring(from, at));
        return at;
    }

    /** One that begins with a quote but is not closed before its end is taken as it stands. */
    private static int quotedCell(String text, int from, List<String> row) {
        StringBuilder cell = new StringBuilder();
        int at = from + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '"') {
                cell.append(c);
                at++;
            } else if (text.startsWith("\"\"", at)) {
                cell.append('"');
                at += 2;
            } else if (at + 1 == text.length() || ends(text.charAt(at + 1))) {
                row.add(cell.toString());
                return at + 1;
            } else {
                break;
            }
        }
        return plainCell(text, from, row);
    }

    private static boolean ends(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    /** A cell that holds a tab, a line end or a quote is quoted, as spreadsheets do. */
    public static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || ends((char) c));
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** As it stands in HTML; a line end stays within its cell. */
    public static String escaped(String cell) {
        return cell.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br style='mso-data-placement:same-cell'>");
    }
}
