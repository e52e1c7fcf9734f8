package cn.sixin.page.ui;

import cn.sixin.exchange.Importer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which sheets come in: one, or several whose headers have the same shape. */
final class SheetStep {
    private final ImportWizard wizard;
    private final Map<Importer.Look, CheckBox> boxes = new LinkedHashMap<>();

    SheetStep(ImportWizard wizard) {
        this.wizard = wizard;
    }

    void show() {
        VBox list = new VBox(Notices.line(wizard.kit().text("page.import.sheet.hint"), "hint"));
        list.getStyleClass().add("lines");
        for (Importer.Look look : wizard.model().looks()) {
            list.getChildren().add(line(look));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-scroll");
        Button back = wizard.button("import-back", "page.import.back", wizard::chooseFile);
        Button next = wizard.main("import-next", "page.import.next", this::next);
        wizard.show("sheet", scroll, back, next);
        follow();
        next.requestFocus();
    }

    private HBox line(Importer.Look look) {
        CheckBox box = new CheckBox(look.sheet().name());
        box.setId("sheet-" + look.sheet().index());
        box.setSelected(wizard.model().selections().stream()
                .anyMatch(selection -> selection.sheet().equals(look.sheet())));
        box.selectedProperty().addListener((seen, before, now) -> follow());
        boxes.put(look, box);
        String header = look.proposed()
                .map(p ->
                        wizard.kit().text("page.import.sheet.header", p.header().firstRow()))
                .orElseGet(() -> wizard.kit().text("page.import.sheet.no_header"));
        HBox line = new HBox(
                box,
                Notices.line(wizard.kit().text("page.import.sheet.rows", look.rows()), "muted"),
                new Label(header));
        line.getStyleClass().add("history-head");
        return line;
    }

    /** A sheet of another shape than the first chosen one needs a mapping of its own, and so an import of its own. */
    private void follow() {
        String shape = chosen().stream().findFirst().map(Importer.Look::shape).orElse("");
        boxes.forEach((look, box) -> box.setDisable(
                look.proposed().isEmpty() || !shape.isEmpty() && !look.shape().equals(shape)));
    }

    private List<Importer.Look> chosen() {
        return boxes.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void next() {
        if (!chosen().isEmpty()) {
            wizard.model().choose(chosen());
            wizard.begin();
        }
    }
}
