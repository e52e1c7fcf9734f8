package cn.sixin.kit;

import cn.sixin.kit.table.Arrangement;
import cn.sixin.kit.table.Condition;
import cn.sixin.kit.table.RowMark;
import cn.sixin.kit.table.TableField;
import cn.sixin.kit.table.TableField.Choice;
import cn.sixin.kit.table.TableRows;
import cn.sixin.kit.table.TableSource;
import cn.sixin.kit.work.Progress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A source that keeps its rows in memory: enterprises made up by number. */
public final class ListedRows implements TableSource {
    public static final List<TableField> FIELDS = List.of(
            TableField.text("name", "企业名称", 240),
            TableField.text("uscc", "统一社会信用代码", 170),
            TableField.choice("state", "状态", 90, List.of(new Choice("open", "正常"), new Choice("stopped", "停产"))),
            TableField.number("headcount", "用工人数", 90),
            TableField.date("since", "登记日期", 110),
            TableField.text("contact", "联系人", 90),
            TableField.text("phone", "联系电话", 120),
            TableField.text("note", "备注", 160));

    private final List<Map<String, String>> rows = new ArrayList<>();

    public ListedRows(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
    }

    private static Map<String, String> row(int i) {
        String[] trades = {"电子科技", "五金塑胶", "家具制造", "服装", "精密模具", "食品", "纸品包装"};
        Map<String, String> row = new HashMap<>();
        row.put("name", "东莞市" + (char) ('一' + i % 97) + "达" + trades[i % trades.length] + "有限公司" + (i + 1));
        row.put("uscc", "91441900MA%010d".formatted(i));
        row.put("state", i % 9 == 4 ? "停产" : "正常");
        row.put("headcount", i % 13 == 5 ? "" : String.valueOf((i * 37L) % 3000));
        row.put("since", "2026-%02d-%02d".formatted(i % 12 + 1, i % 28 + 1));
        row.put("contact", "李*" + (char) ('丁' + i % 20));
        row.put("phone", "199****%04d".formatted(i % 10000));
        row.put("note", i % 6 == 0 ? "一季度有订单，计划正月初八开工，普工缺口较大，需协助招聘\n第二行" : "");
        return row;
    }

    public static UUID id(int number) {
        return new UUID(0, number);
    }

    public void set(int number, String column, String text) {
        rows.get(number).put(column, text);
    }

    @Override
    public TableRows rows(Arrangement arrangement, Progress progress) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (matches(rows.get(i), arrangement)) {
                order.add(i);
            }
        }
        for (Arrangement.Sort sort : arrangement.sorts().reversed()) {
            Comparator<Integer> by = Comparator.comparing(i -> key(rows.get(i), sort.column()));
            order.sort(sort.descending() ? by.reversed() : by);
        }
        return new View(order, rows);
    }

    private static String key(Map<String, String> row, String column) {
        String text = row.getOrDefault(column, "");
        return column.equals("headcount") && !text.isEmpty() ? "%09d".formatted(Long.parseLong(text)) : text;
    }

    private static boolean matches(Map<String, String> row, Arrangement arrangement) {
        boolean found = arrangement.find().isEmpty()
                || row.values().stream().anyMatch(text -> text.contains(arrangement.find()));
        return found
                && arrangement.conditions().entrySet().stream()
                        .allMatch(entry -> holds(entry.getValue(), row.getOrDefault(entry.getKey(), "")));
    }

    private static boolean holds(Condition condition, String text) {
        return switch (condition) {
            case Condition.Contains(String part) -> text.contains(part);
            case Condition.AnyOf(var codes) ->
                codes.contains(
                        switch (text) {
                            case "正常" -> "open";
                            case "停产" -> "stopped";
                            default -> "";
                        });
            case Condition.Numbers(var from, var to) ->
                !text.isEmpty()
                        && from.map(least -> new BigDecimal(text).compareTo(least) >= 0)
                                .orElse(true)
                        && to.map(most -> new BigDecimal(text).compareTo(most) <= 0)
                                .orElse(true);
            case Condition.Dates(var from, var to) ->
                from.map(first -> text.compareTo(first.toString()) >= 0).orElse(true)
                        && to.map(last -> text.compareTo(last.toString()) <= 0).orElse(true);
        };
    }

    private record View(List<Integer> order, List<Map<String, String>> rows) implements TableRows {
        @Override
        public int count() {
            return order.size();
        }

        @Override
        public int total() {
            return rows.size();
        }

        @Override
        public String text(int position, String column) {
            return rows.get(order.get(position)).getOrDefault(column, "");
        }

        @Override
        public UUID id(int position) {
            return ListedRows.id(order.get(position));
        }

        @Override
        public int position(UUID id) {
            return order.indexOf((int) id.getLeastSignificantBits());
        }

        @Override
        public Set<RowMark> marks(int position) {
            Set<RowMark> marks = EnumSet.noneOf(RowMark.class);
            int row = order.get(position);
            add(marks, RowMark.OVERDUE, row % 11 == 3);
            add(marks, RowMark.RED, row % 17 == 6);
            add(marks, RowMark.YELLOW, row % 19 == 8);
            add(marks, RowMark.BLUE, row % 23 == 9);
            add(marks, RowMark.PENDING, row % 7 == 1);
            add(marks, RowMark.DELETED, row % 29 == 12);
            return marks;
        }

        private static void add(Set<RowMark> marks, RowMark mark, boolean holds) {
            if (holds) {
                marks.add(mark);
            }
        }
    }
}
