package cn.sixin.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Assertions;

/** Whether words are cut. What a person typed may be (a cell of a table, a hit's details); ours may not. */
public final class Overflow {
    private Overflow() {}

    /** Fails with the list of labels, buttons and the like whose words are shortened or stand outside the window. */
    public static void check(Scene scene) {
        List<String> cut = FxTest.fx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            List<String> found = new ArrayList<>();
            FxTest.walk(scene.getRoot())
                    .filter(Labeled.class::isInstance)
                    .map(Labeled.class::cast)
                    .filter(labeled -> !inCell(labeled))
                    .forEach(labeled -> examine(scene, labeled, found));
            return found;
        });
        Assertions.assertTrue(cut.isEmpty(), () -> "cut off:\n" + String.join("\n", cut));
    }

    private static void examine(Scene scene, Labeled labeled, List<String> found) {
        String whole = labeled.getText();
        if (whole == null
                || whole.isBlank()
                || toldWhole(labeled)
                || labeled.getContentDisplay() == javafx.scene.control.ContentDisplay.GRAPHIC_ONLY) {
            return;
        }
        String drawn = drawn(labeled);
        if (drawn != null
                && (drawn.isEmpty() || drawn.endsWith(labeled.getEllipsisString()) && !whole.endsWith(drawn))) {
            found.add(place(labeled) + " reads “" + drawn + "”");
        }
        Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
        if (inHeader(labeled)) {
            return; // a wide table is moved sideways under the window, its headers with it
        }
        if (bounds.getMinX() < -1 || bounds.getMaxX() > scene.getWidth() + 1) {
            found.add(place(labeled) + " stands outside the window");
        }
    }

    private static @org.jspecify.annotations.Nullable String drawn(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .filter(node -> node.getStyleClass().contains("text")) // an icon is a text too
                .map(node -> ((Text) node).getText())
                .findFirst()
                .orElse(null);
    }

    /** Whether the mouse on it shows all of it. */
    private static boolean toldWhole(Labeled labeled) {
        return labeled.getTooltip() != null
                && Objects.equals(labeled.getText(), labeled.getTooltip().getText());
    }

    private static boolean inHeader(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TableColumnHeader || at.getStyleClass().contains("grid-header")) {
                return true;
            }
        }
        return false;
    }

    private static boolean inCell(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof IndexedCell<?>) {
                return true;
            }
        }
        return false;
    }

    /** A node as a person finds it: its kind, id and words, and the nearest id above it. */
    static String place(Node node) {
        String words =
                node instanceof Labeled labeled && labeled.getText() != null ? " “" + labeled.getText() + "”" : "";
        String own = node.getId() == null ? "" : "#" + node.getId();
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getId() != null) {
                return node.getClass().getSimpleName() + own + words + " in #" + at.getId();
            }
        }
        return node.getClass().getSimpleName() + own + " " + node.getStyleClass() + words;
    }
}
