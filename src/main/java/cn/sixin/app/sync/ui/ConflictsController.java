package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.ReceiptText;
import cn.sixin.kit.Kit;
import cn.sixin.kit.table.SmallTables;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.Reveal;
import cn.sixin.store.Listed;
import cn.sixin.store.Saving;
import cn.sixin.store.Sync;
import cn.sixin.sync.Resolution;
import cn.sixin.sync.protocol.Conflict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** 冲突: both versions beside each other, with who, when and which device; the officer decides. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class ConflictsController {
    /** So many are listed: a person decides upon fewer in a day. */
    private static final int SHOWN = 500;

    private final Kit kit;
    private final Desk desk;
    private final SyncModel model;
    private final ReceiptText words;
    private final Reveal reveal;
    private final List<FieldChoice> choices = new ArrayList<>();
    private final Label none = new Label();

    @FXML
    private TableView<Contested> list;

    @FXML
    private TableColumn<Contested, String> ledger;

    @FXML
    private TableColumn<Contested, String> row;

    @FXML
    private TableColumn<Contested, String> kind;

    @FXML
    private VBox detail;

    @FXML
    private Label title;

    @FXML
    private Label about;

    @FXML
    private GridPane sides;

    @FXML
    private FlowPane actions;

    @FXML
    private Label notListed;

    @FXML
    private Label said;

    ConflictsController(Kit kit, Desk desk, SyncModel model, ZoneId zone) {
        this.kit = kit;
        this.desk = desk;
        this.model = model;
        words = new ReceiptText(kit.labels(), zone);
        reveal = new Reveal(kit, desk);
    }

    @FXML
    void initialize() {
        column(ledger, each -> each.ledger().label(kit.labels()));
        column(row, each -> desk.title(each.named()));
        column(kind, each -> kit.text(each.kind().key()));
        SmallTables.scale(kit, list);
        none.setWrapText(true);
        notListed.managedProperty().bind(notListed.textProperty().isNotEmpty());
        list.setPlaceholder(none);
        for (int i = 0; i < 4; i++) {
            ColumnConstraints part = new ColumnConstraints();
            part.setHgrow(i == 0 ? Priority.NEVER : Priority.ALWAYS);
            sides.getColumnConstraints().add(part);
        }
        detail.managedProperty().bind(detail.visibleProperty());
        list.getSelectionModel().selectedItemProperty().addListener((seen, was, is) -> show(is, false));
        show(null, false);
    }

    private static void column(TableColumn<Contested, String> column, Function<Contested, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    void refresh() {
        Sync sync = model.city().sync();
        kit.background()
                .job(kit.text("sync.conflicts"), progress -> {
                    Listed open = sync.openConflicts(SHOWN);
                    List<Contested> found = Contested.of(open.first(), sync);
                    // Names of rows are read from memory.
                    desk.load(found.stream().map(Contested::ledger).distinct().toList(), progress);
                    long beyond = open.count() - open.first().size();
                    return new Open(found, open.first().size() - found.size(), beyond);
                })
                .quiet()
                .onSuccess(this::show)
                .start();
    }

    /**
     * Those that are open.
     *
     * @param newer how many only a newer program can decide
     * @param beyond how many are not listed yet
     */
    private record Open(List<Contested> first, long newer, long beyond) {}

    private void show(Open open) {
        List<Contested> found = open.first();
        List<String> lines = new ArrayList<>();
        if (open.newer() > 0) {
            lines.add(kit.text("sync.conflicts.newer", open.newer()));
        }
        if (open.beyond() > 0) {
            lines.add(kit.text("sync.conflicts.beyond", found.size(), open.beyond()));
        }
        notListed.setText(String.join("\n", lines));
        none.setText(kit.text(open.newer() > 0 ? "sync.conflicts.none_here" : "sync.conflicts.none"));
        int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
        list.getItems().setAll(found);
        if (!found.isEmpty()) {
            list.getSelectionModel().select(Math.min(at, found.size() - 1));
        }
    }

    private void show(@Nullable Contested shown, boolean whole) {
        detail.setVisible(shown != null);
        choices.clear();
        sides.getChildren().clear();
        actions.getChildren().clear();
        if (shown == null) {
            return;
        }
        String key = shown.kind().key();
        title.setText(kit.text("sync.conflict.title", kit.text(key), desk.title(shown.named())));
        about.setText(kit.text(key + ".about", side(shown, Side.KEPT), side(shown, Side.OFFERED)));
        sides.addRow(
                0,
                new Label(),
                head(kit.text("sync.conflict.kept", side(shown, Side.KEPT))),
                head(kit.text("sync.conflict.offered", side(shown, Side.OFFERED))));
        boolean decides = shown.byColumn();
        int line = 1;
        for (Contested.Field field : shown.fields()) {
            FieldChoice choice = new FieldChoice(kit, shown, field, desk.showing(), whole);
            choice.into(sides, line, decides);
            choices.add(choice);
            line += 2;
        }
        offer(shown, whole);
    }

    private enum Side {
        KEPT,
        OFFERED
    }

    /** Who, which device, when. */
    private String side(Contested shown, Side side) {
        Row conflict = shown.conflict();
        boolean kept = side == Side.KEPT;
        Instant at = conflict.get(kept ? Conflict.KEPT_AT : Conflict.OFFERED_AT);
        return kit.text(
                "sync.conflict.side",
                conflict.get(kept ? Conflict.KEPT_BY : Conflict.OFFERED_BY, ""),
                conflict.get(kept ? Conflict.KEPT_DEVICE : Conflict.OFFERED_DEVICE, ""),
                at == null ? "" : words.day(at));
    }

    private void offer(Contested shown, boolean whole) {
        String key = shown.kind().key();
        actions.getChildren()
                .add(button("conflict-keep", key + ".keep", () -> decide(shown, Optional.of(shown::keep))));
        if (shown.kind() != Contested.Kind.DUPLICATE) {
            actions.getChildren()
                    .add(button("conflict-offer", key + ".offer", () -> decide(shown, Optional.of(shown::offer))));
        }
        if (shown.byColumn()) {
            Button chosen = button("conflict-choose", key + ".choose", () -> decide(shown, chosen(shown)));
            chosen.getStyleClass().add("accent");
            actions.getChildren().add(chosen);
        }
        boolean masked =
                shown.fields().stream().anyMatch(field -> field.column().isMasked());
        if (masked && !whole) {
            actions.getChildren()
                    .add(button(
                            "conflict-reveal",
                            "sync.conflict.reveal",
                            () -> reveal.ask(shown.named(), () -> show(shown, true))));
        }
    }

    /** What was chosen column by column, to be worked out off this thread; empty when something typed cannot be kept. */
    private Optional<Supplier<List<Resolution.Step>>> chosen(Contested shown) {
        Map<Column<?>, @Nullable Object> values = new HashMap<>();
        boolean good = true;
        boolean typed = false;
        for (FieldChoice choice : choices) {
            Optional<FieldChoice.Chosen> value = choice.chosen(desk.context());
            good &= value.isPresent();
            typed |= choice.isTyped();
            if (!choice.isKept()) {
                value.ifPresent(each -> values.put(choice.column(), each.value()));
            }
        }
        boolean other = typed;
        return good ? Optional.of(() -> shown.choose(values, other, model.city().sync())) : Optional.empty();
    }

    private void decide(Contested shown, Optional<Supplier<List<Resolution.Step>>> steps) {
        String name = desk.title(shown.named());
        if (steps.isEmpty()) {
            said.setText(kit.text("sync.conflict.wrong"));
            return;
        }
        actions.setDisable(true);
        kit.background()
                .job(
                        kit.text("sync.conflict.deciding"),
                        progress -> model.city()
                                .sync()
                                .resolve(
                                        steps.get().get(), desk.actor(), kit.text("sync.conflict.decided.title", name)))
                .onSuccess(saving -> said.setText(words(saving, name)))
                .onFinally(() -> {
                    actions.setDisable(false);
                    refresh();
                    model.refresh();
                })
                .start();
    }

    private String words(Saving saving, String name) {
        return switch (saving) {
            case Saving.Saved saved -> kit.text("sync.conflict.decided", name);
            case Saving.Refused(var trouble) ->
                trouble.problem().text(kit.labels()) + "  " + trouble.problem().remedy(kit.labels());
            case Saving.Stale stale -> kit.text("sync.conflict.stale");
            case Saving.Cancelled cancelled -> "";
        };
    }

    private static Label head(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("sync-side-head");
        return label;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(kit.text(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
