package cn.sixin.app.ui;

import cn.sixin.kit.Kit;
import cn.sixin.kit.table.SmallTables;
import cn.sixin.ledger.Ledger;
import cn.sixin.page.Desk;
import cn.sixin.store.AuditLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Who looked at, or took out, what is masked; who signed in; what became of passwords. For leads. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class AuditController {
    private static final int SHOWN = 1000;

    /** A row as the trail names it. */
    private static final Pattern ROW = Pattern.compile("([a-z_]+) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final Kit kit;
    private final Desk desk;
    private final boolean leads;
    private Map<String, String> subjects = Map.of();

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

    public AuditController(Kit kit, Desk desk, boolean leads) {
        this.kit = kit;
        this.desk = desk;
        this.leads = leads;
    }

    @FXML
    void initialize() {
        column(when, e -> OperationsController.when(e.at()));
        column(who, AuditLog.Entry::officer);
        column(action, e -> kit.text("audit.action." + e.action()));
        column(subject, e -> subjects.getOrDefault(e.subject(), e.subject()));
        column(reason, e -> Objects.requireNonNullElse(e.reason(), ""));
        SmallTables.scale(kit, audit);
        audit.setPlaceholder(new Label(kit.text("audit.none")));
    }

    private static void column(TableColumn<AuditLog.Entry, String> column, Function<AuditLog.Entry, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    void refresh() {
        kit.background()
                .job(kit.text("audit.title"), progress -> {
                    List<AuditLog.Entry> all = leads ? desk.store().audit().latest(SHOWN) : List.<AuditLog.Entry>of();
                    return new Read(all, named(all));
                })
                .quiet()
                .onSuccess(read -> {
                    subjects = read.subjects();
                    audit.getItems().setAll(read.entries());
                })
                .start();
    }

    private record Read(List<AuditLog.Entry> entries, Map<String, String> subjects) {}

    /** What a person calls the rows that entries name by ledger and id; other subjects stay as they are. */
    private Map<String, String> named(List<AuditLog.Entry> entries) {
        Map<String, Set<UUID>> wanted = new HashMap<>();
        for (AuditLog.Entry entry : entries) {
            Matcher row = ROW.matcher(entry.subject());
            if (row.matches()) {
                wanted.computeIfAbsent(row.group(1), ledger -> new HashSet<>()).add(UUID.fromString(row.group(2)));
            }
        }
        Map<String, String> names = new HashMap<>();
        for (Ledger ledger : desk.store().ledgers()) {
            desk.store()
                    .find(ledger, wanted.getOrDefault(ledger.name(), Set.of()))
                    .forEach((id, found) ->
                            names.put(ledger.name() + " " + id, ledger.label(kit.labels()) + "  " + desk.title(found)));
        }
        return names;
    }
}
