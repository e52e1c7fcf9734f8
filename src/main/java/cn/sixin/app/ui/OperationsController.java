package cn.sixin.app.ui;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.table.SmallTables;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.store.ChangeGroup;
import cn.sixin.store.Saving;
import cn.sixin.store.Undone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Saves, bulk edits, imports and what took them back: each whole, each to be undone on its own. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class OperationsController {
    /** So many are shown: a season's days of work, read in one go. */
    private static final int SHOWN = 500;

    /** So many rows that an undo left out are named. */
    private static final int NAMED = 20;

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Kit kit;
    private final Desk desk;
    private final boolean leads;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab auditTab;

    @FXML
    private AuditController auditController;

    @FXML
    private TableView<ChangeGroup> groups;

    @FXML
    private TableColumn<ChangeGroup, String> when;

    @FXML
    private TableColumn<ChangeGroup, String> who;

    @FXML
    private TableColumn<ChangeGroup, String> kind;

    @FXML
    private TableColumn<ChangeGroup, String> title;

    @FXML
    private TableColumn<ChangeGroup, String> entries;

    @FXML
    private TableColumn<ChangeGroup, String> state;

    @FXML
    private Button undo;

    @FXML
    private Label said;

    public OperationsController(Kit kit, Desk desk, boolean leads) {
        this.kit = kit;
        this.desk = desk;
        this.leads = leads;
    }

    @FXML
    void initialize() {
        column(when, g -> when(g.at()));
        column(who, ChangeGroup::officer);
        column(kind, g -> kit.text("operations.kind." + g.kind().name().toLowerCase(Locale.ROOT)));
        column(title, ChangeGroup::title);
        column(entries, g -> kit.text("operations.entries_of", g.entries()));
        column(state, g -> g.undoneBy() == null ? "" : kit.text("operations.undone"));
        SmallTables.scale(kit, groups);
        groups.setPlaceholder(new Label(kit.text("operations.none")));
        var chosen = groups.getSelectionModel().selectedItemProperty();
        undo.disableProperty().bind(Bindings.createBooleanBinding(() -> !undoable(chosen.get()), chosen));
        if (!leads) {
            tabs.getTabs().remove(auditTab);
        }
    }

    private static boolean undoable(@org.jspecify.annotations.Nullable ChangeGroup group) {
        return group != null && group.undoneBy() == null && group.kind().undoable();
    }

    private static void column(TableColumn<ChangeGroup, String> column, Function<ChangeGroup, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    /** A moment as people of this machine read it. */
    static String when(Instant at) {
        return WHEN.format(at.atZone(ZoneId.systemDefault()));
    }

    void refresh() {
        kit.background()
                .job(kit.text("operations.title"), progress -> desk.store().groups(SHOWN))
                .quiet()
                .onSuccess(this::show)
                .start();
        auditController.refresh();
    }

    private void show(List<ChangeGroup> all) {
        groups.getItems().setAll(all);
        groups.getSelectionModel().selectFirst();
    }

    @FXML
    void undo() {
        ChangeGroup group = groups.getSelectionModel().getSelectedItem();
        boolean sure = kit.dialogs()
                .confirm(
                        kit.text("operations.undo"),
                        kit.text(
                                "operations.undo.sure",
                                group.title(),
                                group.officer(),
                                when(group.at()),
                                group.entries()),
                        kit.text("operations.undo"),
                        Dialogs.Weight.DANGER);
        if (sure) {
            said.setText(kit.text("operations.undoing"));
            kit.background()
                    .job(
                            kit.text("operations.undoing"),
                            progress -> desk.store()
                                    .undo(group.id(), desk.actor(), kit.text("operations.undo.title", group.title())))
                    .onSuccess(outcome -> said.setText(words(outcome)))
                    .onError(failure -> said.setText(""))
                    .onFinally(this::refresh)
                    .start();
        }
    }

    private String words(Undone outcome) {
        return switch (outcome.saving()) {
            case Saving.Saved saved when outcome.leftOutCount() == 0 -> kit.text("operations.undo.done", saved.count());
            case Saving.Saved saved ->
                kit.text("operations.undo.left_out", saved.count(), outcome.leftOutCount(), names(outcome));
            case Saving.Refused(var trouble) ->
                trouble.problem().text(kit.labels()) + "  " + trouble.problem().remedy(kit.labels());
            case Saving.Stale stale -> kit.text("operations.undo.stale");
            case Saving.Cancelled cancelled -> "";
        };
    }

    private String names(Undone outcome) {
        List<Row> left = outcome.leftOut();
        String named =
                left.stream().limit(NAMED).map(desk::title).collect(Collectors.joining(kit.text("kit.list_comma")));
        return outcome.leftOutCount() > NAMED ? kit.text("operations.and_more", named) : named;
    }
}
