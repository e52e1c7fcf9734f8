package cn.sixin.page.ui;

import cn.sixin.code.Pinyin;
import cn.sixin.ledger.ChoiceList;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One of a list. A letter goes to the next choice whose pinyin begins with it, a digit to the choice of that number. */
final class ChoiceEditor extends FieldEditor<String> {
    private static final String NONE = "";

    private final ChoiceList list;
    private final Labels labels;
    private final ComboBox<String> box = new ComboBox<>();

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
        box.addEventHandler(
                KeyEvent.KEY_TYPED, event -> jump(event.getCharacter().toLowerCase(Locale.ROOT)));
    }

    private void jump(String typed) {
        List<String> codes = list.codes();
        if (typed.length() != 1 || codes.isEmpty()) {
            return;
        }
        int number = typed.charAt(0) - '1';
        if (number >= 0 && number < codes.size() && number < 9) {
            box.setValue(codes.get(number));
            return;
        }
        int from = codes.indexOf(box.getValue()) + 1;
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get((from + i) % codes.size());
            if (Pinyin.initials(list.label(code, labels)).startsWith(typed)) {
                box.setValue(code);
                return;
            }
        }
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
