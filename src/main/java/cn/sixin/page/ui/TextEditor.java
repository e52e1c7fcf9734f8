package cn.sixin.page.ui;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Reading;
import cn.sixin.page.Desk;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** A line or several lines, read as the column's kind reads a cell: dates, counts and codes are typed as people write. */
final class TextEditor<T> extends FieldEditor<T> {
    private static final int LINES = 2;

    private final Desk desk;
    private final TextInputControl input;
    private @Nullable T shown;
    private String shownText = "";

    TextEditor(Column<T> column, Desk desk) {
        super(column);
        this.desk = desk;
        input = column.kind().editor() == Kind.Editor.AREA ? area() : new TextField();
        input.textProperty().addListener((seen, before, now) -> changed());
    }

    private static TextArea area() {
        TextArea area = new TextArea();
        area.setPrefRowCount(LINES);
        area.setWrapText(true);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
                event.consume();
                // The area's own skin turns Ctrl+Tab into "next field" and plain Tab into a tab.
                Event.fireEvent(
                        area,
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "\t", KeyCode.TAB, event.isShiftDown(), true, false, false));
            }
        });
        return area;
    }

    @Override
    Node node() {
        return input;
    }

    @Override
    TextInputControl control() {
        return input;
    }

    @Override
    void show(@Nullable T value) {
        shown = value;
        shownText = value == null ? "" : column.kind().show(value, desk.showing());
        input.setText(shownText);
    }

    /** Shows a value masked; it is read back as it is. */
    void showMasked(T value) {
        shown = value;
        shownText = column.kind().mask(value, desk.showing());
        input.setText(shownText);
    }

    @Override
    Reading<T> read() {
        String text = input.getText() == null ? "" : input.getText();
        if (text.equals(shownText)) {
            return shown == null ? Reading.blank() : Reading.of(shown);
        }
        return column.kind().read(Cell.of(text), desk.context());
    }

    @Override
    Optional<String> text() {
        return Optional.ofNullable(input.getText());
    }

    @Override
    void retype(String text) {
        input.setText(text);
    }

    @Override
    void settle() {
        Reading<T> reading = read();
        T value = reading.value();
        if (value != null && !reading.isBad() && !java.util.Objects.equals(value, shown)) {
            String even = column.kind().show(value, desk.showing());
            if (!even.equals(input.getText()) && reading.problems().isEmpty()) {
                input.setText(even);
            }
        }
    }
}
