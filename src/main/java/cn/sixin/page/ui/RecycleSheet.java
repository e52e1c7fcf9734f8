package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.ledger.Row;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.store.Saving;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Window;

/** What was deleted, to be brought back. */
final class RecycleSheet {
    private static final double WIDTH = 640;

    private final Kit kit;
    private final LedgerPageModel model;

    RecycleSheet(Kit kit, LedgerPageModel model) {
        this.kit = kit;
        this.model = model;
    }

    void show(Window owner, List<Row> rows, Consumer<Saving> restored) {
        TableView<Row> table = new TableView<>(FXCollections.observableArrayList(rows));
        table.setId("recycled");
        table.setAccessibleText(kit.text("page.recycle.title", model.page().title(kit.labels())));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new EmptyState("mdal-delete_outline", kit.text("page.recycle.none")));
        table.getColumns().add(column("page.recycle.name", 290, model.desk()::title));
        table.getColumns()
                .add(column(
                        "page.recycle.when",
                        160,
                        row -> HistorySheet.when(row.envelope().changedAt())));
        table.getColumns()
                .add(column("page.recycle.who", 110, row -> row.envelope().changedBy()));
        Sheet sheet = new Sheet(
                kit, owner, kit.text("page.recycle.title", model.page().title(kit.labels())), table, WIDTH);
        Button restore = sheet.action(kit.text("page.recycle.restore"), () -> {
            List<Row> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
            sheet.close();
            kit.background()
                    .job(kit.text("page.recycle.restore"), progress -> model.restore(chosen))
                    .onSuccess(restored)
                    .start();
        });
        restore.setId("recycle-restore");
        restore.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        sheet.closedBy("page.close").show();
        table.getSelectionModel().selectFirst();
    }

    private TableColumn<Row, String> column(String key, double width, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(kit.text(key));
        column.setPrefWidth(kit.theme().px(width));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }
}
