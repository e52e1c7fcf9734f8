package cn.sixin.kit.form;

import cn.sixin.kit.Kit;
import cn.sixin.ledger.Cell;
import cn.sixin.ledger.ChoiceKind;
import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Showing;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

/** Which control edits which kind. */
final class Editors {
    private final Kit kit;
    private final Showing showing;
    private final References references;

    Editors(Kit kit, Showing showing, References references) {
        this.kit = kit;
        this.showing = showing;
        this.references = references;
    }

    @SuppressWarnings("unchecked") // the kind's class says what its values are
    <T> Editor<T> of(Column<T> column) {
        return switch (column.kind()) {
            case ChoiceKind kind -> (Editor<T>) new Choice<>(kind.list().codes(), code -> kind.show(code, showing));
            case ChoicesKind kind -> (Editor<T>) new Choices(kind);
            case ReferenceKind kind -> (Editor<T>) new ReferenceEditor(kit, kind, showing, references);
            case Kind<T> kind
            when kind.editor() == Kind.Editor.CHECK -> new Choice<>(kind, List.of(true, false), showing);
            case Kind<T> kind when kind.editor() == Kind.Editor.AREA -> new Text<>(kind, area());
            case Kind<T> kind -> new Text<>(kind, new TextField());
        };
    }

    private static TextArea area() {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        return area;
    }

    private final class Text<T> implements Editor<T> {
        private final Kind<T> kind;
        private final TextInputControl input;

        Text(Kind<T> kind, TextInputControl input) {
            this.kind = kind;
            this.input = input;
        }

        @Override
        public Control control() {
            return input;
        }

        @Override
        public Reading<T> read(Context context) {
            return kind.read(Cell.of(input.getText()), context);
        }

        @Override
        public void set(@Nullable T value) {
            input.setText(value == null ? "" : kind.show(value, showing));
        }

        @Override
        public void onChange(Runnable changed) {
            input.textProperty().addListener((seen, before, now) -> changed.run());
        }
    }

    private static final class Choice<T> implements Editor<T> {
        private final ComboBox<@Nullable T> box = new ComboBox<>();

        Choice(List<T> values, Function<T, String> shown) {
            box.getItems().add(null);
            box.getItems().addAll(values);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setConverter(converter(shown));
        }

        Choice(Kind<T> kind, List<?> values, Showing showing) {
            this(values.stream().map(kind.type()::cast).toList(), value -> kind.show(value, showing));
        }

        @Override
        public Control control() {
            return box;
        }

        @Override
        public Reading<T> read(Context context) {
            T value = box.getValue();
            return value == null ? Reading.blank() : Reading.of(value);
        }

        @Override
        public void set(@Nullable T value) {
            box.setValue(value);
        }

        @Override
        public void onChange(Runnable changed) {
            box.valueProperty().addListener((seen, before, now) -> changed.run());
        }
    }

    private static <T> StringConverter<T> converter(Function<T, String> shown) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : shown.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }

    private final class Choices implements Editor<java.util.Set<String>> {
        private final ChoicesKind kind;
        private final CheckComboBox<String> box = new CheckComboBox<>();

        Choices(ChoicesKind kind) {
            this.kind = kind;
            box.getItems().addAll(kind.list().codes());
            box.setMaxWidth(Double.MAX_VALUE);
            box.setConverter(converter(code -> kind.list().label(code, kit.labels())));
        }

        @Override
        public Control control() {
            return box;
        }

        @Override
        public Reading<java.util.Set<String>> read(Context context) {
            List<String> codes = List.copyOf(box.getCheckModel().getCheckedItems());
            return codes.isEmpty() ? Reading.blank() : Reading.of(kind.of(codes));
        }

        @Override
        public void set(java.util.@Nullable Set<String> value) {
            box.getCheckModel().clearChecks();
            if (value != null) {
                value.forEach(box.getCheckModel()::check);
            }
        }

        @Override
        public void onChange(Runnable changed) {
            box.getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) change -> changed.run());
        }
    }
}
