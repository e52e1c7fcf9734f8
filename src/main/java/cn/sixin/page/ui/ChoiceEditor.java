package cn.sixin.page.ui;

import cn.sixin.code.Pinyin;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * One of a list. Letters go to the choice whose pinyin or initials begin with them, the same one again to the next such
 * choice, a digit to the choice of that number.
 */
final class ChoiceEditor extends FieldEditor<String> {
    private static final String NONE = "";
    /** Letters further apart begin anew. */
    private static final Duration TOGETHER = Duration.seconds(1);

    private final ChoiceList list;
    private final Labels labels;
    private final ComboBox<String> box = new ComboBox<>();
    private final PauseTransition pause = new PauseTransition(TOGETHER);
    private String typed = "";

    ChoiceEditor(Column<String> column, ChoiceList list, Labels labels) {
        super(column);
        this.list = list;
        this.labels = labels;
        List<String> codes = new ArrayList<>();
        codes.add(NONE);
        codes.addAll(list.codes());
        box.getItems().setAll(codes);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Words());
        box.valueProperty().addListener((seen, before, now) -> changed());
        pause.setOnFinished(event -> typed = "");
        box.addEventHandler(
                KeyEvent.KEY_TYPED, event -> jump(event.getCharacter().toLowerCase(Locale.ROOT)));
    }

    private void jump(String letter) {
        if (letter.length() != 1 || letter.charAt(0) <= ' ') {
            return;
        }
        int number = letter.charAt(0) - '1';
        if (typed.isEmpty() && number >= 0 && number < Math.min(9, list.codes().size())) {
            box.setValue(list.codes().get(number));
            return;
        }
        pause.playFromStart();
        typed += letter;
        if (!begins(typed)) {
            typed = letter;
            begins(letter);
        }
    }

    /** One letter goes on to the next of several that begin so; more of them stay where they fit already. */
    private boolean begins(String letters) {
        List<String> codes = list.codes();
        int from = Math.max(0, codes.indexOf(box.getValue()) + (letters.length() == 1 ? 1 : 0));
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get((from + i) % codes.size());
            String label = list.label(code, labels).toLowerCase(Locale.ROOT);
            if (Pinyin.initials(label).startsWith(letters)
                    || Pinyin.full(label).startsWith(letters)
                    || label.startsWith(letters)) {
                box.setValue(code);
                return true;
            }
        }
        return false;
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    ComboBox<String> control() {
        return box;
    }

    @Override
    void show(@Nullable String value) {
        if (value != null && !list.has(value) && !box.getItems().contains(value)) {
            box.getItems().add(value);
        }
        box.setValue(value == null ? NONE : value);
    }

    @Override
    Reading<String> read() {
        String value = box.getValue();
        return value == null || value.equals(NONE) ? Reading.blank() : Reading.of(value);
    }

    private final class Words extends StringConverter<String> {
        @Override
        public String toString(@Nullable String code) {
            return code == null || code.isEmpty() ? "" : list.label(code, labels);
        }

        @Override
        public String fromString(String text) {
            return list.find(text).orElse(NONE);
        }
    }
}
