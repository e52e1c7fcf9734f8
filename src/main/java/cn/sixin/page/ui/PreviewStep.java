package cn.sixin.page.ui;

import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.PlannedRow.Fate;
import cn.sixin.kit.Kit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What would become of every row and cell, and the officer's say in it. Nothing is written yet. */
final class PreviewStep {
    private final ImportWizard wizard;
    private final Kit kit;
    private final Plan plan;
    private final ObservableList<PlannedRow> shown = FXCollections.observableArrayList();
    private final TableView<PlannedRow> table = new TableView<>(shown);
    private final PlannedRowPane detail;
    private final Map<Fate, ToggleButton> counts = new EnumMap<>(Fate.class);
    private final ToggleGroup group = new ToggleGroup();
    private final Button confirm;
    private @Nullable Fate only;

    PreviewStep(ImportWizard wizard) {
        this.wizard = wizard;
        kit = wizard.kit();
        plan = wizard.model().plan();
        detail = new PlannedRowPane(wizard, this::decided);
        confirm = wizard.main("import-confirm", "page.import.confirm", wizard::write);
    }

    void show() {
        setUpTable();
        SplitPane split = new SplitPane(table, detail.node());
        split.setDividerPositions(0.55);
        split.getStyleClass().add("page-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox body = new VBox(Notices.line(kit.text("page.import.preview.hint"), "hint"), bar(), split);
        body.getStyleClass().add("lines");
        Button back = wizard.button("import-back", "page.import.back", wizard::mapColumns);
        wizard.show("preview", body, wizard.ways(back, confirm));
        plan.leftOut().forEach(wizard::say);
        count();
        Map<Fate, Integer> found = plan.counts();
        choose(
                found.getOrDefault(Fate.PROBLEM, 0) > 0
                        ? Fate.PROBLEM
                        : found.getOrDefault(Fate.ASK, 0) > 0 ? Fate.ASK : null);
        (confirm.isDisabled() ? table : confirm).requestFocus();
    }

    private HBox bar() {
        HBox bar = new HBox();
        bar.getStyleClass().add("counts");
        bar.getChildren().add(toggle(null, "all", plan.rows().size()));
        for (Fate fate : new Fate[] {Fate.NEW, Fate.UPDATE, Fate.SAME, Fate.ASK, Fate.PROBLEM}) {
            ToggleButton button = toggle(fate, name(fate), 0);
            counts.put(fate, button);
            bar.getChildren().add(button);
        }
        Label skipped = Notices.line(
                kit.text("page.import.preview.skipped", plan.skipped().size()), "muted");
        skipped.setId("import-skipped");
        skipped.setTooltip(new javafx.scene.control.Tooltip(SkippedText.of(kit, plan.skipped())));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        CheckBox without = new CheckBox(kit.text("page.import.preview.without_all"));
        without.setId("import-without-bad");
        without.selectedProperty().addListener((seen, before, now) -> {
            plan.bringWithoutBadCells(now);
            decided();
        });
        bar.getChildren().addAll(skipped, gap, without);
        return bar;
    }

    private static String name(Fate fate) {
        return fate == Fate.ASK ? "warning" : fate.name().toLowerCase(Locale.ROOT);
    }

    private ToggleButton toggle(@Nullable Fate fate, String name, int count) {
        ToggleButton button = new ToggleButton(kit.text("page.import.preview." + name, count));
        button.setId("fate-" + name);
        button.setUserData(fate);
        button.setToggleGroup(group);
        button.setOnAction(event -> choose(fate));
        return button;
    }

    private void choose(@Nullable Fate fate) {
        only = fate;
        group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == fate));
        PlannedRow before = table.getSelectionModel().getSelectedItem();
        shown.setAll(plan.rows().stream()
                .filter(row -> fate == null || plan.fate(row) == fate)
                .toList());
        if (before != null && shown.contains(before)) {
            table.getSelectionModel().select(before);
        } else {
            table.getSelectionModel().selectFirst();
        }
        detail.show(plan, table.getSelectionModel().getSelectedItem());
    }

    private void decided() {
        count();
        table.refresh();
        choose(only != null && plan.rows().stream().noneMatch(row -> plan.fate(row) == only) ? null : only);
    }

    private void count() {
        Map<Fate, Integer> found = plan.counts();
        counts.forEach((fate, button) ->
                button.setText(kit.text("page.import.preview." + name(fate), found.getOrDefault(fate, 0))));
        int coming = found.getOrDefault(Fate.NEW, 0) + found.getOrDefault(Fate.UPDATE, 0);
        confirm.setText(kit.text("page.import.confirm", coming));
        confirm.setDisable(coming == 0);
    }

    private void setUpTable() {
        table.setId("import-rows");
        table.setAccessibleText(kit.text("page.import.step.preview"));
        table.setPlaceholder(new Label(kit.text("page.import.preview.nothing")));
        table.getColumns().add(column("page.import.preview.place", 110, this::place));
        table.getColumns()
                .add(column(
                        "page.import.preview.title", 210, row -> wizard.desk().title(row.row())));
        TableColumn<PlannedRow, String> fate =
                column("page.import.preview.fate", 76, row -> kit.text(fateKey(plan.fate(row))));
        fate.setCellFactory(any -> new FateCell());
        table.getColumns().add(fate);
        table.getColumns().add(column("page.import.preview.reason", 280, this::reason));
        table.getSelectionModel().selectedItemProperty().addListener((seen, before, now) -> detail.show(plan, now));
    }

    private TableColumn<PlannedRow, String> column(
            String key, double width, java.util.function.Function<PlannedRow, String> text) {
        TableColumn<PlannedRow, String> column = new TableColumn<>(kit.text(key));
        column.setPrefWidth(kit.theme().px(width));
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    static String fateKey(Fate fate) {
        return "exchange.fate." + fate.name().toLowerCase(Locale.ROOT);
    }

    private String place(PlannedRow row) {
        return plan.selections().size() == 1
                ? String.valueOf(row.number())
                : plan.selections().get(row.sheet()).sheet().name() + " " + row.number();
    }

    private String reason(PlannedRow row) {
        return row.findings().stream()
                .map(finding -> {
                    String place = finding.problem().place(kit.labels());
                    String text = finding.problem().text(kit.labels());
                    return place.isEmpty() ? text : kit.text("exchange.note_part", place, text);
                })
                .findFirst()
                .orElse("");
    }

    private final class FateCell extends TableCell<PlannedRow, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            getStyleClass().removeIf(style -> style.startsWith("fate-"));
            PlannedRow row = getTableRow() == null ? null : getTableRow().getItem();
            if (!empty && row != null) {
                getStyleClass().add("fate-" + plan.fate(row).name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
