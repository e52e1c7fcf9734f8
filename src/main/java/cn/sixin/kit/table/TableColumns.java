package cn.sixin.kit.table;

import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.table.Positions.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The table view's columns, made of the declared fields: their order, widths, visibility and sorting. */
final class TableColumns {
    private static final PseudoClass FILTERED = PseudoClass.getPseudoClass("filtered");
    private static final double MARK_WIDTH = 30;
    private static final double LEAST_WIDTH = 44;

    private final Kit kit;
    private final TableView<Position> view;
    private final Positions positions;
    private final List<TableField> fields;
    private double scale;

    TableColumns(
            Kit kit,
            TableView<Position> view,
            Positions positions,
            List<TableField> fields,
            BiConsumer<String, Node> editFilter) {
        this.kit = kit;
        this.view = view;
        this.positions = positions;
        this.fields = fields;
        scale = kit.theme().px(1);
        view.getColumns().add(markColumn());
        fields.forEach(field -> view.getColumns().add(column(field, editFilter)));
        kit.theme().lookProperty().addListener((seen, before, now) -> rescale(now.scale() / 100.0));
    }

    private TableColumn<Position, Position> markColumn() {
        TableColumn<Position, Position> column = new TableColumn<>();
        column.setId("kit-marks");
        column.setSortable(false);
        column.setResizable(false);
        column.setReorderable(false);
        column.setPrefWidth(kit.theme().px(MARK_WIDTH));
        column.setMinWidth(kit.theme().px(MARK_WIDTH));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(any -> new MarkCell(positions, kit.labels()));
        return column;
    }

    private TableColumn<Position, Position> column(TableField field, BiConsumer<String, Node> editFilter) {
        TableColumn<Position, Position> column = new TableColumn<>(field.header());
        column.setId(field.name());
        column.setMinWidth(kit.theme().px(LEAST_WIDTH));
        column.setPrefWidth(kit.theme().px(field.width()));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(any -> new TextCell(positions, field));
        if (field.right()) {
            column.getStyleClass().add("figure-column");
        }
        if (field.filter() != TableField.Filter.NONE) {
            column.setGraphic(funnel(field, editFilter));
        }
        return column;
    }

    private Button funnel(TableField field, BiConsumer<String, Node> editFilter) {
        Button funnel = Icons.button("mdal-filter_list", kit.text("kit.filter.of", field.header()), () -> {});
        funnel.setOnAction(event -> editFilter.accept(field.name(), funnel));
        funnel.setFocusTraversable(false); // Alt+Down opens it from the keyboard
        funnel.getStyleClass().add("funnel");
        return funnel;
    }

    /** Told when a column is moved, resized, shown or hidden. */
    void onMoved(Runnable moved) {
        view.getColumns().addListener((ListChangeListener<TableColumn<Position, ?>>) change -> moved.run());
        for (TableColumn<Position, ?> column : view.getColumns()) {
            column.widthProperty().addListener((seen, before, now) -> moved.run());
            column.visibleProperty().addListener((seen, before, now) -> moved.run());
        }
    }

    List<TableState.ColumnPlace> places() {
        return view.getColumns().stream()
                .skip(1)
                .map(column -> new TableState.ColumnPlace(
                        column.getId(), Math.round(column.getWidth() / scale), column.isVisible()))
                .toList();
    }

    /** Columns that the places do not name stand behind, as declared: an upgrade's new ones are seen. */
    void place(List<TableState.ColumnPlace> places, List<Arrangement.Sort> sorts) {
        List<TableColumn<Position, ?>> rest = new ArrayList<>(view.getColumns());
        List<TableColumn<Position, ?>> order = new ArrayList<>();
        order.add(rest.removeFirst());
        for (TableState.ColumnPlace place : places) {
            rest.stream()
                    .filter(column -> place.name().equals(column.getId()))
                    .findFirst()
                    .ifPresent(column -> {
                        column.setPrefWidth(place.width() * scale);
                        column.setVisible(place.visible());
                        rest.remove(column);
                        order.add(column);
                    });
        }
        order.addAll(rest);
        if (!order.equals(view.getColumns())) {
            view.getColumns().setAll(order);
        }
        sort(sorts);
    }

    void sort(List<Arrangement.Sort> sorts) {
        List<TableColumn<Position, ?>> order = new ArrayList<>();
        for (Arrangement.Sort sort : sorts) {
            named(sort.column()).ifPresent(column -> {
                column.setSortType(
                        sort.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                order.add(column);
            });
        }
        view.getSortOrder().setAll(order);
    }

    List<Arrangement.Sort> sorts() {
        return view.getSortOrder().stream()
                .map(column ->
                        new Arrangement.Sort(column.getId(), column.getSortType() == TableColumn.SortType.DESCENDING))
                .toList();
    }

    /** The fields of the visible columns, in their order. */
    List<TableField> shown() {
        return view.getVisibleLeafColumns().stream()
                .map(TableColumn::getId)
                .flatMap(id -> fields.stream().filter(field -> field.name().equals(id)))
                .toList();
    }

    Optional<String> focused() {
        TableColumn<Position, ?> column = view.getFocusModel().getFocusedCell() == null
                ? null
                : view.getFocusModel().getFocusedCell().getTableColumn();
        return Optional.ofNullable(column)
                .map(TableColumn::getId)
                .filter(id -> fields.stream().anyMatch(field -> field.name().equals(id)))
                .or(() -> shown().stream().map(TableField::name).findFirst());
    }

    /** The node above a column, for what opens under it. */
    Optional<Node> header(String name) {
        return named(name).map(TableColumn::getGraphic);
    }

    void showFiltered(Set<String> names) {
        for (TableColumn<Position, ?> column : view.getColumns()) {
            Node funnel = column.getGraphic();
            if (funnel != null) {
                funnel.pseudoClassStateChanged(FILTERED, names.contains(column.getId()));
            }
        }
    }

    private Optional<TableColumn<Position, ?>> named(String name) {
        return view.getColumns().stream()
                .filter(column -> Objects.equals(column.getId(), name))
                .findFirst();
    }

    private void rescale(double next) {
        double factor = next / scale;
        scale = next;
        for (TableColumn<Position, ?> column : view.getColumns()) {
            double width = column.getWidth() * factor;
            column.setMinWidth(column.getMinWidth() * factor);
            column.setPrefWidth(width);
        }
    }
}
