package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.page.Clash;
import cn.sixin.page.LedgerPageModel;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Both versions of a row that somebody else changed meanwhile; what clashes is chosen, nothing typed is lost. */
final class StaleSheet {
    private static final double WIDTH = 640;

    private final Kit kit;
    private final LedgerPageModel model;
    private final Set<Column<?>> mine = new HashSet<>();

    StaleSheet(Kit kit, LedgerPageModel model) {
        this.kit = kit;
        this.model = model;
    }

    /** @param save given the present row and what is to become of it */
    void show(Window owner, Clash clash, BiConsumer<Row, Row> save) {
        Row present = clash.present();
        String by = present.envelope().changedBy();
        String at = HistorySheet.when(present.envelope().changedAt());
        VBox body = new VBox();
        body.getStyleClass().add("lines");
        body.setId("stale");
        boolean deleted = present.envelope().deleted();
        String key = clash.choices().isEmpty() ? "page.stale.text_none" : "page.stale.text";
        body.getChildren()
                .add(Notices.line(deleted ? kit.text("page.stale.deleted", by) : kit.text(key, by, at), "dialog-text"));
        if (!deleted) {
            clash.choices().forEach(unit -> body.getChildren().add(choice(clash, unit)));
        }
        Sheet sheet = new Sheet(kit, owner, kit.text("page.stale.title"), body, WIDTH);
        if (!deleted) {
            sheet.action(kit.text("page.stale.save"), () -> {
                        sheet.close();
                        save.accept(present, clash.merged(mine));
                    })
                    .setId("stale-save");
        }
        sheet.closedBy("page.stale.back").show();
    }

    private Node choice(Clash clash, Set<Column<?>> unit) {
        ToggleGroup group = new ToggleGroup();
        RadioButton ours = button(group, "page.stale.mine", clash.mine(), unit);
        RadioButton theirs = button(group, "page.stale.theirs", clash.present(), unit);
        ours.selectedProperty().addListener((seen, before, now) -> {
            if (now) {
                mine.addAll(unit);
            } else {
                mine.removeAll(unit);
            }
        });
        ours.setSelected(true);
        String names = unit.stream()
                .map(column -> column.label(kit.labels()))
                .collect(Collectors.joining(kit.text("kit.list_comma")));
        VBox box = new VBox(Notices.line(names, "strong"), ours, theirs);
        box.getStyleClass().add("card-box");
        return box;
    }

    private RadioButton button(ToggleGroup group, String key, Row row, Set<Column<?>> unit) {
        String values = unit.stream()
                .map(column -> {
                    String text = column.showMasked(row, model.desk().showing());
                    return text.isEmpty() ? kit.text("page.history.blank") : text;
                })
                .collect(Collectors.joining("  "));
        RadioButton button = new RadioButton(kit.text("exchange.note_part", kit.text(key), values));
        button.setToggleGroup(group);
        button.setWrapText(true);
        return button;
    }
}
