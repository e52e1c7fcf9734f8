package cn.sixin.page.ui;

import cn.sixin.exchange.CellFate;
import cn.sixin.exchange.Finding;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One row of a workbook: each finding with what can be done about it, then each cell's fate. */
final class PlannedRowPane {
    private final ImportWizard wizard;
    private final Kit kit;
    private final Runnable decided;
    private final VBox box = new VBox();
    private final ScrollPane scroll = new ScrollPane(box);

    /** @param decided after something was accepted or left out */
    PlannedRowPane(ImportWizard wizard, Runnable decided) {
        this.wizard = wizard;
        this.decided = decided;
        kit = wizard.kit();
        box.getStyleClass().add("planned-row");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-scroll");
    }

    Node node() {
        return scroll;
    }

    void show(Plan plan, @Nullable PlannedRow row) {
        box.getChildren().clear();
        if (row == null) {
            box.getChildren().add(Notices.line(kit.text("page.import.preview.pick"), "muted"));
            return;
        }
        for (Finding finding : row.findings()) {
            box.getChildren().add(finding(plan, row, finding));
        }
        box.getChildren().add(cells(plan, row));
        plan.twin(row).ifPresent(twin -> {
            String which = kit.text("page.import.preview.twin", twin.number());
            box.getChildren().addAll(Notices.line(which, "section-title"), cells(plan, twin));
        });
    }

    private Node finding(Plan plan, PlannedRow row, Finding finding) {
        Column<?> column = finding.problem().column();
        String place = finding.cell() + "  " + finding.problem().place(kit.labels());
        Label head = Notices.line(place, "strong");
        VBox lines = new VBox(head);
        if (!finding.value().isEmpty()) {
            lines.getChildren().add(Notices.line(shown(column, finding.value()), "mono"));
        }
        lines.getChildren().add(Notices.line(finding.problem().text(kit.labels()), "finding-reason"));
        lines.getChildren().add(Notices.line(finding.problem().remedy(kit.labels()), "muted"));
        lines.getChildren().add(actions(plan, row, finding));
        lines.getStyleClass().add("notice");
        if (finding.problem().isError()) {
            lines.getStyleClass().add("error");
        }
        return lines;
    }

    /** A masked column's cell is shown whole here: it is what has to be put right. */
    private static String shown(@Nullable Column<?> column, String value) {
        return column != null && column.kind().editor() == Kind.Editor.AREA ? value.strip() : value;
    }

    private Node actions(Plan plan, PlannedRow row, Finding finding) {
        HBox actions = new HBox();
        actions.getStyleClass().add("history-head");
        if (!finding.problem().isError()) {
            if (plan.isAccepted(finding)) {
                return Notices.line(kit.text("page.import.preview.accepted"), "fate-new");
            }
            actions.getChildren().addAll(accept(plan, finding), acceptKind(plan, finding));
        }
        if (finding.column() >= 0) {
            actions.getChildren().addAll(correction(row, finding));
        }
        if (finding.problem().isError() && plan.isDroppable(finding)) {
            Button without = new Button(kit.text("page.import.preview.without"));
            without.setId("import-without");
            without.setOnAction(event -> {
                plan.bringWithoutBadCells(row);
                decided.run();
            });
            return new VBox(actions, without);
        }
        return actions;
    }

    private Button accept(Plan plan, Finding finding) {
        Button accept = new Button(kit.text("page.import.preview.accept"));
        accept.setId("import-accept");
        accept.setOnAction(event -> {
            plan.accept(finding);
            decided.run();
        });
        return accept;
    }

    private Button acceptKind(Plan plan, Finding finding) {
        String key = finding.problem().key();
        int count = plan.kinds().entrySet().stream()
                .filter(kind -> kind.getKey().key().equals(key))
                .mapToInt(java.util.Map.Entry::getValue)
                .sum();
        Button all = new Button(kit.text("page.import.preview.all_of_kind", count));
        all.setId("import-accept-kind");
        all.setOnAction(event -> {
            plan.accept(key);
            decided.run();
        });
        return all;
    }

    private Node[] correction(PlannedRow row, Finding finding) {
        TextField field = new TextField(finding.value());
        field.setId("correct-" + finding.cell());
        field.setAccessibleText(kit.text("page.import.preview.correct"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button apply = new Button(kit.text("page.import.preview.correct"));
        Runnable correct = () -> {
            wizard.model().correct(row, finding, field.getText());
            wizard.check();
        };
        field.setOnAction(event -> {
            event.consume();
            correct.run();
        });
        apply.setOnAction(event -> correct.run());
        return new Node[] {field, apply};
    }

    private GridPane cells(Plan plan, PlannedRow row) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("history-fields");
        for (double percent : new double[] {12, 24, 26, 26, 12}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(
                0,
                Notices.line(kit.text("page.import.preview.cell"), "muted"),
                Notices.line(kit.text("page.import.preview.column"), "muted"),
                Notices.line(kit.text("page.history.before"), "muted"),
                Notices.line(kit.text("page.import.preview.after"), "muted"),
                Notices.line("", "muted"));
        int line = 1;
        for (CellFate cell : plan.cells(row, wizard.desk().showing())) {
            Column<?> column = cell.column();
            grid.addRow(
                    line++,
                    Notices.line(cell.cell(), "muted"),
                    Notices.line(column == null ? "" : column.label(kit.labels()), "muted"),
                    Notices.line(cell.before(), "cell-before"),
                    Notices.line(cell.after(), "cell-after"),
                    Notices.line(
                            kit.text(cell.what().labelKey()),
                            "cell-" + cell.what().name().toLowerCase(Locale.ROOT)));
        }
        return grid;
    }
}
