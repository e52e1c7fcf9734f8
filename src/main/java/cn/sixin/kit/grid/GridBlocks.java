package cn.sixin.kit.grid;

import java.util.ArrayList;
import java.util.List;

/** Blocks of texts. */
final class GridBlocks {
    private GridBlocks() {}

    /** The block as often as it fits into the chosen cells whole, beside and below itself; once at least. */
    static List<List<String>> tiled(List<List<String>> block, GridRange into) {
        int wide = block.stream().mapToInt(List::size).max().orElse(0);
        if (wide == 0 || into.rows() % block.size() != 0 || into.columns() % wide != 0) {
            return block;
        }
        List<List<String>> tiled = new ArrayList<>();
        for (int r = 0; r < into.rows(); r++) {
            List<String> line = block.get(r % block.size());
            List<String> row = new ArrayList<>();
            for (int c = 0; c < into.columns(); c++) {
                int at = c % wide;
                row.add(at < line.size() ? line.get(at) : "");
            }
            tiled.add(row);
        }
        return tiled;
    }
}
