package cn.sixin.exchange;

import java.util.List;

/**
 * One column as a sheet's header names it.
 *
 * @param index from 0
 * @param path from the group down to the column's own name (缺工情况（人）, 普工); empty when the header is silent there
 */
public record HeaderColumn(int index, List<String> path, boolean hidden) {
    public HeaderColumn {
        path = List.copyOf(path);
    }

    /** The path on one line; the column's letter when it has no name. */
    public String title() {
        return path.isEmpty() ? letters() : String.join("/", path);
    }

    public String letters() {
        return Ref.letters(index);
    }

    /** The path as headers are compared: without spaces, widths, case and marks. */
    String folded() {
        return String.join("/", path.stream().map(HeaderWords::fold).toList());
    }
}
