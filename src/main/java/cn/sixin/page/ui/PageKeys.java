package cn.sixin.page.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of a page, wherever in it the focus is. */
public final class PageKeys {
    private final Map<KeyCombination, BooleanSupplier> actions = new LinkedHashMap<>();

    public static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    public static KeyCombination controlShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    public PageKeys on(KeyCombination keys, Runnable action) {
        return on(keys, () -> {
            action.run();
            return true;
        });
    }

    /** @param action gives whether the key was for it */
    public PageKeys on(KeyCombination keys, BooleanSupplier action) {
        actions.put(keys, action);
        return this;
    }

    public void install(Node page) {
        page.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> actions.forEach((keys, action) -> {
                    if (!event.isConsumed() && keys.match(event) && action.getAsBoolean()) {
                        event.consume();
                    }
                }));
    }

    /** Whether Ctrl+Z is the focused control's own: there is typing in it to take back. */
    static boolean undoesTyping(Node page) {
        if (OwnKeys.of(page).undoes()) {
            return true;
        }
        return page.getScene() != null
                && page.getScene().getFocusOwner() instanceof TextInputControl input
                && input.isUndoable();
    }

    /** Takes back what was done in the part of the form that has the keyboard, if there is anything. */
    static boolean takesBack(Node page) {
        Node at = page.getScene() == null ? null : page.getScene().getFocusOwner();
        while (at != null && !(at instanceof TakesBack)) {
            at = at.getParent();
        }
        if (at instanceof TakesBack part && part.hasSomething()) {
            part.takeBack();
            return true;
        }
        return false;
    }
}
