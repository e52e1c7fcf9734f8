package cn.sixin.page.ui;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Reading;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;

/** Yes or not; what was never said stays unsaid until it is ticked. */
final class CheckEditor extends FieldEditor<Boolean> {
    private final CheckBox box;
    private @Nullable Boolean shown;

    CheckEditor(Column<Boolean> column, Labels labels) {
        super(column);
        box = new CheckBox(labels.text("yes"));
        box.selectedProperty().addListener((seen, before, now) -> changed());
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    CheckBox control() {
        return box;
    }

    @Override
    void show(@Nullable Boolean value) {
        shown = value;
        box.setSelected(Boolean.TRUE.equals(value));
    }

    @Override
    Reading<Boolean> read() {
        return shown == null && !box.isSelected() ? Reading.blank() : Reading.of(box.isSelected());
    }
}
