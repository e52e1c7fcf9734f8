package cn.sixin.dispatch.ui;

import cn.sixin.code.Fold;
import cn.sixin.enterprise.Enterprise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a block's rows go. One that brings the enterprises' names (or codes) goes to the lines of these names, in
 * whatever order they stand: a figure in the neighbour's line would be found by nobody.
 */
record PasteTarget(List<Placed> placed, List<String> unknown, int beyond) {

    /** @param column where the first of the texts goes */
    record Placed(int row, int column, List<String> texts) {}

    static PasteTarget of(DispatchRows rows, int row, int column, List<List<String>> block) {
        int name = DispatchRows.NAME - column;
        boolean named = name >= 0 && block.stream().allMatch(line -> line.size() > name + 1);
        return named ? byName(rows, column, name, block) : inOrder(rows, row, column, block);
    }

    private static PasteTarget inOrder(DispatchRows rows, int row, int column, List<List<String>> block) {
        List<Placed> placed = new ArrayList<>();
        int fits = Math.max(0, Math.min(block.size(), rows.rows() - row));
        for (int i = 0; i < fits; i++) {
            placed.add(new Placed(row + i, column, block.get(i)));
        }
        return new PasteTarget(placed, List.of(), block.size() - fits);
    }

    private static PasteTarget byName(DispatchRows rows, int column, int name, List<List<String>> block) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.rows(); i++) {
            var enterprise = rows.line(i).enterprise();
            places.put(Fold.enterprise(enterprise.get(Enterprise.NAME, "")), i);
            places.put(enterprise.get(Enterprise.USCC, ""), i);
        }
        List<Placed> placed = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (List<String> line : block) {
            String said = line.get(name);
            Integer place = places.get(Fold.enterprise(said));
            if (place != null && !said.isBlank()) {
                placed.add(new Placed(place, column + name + 1, line.subList(name + 1, line.size())));
            } else if (!said.isBlank()) {
                unknown.add(said);
            }
        }
        return new PasteTarget(placed, unknown, 0);
    }
}
