package cn.sixin.page.ui;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A status that moves by steps: where the row stands, and a button for each step from there, by Alt and its number, too.
 * Like any other edit a step counts once it is saved; until then it is taken back by the last button.
 */
final class StepsEditor extends FieldEditor<String> {
    private static final List<KeyCode> NUMBERS =
            List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5);

    private final Kit kit;
    private final ChoiceList list;
    private final Function<Row, List<String>> next;
    private final TextField present = new TextField();
    private final HBox buttons = new HBox();
    private final VBox box = new VBox(present, buttons);
    private List<String> offered = List.of();
    private @Nullable String stands;
    private @Nullable String value;

    StepsEditor(Column<String> column, ChoiceList list, Function<Row, List<String>> next, Kit kit) {
        super(column);
        this.list = list;
        this.next = next;
        this.kit = kit;
        present.setEditable(false);
        present.getStyleClass().add("step-present");
        buttons.getStyleClass().add("step-buttons");
        box.getStyleClass().add("steps");
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    TextField control() {
        return present;
    }

    @Override
    void show(@Nullable String shown) {
        stands = shown;
        value = shown;
        offered = List.of();
        draw();
    }

    /** The step that was taken, from where the row stands still. */
    @Override
    void restore(@Nullable String taken) {
        value = taken;
        draw();
    }

    /** What else stands in the form may open or close a step. */
    void follow(Row row) {
        List<String> now = next.apply(row.with(column, stands));
        if (!now.equals(offered)) {
            offered = now;
            draw();
        }
    }

    private void draw() {
        boolean taken = value != null && !value.equals(stands);
        present.setText(
                taken && stands != null ? kit.text("page.steps.taken", word(stands), word(value)) : word(value));
        List<Button> shown = new ArrayList<>();
        if (taken) {
            shown.add(button("step-back", kit.text("page.steps.back"), () -> take(stands)));
        } else {
            for (int i = 0; i < offered.size(); i++) {
                String to = offered.get(i);
                Button step = button("step-" + to, kit.text("page.steps.to", word(to), i + 1), () -> take(to));
                if (i == 0) {
                    step.getStyleClass().add("accent");
                }
                shown.add(step);
            }
        }
        buttons.getChildren().setAll(shown);
        buttons.setVisible(!shown.isEmpty());
        buttons.setManaged(!shown.isEmpty());
    }

    private Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private String word(@Nullable String code) {
        return code == null ? "" : list.label(code, kit.labels());
    }

    private void take(@Nullable String to) {
        value = to;
        draw();
        present.requestFocus();
        changed();
    }

    /** The keys of the steps, for as long as the form has the keyboard. */
    PageKeys keys() {
        PageKeys keys = new PageKeys();
        for (int i = 0; i < NUMBERS.size(); i++) {
            int place = i;
            keys.on(new KeyCodeCombination(NUMBERS.get(i), KeyCombination.ALT_DOWN), () -> step(place));
        }
        return keys;
    }

    private boolean step(int place) {
        boolean there = place < buttons.getChildren().size() && java.util.Objects.equals(value, stands);
        if (there) {
            take(offered.get(place));
        }
        return there;
    }

    @Override
    Reading<String> read() {
        return value == null ? Reading.blank() : Reading.of(value);
    }
}
