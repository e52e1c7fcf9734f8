package cn.sixin.kit.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;

/** A small window under a control, gone with Esc or a click elsewhere; its fields take the keyboard at once. */
public final class Flyout {
    private final Popup popup = new Popup();

    public Flyout(Node content) {
        StackPane box = new StackPane(content);
        box.getStyleClass().add("flyout");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setAutoFix(true);
    }

    /** Shows it below an anchor, left edges together, moved in where the screen ends. */
    public void show(Node anchor) {
        Bounds place = anchor.localToScreen(anchor.getBoundsInLocal());
        if (place != null) {
            popup.show(anchor, place.getMinX(), place.getMaxY() + 2);
        }
    }

    public void hide() {
        popup.hide();
    }

    public boolean isShowing() {
        return popup.isShowing();
    }

    /** For a list that follows what is typed: the field keeps the keyboard. */
    public Flyout passive() {
        popup.setAutoHide(false);
        return this;
    }

    public void onHidden(Runnable action) {
        popup.setOnHidden(event -> action.run());
    }
}
