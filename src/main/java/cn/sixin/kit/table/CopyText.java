package cn.sixin.kit.table;

import cn.sixin.kit.grid.Tsv;
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
            plain.append(i == 0 ? "" : "\t").append(Tsv.quoted(cells.get(i)));
            html.append(fields.get(i).right() ? "<td>" : "<td style='mso-number-format:\"\\@\"'>")
                    .append(Tsv.escaped(cells.get(i)))
                    .append("</td>");
        }
        plain.append("\r\n");
        html.append("</tr>");
    }
}
