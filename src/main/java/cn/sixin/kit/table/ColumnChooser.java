package cn.sixin.kit.table;

import cn.sixin.kit.Icons;
import cn.sixin.kit.table.Positions.Position;
import cn.sixin.ledger.Labels;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which columns are shown and in which order, all from the keyboard too. */
final class ColumnChooser extends ScrollPane {
    private final Labels labels;
    private final ObservableList<TableColumn<Position, ?>> columns;
    private final VBox list = new VBox();

    /** @param columns the table's own; the first is the marks' and stays */
    ColumnChooser(Labels labels, ObservableList<TableColumn<Position, ?>> columns) {
        this.labels = labels;
        this.columns = columns;
        getStyleClass().add("column-chooser");
        setFitToWidth(true);
        setFocusTraversable(false);
        setContent(list);
        fill();
    }

    private void fill() {
        list.getChildren().clear();
        for (int place = 1; place < columns.size(); place++) {
            list.getChildren().add(line(columns.get(place), place));
        }
    }

    private HBox line(TableColumn<Position, ?> column, int place) {
        CheckBox shown = new CheckBox(column.getText());
        shown.setSelected(column.isVisible());
        shown.selectedProperty().addListener((seen, before, now) -> column.setVisible(now));
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(shown, Priority.ALWAYS);
        Button up = Icons.button(
                "mdal-arrow_upward", labels.text("kit.columns.up", column.getText()), () -> move(place, place - 1));
        up.setDisable(place == 1);
        Button down = Icons.button(
                "mdal-arrow_downward", labels.text("kit.columns.down", column.getText()), () -> move(place, place + 1));
        down.setDisable(place == columns.size() - 1);
        HBox line = new HBox(shown, up, down);
        line.getStyleClass().add("line");
        return line;
    }

    private void move(int from, int to) {
        List<TableColumn<Position, ?>> order = new java.util.ArrayList<>(columns);
        order.add(to, order.remove(from));
        columns.setAll(order);
        fill();
    }
}
