package cn.sixin.kit.grid;

import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.InputMethodEvent;
import org.jspecify.annotations.Nullable;

/**
 * The field in which a cell is typed. It is always there, unseen over the cell that has the cursor, and has the keyboard:
 * so an input method composes in it from the first key on, which no key event would tell of.
 */
final class GridEditor {
    /** Whether something is being typed, and what the arrows then do. */
    enum Mode {
        /** The cell shows what it has. */
        RESTING,
        /** What is typed replaces it; arrows go on to the next cell. */
        REPLACING,
        /** What it has is edited; arrows move within it. */
        EDITING
    }

    private final TextField field = new TextField();
    private final Typing typing;
    private Mode mode = Mode.RESTING;
    private String before = "";
    private boolean composing;
    private boolean setting;

    /** Who is told. */
    interface Typing {
        /** The field becomes visible or vanishes. */
        void began();

        /** @param text null when it ended */
        void typing(@Nullable String text);
    }

    GridEditor(Typing typing) {
        this.typing = typing;
        field.setId("grid-editor");
        field.getStyleClass().add("grid-editor");
        field.setManaged(false);
        rest();
        field.textProperty().addListener((seen, was, now) -> changed(now));
        field.addEventFilter(
                InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                event -> composing = !event.getComposed().isEmpty());
        field.focusedProperty().addListener((seen, was, now) -> composing = composing && now);
    }

    TextField field() {
        return field;
    }

    Mode mode() {
        return mode;
    }

    boolean isResting() {
        return mode == Mode.RESTING;
    }

    /** While an input method composes, keys are its own. */
    boolean isComposing() {
        return composing;
    }

    private void changed(String now) {
        if (setting) {
            return;
        }
        if (mode == Mode.RESTING) {
            begin(Mode.REPLACING);
        }
        typing.typing(now);
    }

    private void begin(Mode next) {
        mode = next;
        field.setOpacity(1);
        field.setMouseTransparent(false);
        typing.began();
    }

    /** Opens the cell with what stands in it, the caret behind it. */
    void edit(String text) {
        before = text;
        set(text);
        begin(Mode.EDITING);
        field.end();
    }

    /** From typing over to editing what was typed. */
    void stay() {
        mode = Mode.EDITING;
    }

    /** What was typed; empty when nothing is to be written. The cell shows itself again. */
    List<String> take() {
        Mode was = mode;
        String text = field.getText();
        boolean same = was == Mode.EDITING && text.equals(before);
        rest();
        if (was == Mode.RESTING) {
            return List.of();
        }
        typing.typing(null);
        return same ? List.of() : List.of(text);
    }

    private void rest() {
        mode = Mode.RESTING;
        composing = false;
        set("");
        field.setOpacity(0);
        field.setMouseTransparent(true);
    }

    private void set(String text) {
        setting = true;
        field.setText(text);
        setting = false;
    }
}
