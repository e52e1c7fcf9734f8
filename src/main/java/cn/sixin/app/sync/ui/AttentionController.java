package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.ReceiptText;
import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Kit;
import cn.sixin.kit.table.SmallTables;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.page.ui.Ways;
import cn.sixin.store.Saving;
import cn.sixin.store.Sync;
import cn.sixin.sync.Attention;
import cn.sixin.sync.LocalChange;
import cn.sixin.sync.Rows;
import cn.sixin.sync.protocol.Codec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** 需处理: what the server did not take, with its reason and the remedy: corrected, sent again, or given up. */
@SuppressWarnings("NullAway.Init") // the loader sets what FXML names before initialize is called
public final class AttentionController {
    private static final int SHOWN = 500;

    private final Kit kit;
    private final Desk desk;
    private final SyncModel model;
    private final ReceiptText words;
    private final Ways ways;

    @FXML
    private TableView<Entry> list;

    @FXML
    private TableColumn<Entry, String> when;

    @FXML
    private TableColumn<Entry, String> ledger;

    @FXML
    private TableColumn<Entry, String> row;

    @FXML
    private VBox detail;

    @FXML
    private Label reason;

    @FXML
    private Label remedy;

    @FXML
    private GridPane values;

    @FXML
    private Label said;

    /**
     * One line.
     *
     * @param sent what the server did not take, by column: as the row would be
     */
    private record Entry(Attention attention, Ledger ledger, Row row, Map<Column<?>, Row> sent) {}

    AttentionController(Kit kit, Desk desk, SyncModel model, ZoneId zone, Ways ways) {
        this.kit = kit;
        this.desk = desk;
        this.model = model;
        this.ways = ways;
        words = new ReceiptText(kit.labels(), zone);
    }

    @FXML
    void initialize() {
        column(when, each -> words.when(each.attention().at()));
        column(ledger, each -> each.ledger().label(kit.labels()));
        column(row, each -> desk.title(each.row()));
        SmallTables.scale(kit, list);
        Label none = new Label(kit.text("sync.attention.none"));
        none.setWrapText(true);
        list.setPlaceholder(none);
        detail.managedProperty().bind(detail.visibleProperty());
        list.getSelectionModel().selectedItemProperty().addListener((seen, was, is) -> show(is));
        show((Entry) null);
    }

    private static void column(TableColumn<Entry, String> column, Function<Entry, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    void refresh() {
        Sync sync = model.city().sync();
        kit.background()
                .job(kit.text("sync.attention"), progress -> {
                    List<Entry> found = entries(sync, sync.attention(SHOWN));
                    desk.load(found.stream().map(Entry::ledger).distinct().toList(), progress);
                    return found;
                })
                .quiet()
                .onSuccess(this::show)
                .start();
    }

    private static List<Entry> entries(Sync sync, List<Attention> open) {
        Map<UUID, Row> rows = sync.about(open);
        Map<Long, LocalChange> rejected = sync.rejected(open);
        List<Entry> entries = new ArrayList<>();
        for (Attention each : open) {
            Row row = rows.get(each.record());
            if (row != null) {
                Long seq = each.seq();
                entries.add(
                        new Entry(each, row.ledger(), row, sent(each, row, seq == null ? null : rejected.get(seq))));
            }
        }
        return entries;
    }

    private static Map<Column<?>, Row> sent(Attention attention, Row row, @Nullable LocalChange rejected) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(Codec.values(attention.content()));
        if (rejected != null) {
            rejected.delta().forEach((name, delta) -> values.put(name, delta.after()));
        }
        Map<Column<?>, Row> sent = new LinkedHashMap<>();
        Rows.known(row.ledger(), values)
                .forEach((column, value) -> sent.put(column, row.with(Collections.singletonMap(column, value))));
        return sent;
    }

    private void show(List<Entry> found) {
        int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
        list.getItems().setAll(found);
        if (!found.isEmpty()) {
            list.getSelectionModel().select(Math.min(at, found.size() - 1));
        }
    }

    private void show(@Nullable Entry shown) {
        detail.setVisible(shown != null);
        values.getChildren().clear();
        if (shown == null) {
            return;
        }
        String key = "sync.reason." + shown.attention().code().toLowerCase(Locale.ROOT);
        String named = shown.attention().column();
        String column = named == null
                ? ""
                : shown.ledger()
                        .find(named)
                        .map(each -> each.label(kit.labels()))
                        .orElse(named);
        reason.setText(kit.text(key, column));
        remedy.setText(kit.text(key + ".remedy", column));
        int line = 0;
        for (Map.Entry<Column<?>, Row> each : shown.sent().entrySet()) {
            Label label = new Label(each.getKey().label(kit.labels()));
            label.setMinWidth(Region.USE_PREF_SIZE);
            String text = each.getKey().showMasked(each.getValue(), desk.showing());
            Label value = new Label(text.isEmpty() ? kit.text("sync.conflict.blank") : text);
            value.setWrapText(true);
            values.addRow(line++, label, value);
        }
    }

    @FXML
    void open() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            ways.open(chosen.ledger(), chosen.row().id());
        }
    }

    @FXML
    void resend() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        String name = desk.title(chosen.row());
        kit.background()
                .job(
                        kit.text("sync.attention.resend"),
                        progress -> model.city()
                                .sync()
                                .resend(
                                        chosen.attention(),
                                        desk.actor(),
                                        kit.text("sync.attention.resend.title", name)))
                .onSuccess(saving -> said.setText(words(saving, name)))
                .onFinally(this::settled)
                .start();
    }

    private String words(Saving saving, String name) {
        return switch (saving) {
            case Saving.Saved saved -> kit.text("sync.attention.resent", name);
            case Saving.Refused(var trouble) -> words(trouble.problem());
            case Saving.Stale stale -> kit.text("sync.conflict.stale");
            case Saving.Cancelled cancelled -> "";
        };
    }

    private String words(Problem problem) {
        return problem.text(kit.labels()) + "  " + problem.remedy(kit.labels());
    }

    @FXML
    void giveUp() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        String name = desk.title(chosen.row());
        boolean sure = kit.dialogs()
                .confirm(
                        kit.text("sync.attention.give_up"),
                        kit.text("sync.attention.give_up.sure", name),
                        kit.text("sync.attention.give_up"),
                        Dialogs.Weight.DANGER);
        if (sure) {
            kit.background()
                    .job(
                            kit.text("sync.attention.give_up"),
                            progress -> model.city().sync().giveUp(chosen.attention()))
                    .onSuccess(trouble -> said.setText(
                            trouble.map(this::words).orElseGet(() -> kit.text("sync.attention.given_up", name))))
                    .onFinally(this::settled)
                    .start();
        }
    }

    private void settled() {
        refresh();
        model.refresh();
    }
}
