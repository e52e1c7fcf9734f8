package cn.sixin.kit.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.input.Clipboard;

/** What is done to a chosen block: to and from the clipboard, filled, cleared. */
final class GridBlocks {
    private final Grid grid;

    GridBlocks(Grid grid) {
        this.grid = grid;
    }

    void copy() {
        GridRange of = grid.range();
        Clipboard.getSystemClipboard()
                .setContent(Tsv.content(texts(of), grid.model().columns().subList(of.left(), of.right() + 1)));
    }

    private List<List<String>> texts(GridRange of) {
        List<List<String>> block = new ArrayList<>();
        for (int row = of.top(); row <= of.bottom() && row < grid.model().rows(); row++) {
            List<String> line = new ArrayList<>();
            for (int column = of.left(); column <= of.right(); column++) {
                line.add(grid.model().cell(row, column).text());
            }
            block.add(line);
        }
        return block;
    }

    /** What is on the clipboard, from the block's first cell on; a block chosen greater than it is filled with it. */
    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isEmpty()) {
            GridRange to = grid.range();
            grid.write(to.top(), to.left(), tiled(Tsv.parse(text), to));
        }
    }

    /** The block's first row into its others; of a single row the one above it. */
    void fillDown() {
        GridRange to = grid.range();
        if (to.rows() > 1) {
            List<List<String>> top = texts(new GridRange(to.top(), to.left(), to.top(), to.right()));
            grid.write(to.top() + 1, to.left(), Collections.nCopies(to.rows() - 1, top.getFirst()));
        } else if (to.top() > 0) {
            grid.write(to.top(), to.left(), texts(new GridRange(to.top() - 1, to.left(), to.top() - 1, to.right())));
        }
    }

    void clear() {
        GridRange of = grid.range();
        grid.write(of.top(), of.left(), Collections.nCopies(of.rows(), Collections.nCopies(of.columns(), "")));
    }

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
