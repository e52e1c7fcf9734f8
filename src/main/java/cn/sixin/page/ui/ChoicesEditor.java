package cn.sixin.page.ui;

import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Reading;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** Any of a list, ticked. */
final class ChoicesEditor extends FieldEditor<Set<String>> {
    private final ChoicesKind kind;
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private final FlowPane pane = new FlowPane();
    private Set<String> unknown = Set.of();

    ChoicesEditor(Column<Set<String>> column, ChoicesKind kind, Labels labels) {
        super(column);
        this.kind = kind;
        pane.getStyleClass().add("choices-field");
        for (String code : kind.list().codes()) {
            CheckBox box = new CheckBox(kind.list().label(code, labels));
            box.setId("field-" + column.name() + "-" + code);
            box.setAccessibleText(labels.text("exchange.note_part", column.label(labels), box.getText()));
            box.selectedProperty().addListener((seen, before, now) -> changed());
            boxes.put(code, box);
            pane.getChildren().add(box);
        }
    }

    @Override
    Node node() {
        return pane;
    }

    @Override
    CheckBox control() {
        return boxes.values().iterator().next();
    }

    @Override
    void show(@Nullable Set<String> value) {
        Set<String> codes = value == null ? Set.of() : value;
        unknown = new LinkedHashSet<>(codes);
        unknown.removeAll(boxes.keySet());
        boxes.forEach((code, box) -> box.setSelected(codes.contains(code)));
    }

    /** Codes that a newer program put in are kept. */
    @Override
    Reading<Set<String>> read() {
        Set<String> codes = new LinkedHashSet<>(unknown);
        boxes.forEach((code, box) -> {
            if (box.isSelected()) {
                codes.add(code);
            }
        });
        return codes.isEmpty() ? Reading.blank() : Reading.of(kind.of(codes));
    }
}
