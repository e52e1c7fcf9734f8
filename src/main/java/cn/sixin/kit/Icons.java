package cn.sixin.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the Material set, by their Ikonli names. */
public final class Icons {
    private Icons() {}

    /** Loads their font, ahead of the first that is shown; on any thread. */
    public static void prepare() {
        of("mdal-add");
    }

    /** An icon in the colour and size of its surroundings' style. */
    public static FontIcon of(String name, String... styles) {
        FontIcon icon = new FontIcon(name);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** A button that shows an icon alone and says its name to the mouse and to a screen reader. */
    public static Button button(String icon, String name, Runnable action) {
        Button button = new Button(null, of(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        // A tooltip is a window, made when the mouse comes: on the FX thread, as a window wants it, and mostly never.
        button.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> {
            if (button.getTooltip() == null) {
                button.setTooltip(new Tooltip(name));
            }
        });
        button.setAccessibleText(name);
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.setOnAction(event -> action.run());
        return button;
    }
}
