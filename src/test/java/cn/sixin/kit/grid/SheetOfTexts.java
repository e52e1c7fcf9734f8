package cn.sixin.kit.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Texts in memory: a name, a choice, and as many figures as wanted. */
public final class SheetOfTexts implements GridModel {
    private final List<GridColumn> columns = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final Map<String, GridCell> marked = new TreeMap<>();
    boolean editable = true;
    private int typedRow = -1;
    private int typedColumn = -1;
    private String typed = "";

    public SheetOfTexts(int count, int wide) {
        columns.add(new GridColumn("name", "企业名称", 220, false, false, false, List.of()));
        columns.add(new GridColumn("state", "状态", 80, false, true, true, List.of("未开工", "部分开工", "全面开工")));
        for (int i = 2; i < wide; i++) {
            columns.add(new GridColumn("c" + i, "第" + i + "列", 70, true, true, i != 4, List.of()));
        }
        IntStream.range(0, count)
                .forEach(row -> rows.add(IntStream.range(0, wide)
                        .mapToObj(column ->
                                column == 0 ? "东莞市长安企业" + row : column == 1 ? "未开工" : "" + (row * column) % 977)
                        .toArray(String[]::new)));
    }

    @Override
    public List<GridColumn> columns() {
        return columns;
    }

    @Override
    public int frozen() {
        return 1;
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public GridCell cell(int row, int column) {
        GridCell mark = marked.get(row + "/" + column);
        if (mark != null) {
            return mark;
        }
        return GridCell.of(row == typedRow && column == typedColumn + 1 ? "~" + typed : rows.get(row)[column]);
    }

    @Override
    public String name(int row) {
        return rows.get(row)[0];
    }

    @Override
    public boolean editable() {
        return editable;
    }

    @Override
    public void write(int row, int column, List<List<String>> block) {
        told.add("write " + row + "," + column + " " + block);
        for (int r = 0; r < block.size() && row + r < rows.size(); r++) {
            for (int c = 0; c < block.get(r).size() && column + c < columns.size(); c++) {
                rows.get(row + r)[column + c] = block.get(r).get(c);
            }
        }
    }

    @Override
    public void typing(int row, int column, @Nullable String text) {
        typedRow = text == null ? -1 : row;
        typedColumn = column;
        typed = text == null ? "" : text;
    }

    @Override
    public void left(int row) {
        told.add("left " + row);
    }

    @Override
    public void undo() {
        told.add("undo");
    }

    @Override
    public void redo() {
        told.add("redo");
    }

    void shrink(int count) {
        while (rows.size() > count) {
            rows.removeLast();
        }
    }
}
