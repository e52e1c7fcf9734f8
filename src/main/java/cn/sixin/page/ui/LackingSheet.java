package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.control.EmptyState;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.page.Lacking;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.store.Listed;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** The rows of another ledger for which one of the page's is missing; Enter begins it with what is known. */
final class LackingSheet {
    /** More than a town monitors. */
    private static final int MOST = 5_000;

    private static final double WIDTH = 760;

    private final Kit kit;
    private final LedgerPageModel model;
    private final Lacking lacking;

    LackingSheet(Kit kit, LedgerPageModel model, Lacking lacking) {
        this.kit = kit;
        this.model = model;
        this.lacking = lacking;
    }

    /** Asks which they are and shows them. @param begin takes the one that was chosen */
    void show(Window owner, Consumer<Row> begin) {
        kit.background()
                .job(kit.text("page.loading"), progress -> model.lacking(MOST))
                .quiet()
                .onSuccess(listed -> show(owner, listed, begin))
                .start();
    }

    private void show(Window owner, Listed listed, Consumer<Row> begin) {
        String ledger = model.ledger().name();
        TableView<Row> table = table(ledger, listed);
        VBox box = new VBox(Notices.line(kit.text(ledger + ".lacking.hint", listed.count()), "hint"), table);
        box.getStyleClass().add("lines");
        VBox.setVgrow(table, Priority.ALWAYS);
        Sheet sheet = new Sheet(kit, owner, kit.text(ledger + ".lacking", listed.count()), box, WIDTH);
        Runnable chosen = () -> {
            Row row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                sheet.close();
                begin.accept(row);
            }
        };
        Button go = sheet.action(kit.text("page.lacking.begin"), chosen);
        go.setId("lacking-begin");
        go.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                chosen.run();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen.run();
            }
        });
        sheet.closedBy("page.close").show();
        table.getSelectionModel().selectFirst();
        table.requestFocus();
    }

    private TableView<Row> table(String ledger, Listed listed) {
        TableView<Row> table = new TableView<>();
        table.setId("lacking");
        table.setAccessibleText(kit.text(ledger + ".lacking", listed.count()));
        table.setPlaceholder(new EmptyState("mdal-check_circle_outline", kit.text(ledger + ".lacking.none")));
        Ledger of = lacking.of();
        Showing showing = model.desk().showing();
        table.getColumns().add(column(of.label(kit.labels()), 226, row -> of.name(row, showing)));
        for (Column<?> told : lacking.tells()) {
            table.getColumns().add(column(told.label(kit.labels()), 86, row -> told.showMasked(row, showing)));
        }
        table.getItems().setAll(listed.first());
        return table;
    }

    private TableColumn<Row, String> column(String title, double width, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(title);
        column.setPrefWidth(kit.theme().px(width));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }
}
