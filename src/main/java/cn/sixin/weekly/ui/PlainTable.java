package cn.sixin.weekly.ui;

import cn.sixin.kit.Kit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** A few rows to be read: sorted by a header, opened by Enter or a double click. Widths in px at 100 %. */
final class PlainTable<T> {
    private final Kit kit;
    private final TableView<T> table = new TableView<>();

    /** @param name what it is called aloud @param none what stands there without rows */
    PlainTable(Kit kit, String id, String name, String none) {
        this.kit = kit;
        table.setId(id);
        table.getStyleClass().add("plain-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(name);
        table.setPlaceholder(new Label(none));
    }

    TableView<T> node() {
        return table;
    }

    PlainTable<T> text(String head, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(head);
        column.setPrefWidth(kit.theme().px(width));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        table.getColumns().add(column);
        return this;
    }

    PlainTable<T> number(String head, double width, Function<T, Long> number) {
        TableColumn<T, Long> column = new TableColumn<>(head);
        column.setPrefWidth(kit.theme().px(width));
        column.getStyleClass().add("figure-column");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(number.apply(cell.getValue())));
        column.setCellFactory(view -> new NumberCell<>());
        table.getColumns().add(column);
        return this;
    }

    PlainTable<T> onOpen(Consumer<T> open) {
        onEnter(table, () -> chosen().ifPresent(open));
        return this;
    }

    Optional<T> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    void show(List<T> rows) {
        table.getItems().setAll(rows);
        table.getSelectionModel().selectFirst();
    }

    /** By Enter or a double click. */
    static void onEnter(TableView<?> table, Runnable open) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open.run();
            }
        });
    }

    private static final class NumberCell<T> extends TableCell<T, Long> {
        @Override
        protected void updateItem(@Nullable Long count, boolean empty) {
            super.updateItem(count, empty);
            setText(empty || count == null ? null : String.valueOf(count));
        }
    }
}
