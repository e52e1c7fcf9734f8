package cn.sixin.kit.table;

import cn.sixin.ledger.Labels;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** How many rows there are, are shown and are selected. */
final class TableFooter extends HBox {
    private final Labels labels;
    private final Label count = new Label();
    private final Label selected = new Label();

    TableFooter(Labels labels) {
        this.labels = labels;
        getStyleClass().add("table-footer");
        count.setId("table-count");
        selected.setId("table-selected");
        getChildren().addAll(count, selected);
    }

    void show(TableRows rows) {
        count.setText(
                rows.count() == rows.total()
                        ? labels.text("kit.table.count", rows.total())
                        : labels.text("kit.table.count_filtered", rows.count(), rows.total()));
    }

    void select(int number) {
        selected.setText(number > 1 ? labels.text("kit.table.selected", number) : "");
    }
}
