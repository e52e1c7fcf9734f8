package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.ReceiptText;
import cn.sixin.kit.Kit;
import cn.sixin.kit.table.SmallTables;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.print.PrinterJob;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** 回执: each sync that was, to be printed or kept as a file. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class ReceiptsController {
    private static final int SHOWN = 500;

    private final Kit kit;
    private final SyncModel model;
    private final ReceiptText words;
    private final Supplier<Optional<PrinterJob>> printer;

    @FXML
    private TableView<Receipt> list;

    @FXML
    private TableColumn<Receipt, String> when;

    @FXML
    private TableColumn<Receipt, String> who;

    @FXML
    private TableColumn<Receipt, String> end;

    @FXML
    private TableColumn<Receipt, String> what;

    @FXML
    private Button print;

    @FXML
    private Button export;

    @FXML
    private Label said;

    ReceiptsController(Kit kit, SyncModel model, ZoneId zone, Supplier<Optional<PrinterJob>> printer) {
        this.printer = printer;
        this.kit = kit;
        this.model = model;
        words = new ReceiptText(kit.labels(), zone);
    }

    @FXML
    void initialize() {
        column(when, receipt -> words.when(receipt.ended()));
        column(who, Receipt::officer);
        column(end, words::end);
        column(what, receipt -> String.join(kit.text("kit.list_comma"), words.lines(receipt)));
        SmallTables.scale(kit, list);
        list.setPlaceholder(new Label(kit.text("sync.receipts.none")));
        var chosen = list.getSelectionModel().selectedItemProperty();
        print.disableProperty().bind(chosen.isNull());
        export.disableProperty().bind(chosen.isNull());
    }

    private static void column(TableColumn<Receipt, String> column, Function<Receipt, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    void refresh() {
        kit.background()
                .job(kit.text("sync.receipts"), progress -> model.city().receipts(SHOWN))
                .quiet()
                .onSuccess(receipts -> {
                    list.getItems().setAll(receipts);
                    list.getSelectionModel().selectFirst();
                })
                .start();
    }

    @FXML
    void print() {
        paper().print(
                        list.getSelectionModel().getSelectedItem(),
                        list.getScene().getWindow());
    }

    @FXML
    void export() {
        paper().export(
                        list.getSelectionModel().getSelectedItem(),
                        list.getScene().getWindow());
    }

    void export(Path file) {
        paper().export(list.getSelectionModel().getSelectedItem(), file);
    }

    private ReceiptPaper paper() {
        return new ReceiptPaper(kit, words, said::setText, printer);
    }
}
