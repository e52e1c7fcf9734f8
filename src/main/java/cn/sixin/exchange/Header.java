package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A sheet's header: where it stands and what it names.
 *
 * @param firstRow from 1
 * @param lastRow from 1; the data begin below
 * @param texts what stands in the header, row by row, merged cells repeated; for finding it again further down
 */
public record Header(int firstRow, int lastRow, List<HeaderColumn> columns, List<List<String>> texts) {
    private static final int SHAPE_BYTES = 12;

    public Header {
        columns = List.copyOf(columns);
        texts = List.copyOf(texts);
    }

    /** The same for every sheet whose header says the same, wherever it stands; what a mapping is remembered by. */
    public String shape() {
        String paths =
                String.join("\n", columns.stream().map(HeaderColumn::folded).toList());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(paths.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, SHAPE_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a row below says again what a row of the header says, as after a page break. */
    boolean isRepeatedBy(SourceRow row) {
        return texts.stream().anyMatch(line -> repeats(line, row));
    }

    private static boolean repeats(List<String> line, SourceRow row) {
        int same = 0;
        for (int c = 0; c < row.width(); c++) {
            Cell cell = row.cell(c);
            if (cell instanceof Cell.Blank) {
                continue;
            }
            if (!(cell instanceof Cell.Text text)
                    || c >= line.size()
                    || line.get(c).isEmpty()
                    || !line.get(c).equals(HeaderWords.fold(text.text()))) {
                return false;
            }
            same++;
        }
        return same > 1;
    }
}
