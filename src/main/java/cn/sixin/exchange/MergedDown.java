package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets a value that is merged down over several rows count for each of them. Rows come in their order. */
final class MergedDown {
    private final Map<Integer, List<Region>> byFirstRow = new HashMap<>();
    private final List<Region> open = new ArrayList<>();
    private final List<Cell> values = new ArrayList<>();

    MergedDown(Book.Layout layout, Header header) {
        for (Region region : layout.merged()) {
            if (region.height() > 1 && region.firstRow() >= header.lastRow()) {
                byFirstRow
                        .computeIfAbsent(region.firstRow(), r -> new ArrayList<>())
                        .add(region);
            }
        }
    }

    SourceRow fill(SourceRow row) {
        if (byFirstRow.isEmpty()) {
            return row;
        }
        int at = row.number() - 1;
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).lastRow() < at) {
                open.remove(i);
                values.remove(i);
            }
        }
        SourceRow filled = open.isEmpty() ? row : filled(row);
        for (Region region : byFirstRow.getOrDefault(at, List.of())) {
            open.add(region);
            values.add(row.cell(region.firstColumn()));
        }
        return filled;
    }

    private SourceRow filled(SourceRow row) {
        int width = row.width();
        for (Region region : open) {
            width = Math.max(width, region.firstColumn() + 1);
        }
        Cell[] cells = new Cell[width];
        for (int c = 0; c < width; c++) {
            cells[c] = row.cell(c);
        }
        for (int i = 0; i < open.size(); i++) {
            cells[open.get(i).firstColumn()] = values.get(i);
        }
        return new SourceRow(row.number(), row.hidden(), cells);
    }
}
