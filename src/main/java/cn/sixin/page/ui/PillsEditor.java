package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/**
 * One of a few, all in sight and large enough for a finger; pressed again it is taken back. The arrow keys go among them,
 * Space presses.
 */
final class PillsEditor extends FieldEditor<String> {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> pills = new LinkedHashMap<>();
    private final FlowPane pane = new FlowPane();
    private @Nullable String unknown;

    PillsEditor(Column<String> column, ChoiceList list, Kit kit) {
        super(column);
        pane.getStyleClass().add("pills");
        for (String code : list.codes()) {
            ToggleButton pill = new ToggleButton(list.label(code, kit.labels()));
            pill.setId("field-" + column.name() + "-" + code);
            pill.setAccessibleText(kit.text("exchange.note_part", column.label(kit.labels()), pill.getText()));
            pill.getStyleClass().add("pill");
            pill.setToggleGroup(group);
            pills.put(code, pill);
            pane.getChildren().add(pill);
        }
        group.selectedToggleProperty().addListener((seen, before, now) -> changed());
    }

    @Override
    Node node() {
        return pane;
    }

    @Override
    ToggleButton control() {
        return group.getSelectedToggle() instanceof ToggleButton pressed
                ? pressed
                : pills.values().iterator().next();
    }

    /** A code that a newer program put in is kept until another one is pressed. */
    @Override
    void show(@Nullable String value) {
        unknown = pills.containsKey(value) ? null : value;
        group.selectToggle(value == null ? null : pills.get(value));
    }

    @Override
    Reading<String> read() {
        for (Map.Entry<String, ToggleButton> pill : pills.entrySet()) {
            if (pill.getValue().isSelected()) {
                return Reading.of(pill.getKey());
            }
        }
        return unknown == null ? Reading.blank() : Reading.of(unknown);
    }
}
