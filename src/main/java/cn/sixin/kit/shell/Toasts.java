package cn.sixin.kit.shell;

import cn.sixin.kit.Kit;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * Short news at the window's foot, at most three, the newest lowest; the shell's root stacks them above the pages. One
 * with something to do stays longer, and none goes while the mouse or the keyboard is on it.
 */
public final class Toasts extends VBox {
    private static final int MOST = 3;

    /** How news is coloured and marked. */
    public enum Tone {
        DONE("mdal-check_circle"),
        NOTE("mdal-info"),
        WARNING("mdmz-warning"),
        FAILED("mdal-error");

        private final String icon;

        Tone(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }
    }

    private final Kit kit;

    public Toasts(Kit kit) {
        this.kit = kit;
        setId("toasts");
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false); // what lies beneath stays clickable
    }

    public void show(Tone tone, String text) {
        add(new Toast(kit, tone, text, this::remove));
    }

    /** With one thing to do about it, as undoing it; the button goes with the first press. */
    public void show(Tone tone, String text, String actionName, Runnable action) {
        Toast toast = new Toast(kit, tone, text, this::remove);
        toast.offer(actionName, action);
        add(toast);
    }

    /** The same, and it waits until it is pressed or closed: the officer may come to the screen later. */
    public void offer(Tone tone, String text, String actionName, Runnable action) {
        Toast toast = new Toast(kit, tone, text, this::remove);
        toast.offer(actionName, action);
        toast.stay();
        add(toast);
    }

    private void add(Toast toast) {
        getChildren().add(toast);
        while (getChildren().size() > MOST) {
            ((Toast) getChildren().getFirst()).dismiss();
        }
        toast.begin();
    }

    private void remove(Toast toast) {
        boolean focused = toast.isFocusWithin();
        getChildren().remove(toast);
        if (focused) {
            focusNewest();
        }
    }

    /** Puts the keyboard on the newest news' button; false when there is none. Pages bind it to a key. */
    public boolean focusNewest() {
        List<Node> all = getChildren();
        if (all.isEmpty()) {
            return false;
        }
        ((Toast) all.getLast()).focusButton();
        return true;
    }

    /** Takes all away, as when the desk is locked. */
    public void clear() {
        List.copyOf(getChildren()).forEach(toast -> ((Toast) toast).dismiss());
    }
}
