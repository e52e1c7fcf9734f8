package cn.sixin.page.ui;

import cn.sixin.kit.Dialogs;
import cn.sixin.kit.Icons;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Latest;
import cn.sixin.page.HalfWritten;
import cn.sixin.page.LedgerPageModel;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the officer left half written in this ledger, over its table: to be gone on with, or given up. */
final class DraftStrip extends VBox {
    private static final int SHOWN = 3;

    private final Kit kit;
    private final LedgerPageModel model;
    private final Consumer<UUID> open;
    private final Predicate<UUID> inForm;
    private final Latest latest;

    /** @param inForm whether that row is in the form already */
    DraftStrip(Kit kit, LedgerPageModel model, Consumer<UUID> open, Predicate<UUID> inForm) {
        this.kit = kit;
        this.model = model;
        this.open = open;
        this.inForm = inForm;
        latest = new Latest(kit.background());
        setId("drafts");
        getStyleClass().add("drafts");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void refresh() {
        latest.ask(kit.text("page.loading"), progress -> model.halfWritten(), this::show);
    }

    private void show(List<HalfWritten> all) {
        List<HalfWritten> others =
                all.stream().filter(half -> !inForm.test(half.record())).toList();
        getChildren().setAll(others.stream().limit(SHOWN).map(this::line).toList());
        if (others.size() > SHOWN) {
            getChildren().add(Notices.line(kit.text("page.draft.more", others.size() - SHOWN), "muted"));
        }
        setVisible(!others.isEmpty());
    }

    private Node line(HalfWritten half) {
        String name = half.name().isEmpty() ? kit.text("page.draft.unnamed") : half.name();
        String key = half.isNew() ? "page.draft.new" : "page.draft.edit";
        Label words = new Label(kit.text(key, name, HistorySheet.when(half.at())));
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button go = new Button(kit.text("page.draft.go"));
        go.getStyleClass().add("draft-go");
        go.setAccessibleText(kit.text("page.draft.go.of", name));
        go.setOnAction(event -> open.accept(half.record()));
        Button drop = new Button(kit.text("page.draft.drop"));
        drop.getStyleClass().addAll("flat", "draft-drop");
        drop.setAccessibleText(kit.text("page.draft.drop.of", name));
        drop.setOnAction(event -> drop(half, name));
        HBox line = new HBox(Icons.of("mdal-edit"), words, go, drop);
        line.getStyleClass().add("draft-line");
        go.setMinWidth(USE_PREF_SIZE);
        drop.setMinWidth(USE_PREF_SIZE);
        return line;
    }

    private void drop(HalfWritten half, String name) {
        if (kit.dialogs()
                .confirm(
                        kit.text("page.draft.drop.title"),
                        kit.text("page.draft.drop.text", name),
                        kit.text("page.draft.drop"),
                        Dialogs.Weight.DANGER)) {
            kit.background()
                    .job(kit.text("page.draft.drop"), progress -> {
                        model.desk().store().drafts().drop(model.desk().officer(), half.record());
                        return half;
                    })
                    .quiet()
                    .onSuccess(gone -> refresh())
                    .start();
        }
    }
}
