package cn.sixin.weekly.ui;

import cn.sixin.kit.Kit;
import cn.sixin.weekly.Compared;
import cn.sixin.weekly.Figures;
import cn.sixin.weekly.Line;
import cn.sixin.weekly.Report;
import cn.sixin.weekly.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The report's lines as a table; Enter or a double click on a figure opens what it was summed from. */
final class LineTable {
    private static final PseudoClass RATE = PseudoClass.getPseudoClass("rate");
    private static final double NAME = 178;
    private static final double FIGURE = 86;
    private static final double DIFFERENCE = 62;

    private final Kit kit;
    private final TableView<Line> table = new TableView<>();
    private final Consumer<Asked> open;
    private List<Part> parts = List.of();

    /**
     * A figure whose rows are wanted.
     *
     * @param of which figures they are: the column's head
     */
    record Asked(Line line, String of, List<Standing> standings) {}

    /**
     * A column.
     *
     * @param standings what its figures were summed from
     * @param of what those are called
     */
    private record Part(String head, double width, String of, List<Standing> standings, Function<Line, String> text) {}

    LineTable(Kit kit, Consumer<Asked> open) {
        this.kit = kit;
        this.open = open;
        table.setId("weekly-lines");
        table.getStyleClass().add("weekly-lines");
        table.setAccessibleText(kit.text("weekly.lines"));
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new LineRow());
        PlainTable.onEnter(table, this::openFocused);
        table.getItems().setAll(Line.ALL);
    }

    TableView<Line> node() {
        return table;
    }

    void show(WeeklyModel.Opened opened) {
        List<Part> made = new ArrayList<>();
        Report shown = opened.shown();
        Figures figures = shown.figures();
        boolean submitted = opened.frozen() != null;
        String head = kit.text(submitted ? "weekly.frozen" : "weekly.this");
        made.add(new Part(kit.text("weekly.line"), NAME, head, shown.standings(), line -> line.label(kit.labels())));
        made.add(new Part(head, FIGURE, head, shown.standings(), line -> line.text(figures)));
        if (submitted) {
            Figures now = opened.now().figures();
            String present = kit.text("weekly.now");
            made.add(new Part(present, FIGURE, present, opened.now().standings(), line -> line.text(now)));
            made.add(difference(figures, now, present, opened.now().standings()));
        }
        compared(made, "weekly.last_week", shown.lastWeek(), opened.lastWeek(), shown);
        compared(made, "weekly.last_year", shown.lastYear(), opened.lastYear(), shown);
        columns(made);
    }

    private void compared(
            List<Part> made, String key, Optional<Compared> before, List<Standing> standings, Report shown) {
        before.ifPresent(then -> {
            String head = kit.text(
                    key,
                    kit.text(
                            "weekly.day", then.day().getMonthValue(), then.day().getDayOfMonth()));
            made.add(new Part(head, FIGURE, head.replace('\n', ' '), standings, line -> line.text(then.figures())));
            made.add(difference(then.figures(), shown.figures(), made.getFirst().of(), shown.standings()));
        });
    }

    private Part difference(Figures before, Figures now, String of, List<Standing> standings) {
        return new Part(
                kit.text("weekly.difference"), DIFFERENCE, of, standings, line -> Line.signed(line.since(before, now)));
    }

    private void columns(List<Part> made) {
        TablePosition<?, ?> focused = table.getFocusModel().getFocusedCell();
        boolean same = made.stream()
                .map(Part::head)
                .toList()
                .equals(parts.stream().map(Part::head).toList());
        parts = List.copyOf(made);
        if (same) {
            for (int i = 0; i < parts.size(); i++) {
                values(table.getColumns().get(i), parts.get(i));
            }
            table.refresh();
            return;
        }
        table.getColumns().setAll(parts.stream().map(this::column).toList());
        int row = Math.max(0, focused.getRow());
        table.getFocusModel().focus(row, table.getColumns().get(Math.min(1, parts.size() - 1)));
        table.getSelectionModel().clearAndSelect(row, table.getColumns().get(Math.min(1, parts.size() - 1)));
    }

    private TableColumn<Line, String> column(Part part) {
        TableColumn<Line, String> column = new TableColumn<>(part.head());
        boolean name = part.width() == NAME;
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(kit.theme().px(part.width()));
        column.setMinWidth(kit.theme().px(part.width()) * 0.8);
        if (!name) {
            column.getStyleClass().add("figure-column");
        }
        values(column, part);
        return column;
    }

    @SuppressWarnings("unchecked") // every column of this table is made above
    private static void values(TableColumn<Line, ?> column, Part part) {
        ((TableColumn<Line, String>) column)
                .setCellValueFactory(
                        cell -> new ReadOnlyStringWrapper(part.text().apply(cell.getValue())));
    }

    private void openFocused() {
        TablePosition<?, ?> at = table.getFocusModel().getFocusedCell();
        if (at.getRow() >= 0 && at.getRow() < table.getItems().size()) {
            Part part = parts.get(Math.max(0, at.getColumn()));
            open.accept(new Asked(table.getItems().get(at.getRow()), part.of(), part.standings()));
        }
    }

    private static final class LineRow extends TableRow<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(RATE, line instanceof Line.By);
        }
    }
}
