package cn.sixin.app.ui;

import cn.sixin.kit.Kit;
import cn.sixin.store.AuditLog;
import cn.sixin.store.Store;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Who looked at, or took out, what is masked; who signed in; what became of passwords. For leads. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class AuditController {
    private static final int SHOWN = 1000;

    private final Kit kit;
    private final Store store;
    private final boolean leads;

    @FXML
    private TableView<AuditLog.Entry> audit;

    @FXML
    private TableColumn<AuditLog.Entry, String> when;

    @FXML
    private TableColumn<AuditLog.Entry, String> who;

    @FXML
    private TableColumn<AuditLog.Entry, String> action;

    @FXML
    private TableColumn<AuditLog.Entry, String> subject;

    @FXML
    private TableColumn<AuditLog.Entry, String> reason;

    public AuditController(Kit kit, Store store, boolean leads) {
        this.kit = kit;
        this.store = store;
        this.leads = leads;
    }

    @FXML
    void initialize() {
        column(when, e -> OperationsController.when(e.at()));
        column(who, AuditLog.Entry::officer);
        column(action, e -> kit.text("audit.action." + e.action()));
        column(subject, AuditLog.Entry::subject);
        column(reason, e -> Objects.requireNonNullElse(e.reason(), ""));
        audit.setPlaceholder(new Label(kit.text("audit.none")));
    }

    private static void column(TableColumn<AuditLog.Entry, String> column, Function<AuditLog.Entry, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    void refresh() {
        kit.background()
                .job(
                        kit.text("audit.title"),
                        progress -> leads ? store.audit().latest(SHOWN) : List.<AuditLog.Entry>of())
                .quiet()
                .onSuccess(all -> audit.getItems().setAll(all))
                .start();
    }
}
