package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.page.BulkEdit;
import cn.sixin.page.LedgerPageModel;
import cn.sixin.store.Saving;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The same values for many rows: columns and values, then what each row comes to, then one step to be undone. */
final class BulkSheet {
    private static final double WIDTH = 680;
    private static final int PREVIEWED = 500;

    private final Kit kit;
    private final LedgerPageModel model;
    private final List<UUID> rows;
    private final Map<Column<?>, FieldBox> fields = new LinkedHashMap<>();
    private final VBox chosen = new VBox();
    private final VBox notice = new VBox();
    private final ComboBox<Column<?>> add = new ComboBox<>();
    private final ListView<String> preview = new ListView<>();
    private BulkEdit.@Nullable Plan plan;

    BulkSheet(Kit kit, LedgerPageModel model, List<UUID> rows) {
        this.kit = kit;
        this.model = model;
        this.rows = rows;
    }

    void show(Window owner, Consumer<Saving> done) {
        setUpAdd();
        chosen.getStyleClass().add("lines");
        preview.setId("bulk-preview");
        preview.setAccessibleText(kit.text("page.bulk.preview"));
        preview.setPrefHeight(kit.theme().px(220));
        Button look = new Button(kit.text("page.bulk.preview"));
        look.setId("bulk-look");
        look.setOnAction(event -> look());
        VBox body = new VBox(Notices.line(kit.text("page.bulk.pick"), "muted"), add, chosen, look, notice, preview);
        body.getStyleClass().add("lines");
        Sheet sheet = new Sheet(kit, owner, kit.text("page.bulk.title", rows.size()), body, WIDTH);
        Button apply = sheet.action(kit.text("page.bulk.apply", 0), () -> {
            BulkEdit.Plan ready = plan;
            if (ready != null) {
                sheet.close();
                kit.background()
                        .job(kit.text("page.bulk"), progress -> model.write(ready))
                        .onSuccess(done)
                        .start();
            }
        });
        apply.setId("bulk-apply");
        apply.setDisable(true);
        planned = () -> {
            BulkEdit.Plan ready = plan;
            int changed = ready == null ? 0 : ready.changed().size();
            apply.setText(kit.text("page.bulk.apply", changed));
            apply.setDisable(changed == 0);
        };
        sheet.closedBy("page.cancel").show();
        add.requestFocus();
    }

    private Runnable planned = () -> {};

    private void setUpAdd() {
        add.setId("bulk-add");
        add.setPromptText(kit.text("page.bulk.add"));
        add.setAccessibleText(kit.text("page.bulk.add"));
        model.ledger().columns().stream()
                .filter(Column::isWritten)
                .forEach(column -> add.getItems().add(column));
        add.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Column<?> column) {
                return column == null ? "" : column.label(kit.labels());
            }

            @Override
            public Column<?> fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
        add.setOnAction(event -> {
            Column<?> column = add.getValue();
            if (column != null && !fields.containsKey(column)) {
                FieldBox field = new FieldBox();
                field.setColumn(column.name());
                field.setFree(kit, model.desk(), model.ledger(), this::stale);
                fields.put(column, field);
                chosen.getChildren().add(field);
                stale();
                field.editor().control().requestFocus();
            }
        });
    }

    /** What was previewed is not what stands in the fields now. */
    private void stale() {
        plan = null;
        preview.getItems().clear();
        planned.run();
    }

    private void look() {
        Map<Column<?>, @Nullable Object> set = BulkEdit.values();
        List<Problem> wrong = new ArrayList<>();
        fields.forEach((column, field) -> {
            Reading<?> reading = field.editor().read();
            List<Problem> found = field.reading();
            field.say(found, kit);
            wrong.addAll(found.stream().filter(Problem::isError).toList());
            set.put(column, reading.value());
        });
        notice.getChildren().clear();
        if (set.isEmpty()) {
            notice.getChildren().add(Notices.of(false, kit.text("page.bulk.nothing"), ""));
        } else if (wrong.isEmpty()) {
            kit.background()
                    .job(kit.text("page.bulk.preview"), progress -> model.plan(rows, set))
                    .onSuccess(this::show)
                    .start();
        }
    }

    private void show(BulkEdit.Plan made) {
        plan = made;
        notice.getChildren()
                .setAll(Notices.line(
                        kit.text(
                                "page.bulk.summary",
                                made.changed().size(),
                                made.same(),
                                made.refused().size()),
                        "strong"));
        List<String> lines = new ArrayList<>();
        made.refused().forEach(line -> lines.add(line(line)));
        made.changed().forEach(line -> lines.add(line(line)));
        preview.getItems().setAll(lines.stream().limit(PREVIEWED).toList());
        planned.run();
    }

    private String line(BulkEdit.Line line) {
        StringBuilder text = new StringBuilder(model.desk().title(line.before()));
        for (Column<?> column : line.before().changesTo(line.after()).keySet()) {
            text.append("    ")
                    .append(column.label(kit.labels()))
                    .append(' ')
                    .append(shown(column.showMasked(line.before(), model.desk().showing())))
                    .append(" → ")
                    .append(shown(column.showMasked(line.after(), model.desk().showing())));
        }
        line.problems()
                .forEach(p -> text.append("    ")
                        .append(line.refused() ? kit.text("page.bulk.refused") + " " : "")
                        .append(p.text(kit.labels())));
        return text.toString();
    }

    private String shown(String value) {
        return value.isEmpty() ? kit.text("page.history.blank") : value;
    }
}
