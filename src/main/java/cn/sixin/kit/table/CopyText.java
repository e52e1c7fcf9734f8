package cn.sixin.kit.table;

import cn.sixin.kit.work.Progress;
import java.util.List;
import javafx.scene.input.ClipboardContent;

/**
 * Rows for the clipboard: tab-separated text, and HTML that marks text cells as text, since WPS and Excel turn an
 * 18-digit code pasted as bare text into a rounded number.
 */
final class CopyText {
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder("<table>");

    private CopyText() {}

    record Copied(String plain, String html) {
        ClipboardContent content() {
            ClipboardContent content = new ClipboardContent();
            content.putString(plain);
            content.putHtml(html);
            return content;
        }
    }

    static Copied of(TableRows rows, int[] positions, List<TableField> fields, boolean headers, Progress progress) {
        CopyText copy = new CopyText();
        if (headers) {
            copy.line(fields, fields.stream().map(TableField::header).toList());
        }
        for (int i = 0; i < positions.length; i++) {
            progress.check();
            int position = positions[i];
            copy.line(
                    fields,
                    fields.stream()
                            .map(field -> rows.text(position, field.name()))
                            .toList());
        }
        return new Copied(copy.plain.toString(), copy.html.append("</table>").toString());
    }

    private void line(List<TableField> fields, List<String> cells) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            plain.append(i == 0 ? "" : "\t").append(quoted(cells.get(i)));
            html.append(fields.get(i).right() ? "<td>" : "<td style='mso-number-format:\"\\@\"'>")
                    .append(escaped(cells.get(i)))
                    .append("</td>");
        }
        plain.append("\r\n");
        html.append("</tr>");
    }

    /** A cell that holds a tab, a line end or a quote is quoted, as spreadsheets do. */
    private static String quoted(String cell) {
        boolean plainCell = cell.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r' || c == '"');
        return plainCell ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String escaped(String cell) {
        return cell.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br style='mso-data-placement:same-cell'>");
    }
}
