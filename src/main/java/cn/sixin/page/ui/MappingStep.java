package cn.sixin.page.ui;

import cn.sixin.exchange.HeaderColumn;
import cn.sixin.exchange.Target;
import cn.sixin.kit.Kit;
import cn.sixin.ledger.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which column of the sheet goes to which of the ledger; what was chosen once for a header is proposed again. */
final class MappingStep {
    private static final int SAMPLES = 3;

    private final ImportWizard wizard;
    private final Kit kit;
    private final Map<HeaderColumn, ComboBox<Target>> boxes = new LinkedHashMap<>();
    private final Label missing = new Label();
    private final SheetSays says;
    private boolean following;

    MappingStep(ImportWizard wizard) {
        this.wizard = wizard;
        kit = wizard.kit();
        says = new SheetSays(wizard, this::lack);
    }

    void show() {
        missing.getStyleClass().add("fate-problem");
        missing.setWrapText(true);
        missing.setId("mapping-missing");
        GridPane grid = grid();
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-scroll");
        VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
        VBox body = new VBox(Notices.line(kit.text("page.import.mapping.hint"), "hint"), missing, says.node(), scroll);
        body.getStyleClass().add("lines");
        boolean sheets = wizard.model().looks().size() > 1;
        Button back =
                wizard.button("import-back", "page.import.back", sheets ? wizard::chooseSheets : wizard::chooseFile);
        Button next = wizard.main("import-next", "page.import.next", wizard::check);
        wizard.show("mapping", body, wizard.ways(back, next));
        follow();
        next.requestFocus();
    }

    private GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("mapping-grid");
        for (double percent : new double[] {30, 40, 30}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            grid.getColumnConstraints().add(column);
        }
        grid.addRow(
                0,
                head("page.import.mapping.header"),
                head("page.import.mapping.sample"),
                head("page.import.mapping.column"));
        int row = 1;
        for (HeaderColumn source : wizard.model().mapping().targets().keySet()) {
            List<String> samples = wizard.model().sample(source, SAMPLES);
            if (!source.path().isEmpty() || !samples.isEmpty()) {
                Label sample = Notices.line(String.join(kit.text("kit.list_comma"), samples), "muted");
                sample.setWrapText(false);
                sample.setTooltip(new Tooltip(sample.getText()));
                grid.addRow(row++, new Label(source.title()), sample, box(source));
            }
        }
        return grid;
    }

    private Label head(String key) {
        return Notices.line(kit.text(key), "section-title");
    }

    private ComboBox<Target> box(HeaderColumn source) {
        ComboBox<Target> box = new ComboBox<>();
        box.setId("map-" + source.letters());
        box.setAccessibleText(source.title());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Words());
        List<Target> targets = new ArrayList<>(List.of(Target.IGNORE, Target.NOTE, Target.TOWN));
        wizard.model().ledger().columns().stream()
                .filter(Column::isWritten)
                .forEach(column -> targets.add(new Target.To(column)));
        wizard.model()
                .ledger()
                .whole()
                .ifPresent(whole -> whole.told().forEach(column -> targets.add(new Target.Whole(column))));
        wizard.model().ledger().spreads().forEach(spread -> targets.add(new Target.Each(spread)));
        box.getItems().setAll(targets);
        box.valueProperty().addListener((seen, before, now) -> {
            if (!following && now != null) {
                wizard.model().map(source, now);
                follow();
            }
        });
        boxes.put(source, box);
        return box;
    }

    private void follow() {
        following = true;
        boxes.forEach((source, box) -> box.setValue(wizard.model().mapping().of(source)));
        following = false;
        says.follow();
        lack();
    }

    private void lack() {
        List<Column<?>> lacking = wizard.model().missing();
        missing.setVisible(!lacking.isEmpty());
        missing.setManaged(!lacking.isEmpty());
        missing.setText(kit.text(
                "page.import.mapping.missing",
                lacking.stream()
                        .map(c -> c.label(kit.labels()))
                        .collect(Collectors.joining(kit.text("kit.list_comma")))));
    }

    private final class Words extends StringConverter<Target> {
        @Override
        public String toString(@Nullable Target target) {
            return switch (target) {
                case null -> "";
                case Target.To to -> to.column().label(kit.labels());
                case Target.Each(var spread) ->
                    kit.text(
                            "page.import.mapping.each",
                            spread.label(wizard.model().ledger(), kit.labels()));
                case Target.Whole whole ->
                    kit.text(
                            "page.import.mapping.whole",
                            whole.column().ledger().label(kit.labels()),
                            whole.column().label(kit.labels()));
                case Target.Town town -> kit.text("page.import.mapping.town");
                case Target.Note note -> kit.text("page.import.mapping.note");
                case Target.Ignore ignore -> kit.text("page.import.mapping.none");
            };
        }

        @Override
        public Target fromString(String text) {
            throw new UnsupportedOperationException("the list is not typed into");
        }
    }
}
