package cn.sixin.kit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Assertions;

/** Whether whoever cannot see the screen hears a name for every control that takes the keyboard. */
public final class Accessible {
    private Accessible() {}

    /** Fails with the list of controls on screen that have neither text, nor accessible text, nor a label for them. */
    public static void check(Scene scene) {
        List<String> nameless = FxTest.fx(() -> nameless(scene));
        Assertions.assertTrue(
                nameless.isEmpty(), () -> "without a name to be read out:\n" + String.join("\n", nameless));
    }

    private static List<String> nameless(Scene scene) {
        Set<Node> labelled = new HashSet<>();
        FxTest.walk(scene.getRoot()).forEach(node -> {
            if (node instanceof Label label && label.getLabelFor() != null) {
                labelled.add(label.getLabelFor());
            }
        });
        return FxTest.walk(scene.getRoot())
                .filter(Control.class::isInstance)
                .filter(Node::isFocusTraversable)
                .filter(node -> !isFrame(node) && !isPart(node))
                .filter(node -> !labelled.contains(node) && !isNamed(node))
                .map(Overflow::place)
                .toList();
    }

    /** What holds other controls and says nothing itself. */
    private static boolean isFrame(Node node) {
        return node instanceof ScrollPane
                || node instanceof ScrollBar
                || node instanceof SplitPane
                || node instanceof TabPane;
    }

    /** The field within a combo box is spoken of by the combo box. */
    private static boolean isPart(Node node) {
        return node.getParent() instanceof ComboBoxBase<?>;
    }

    private static boolean isNamed(Node node) {
        String spoken = node.getAccessibleText();
        return (spoken != null && !spoken.isBlank())
                || (node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank());
    }
}
