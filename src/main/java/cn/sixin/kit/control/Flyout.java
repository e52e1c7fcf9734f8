package cn.sixin.kit.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A pane that lies over the page under a control, gone with Esc, a click elsewhere or when the keyboard leaves it. It is
 * in the page's own scene, since an input method does not write into a popup window.
 */
public final class Flyout {
    private static final double GAP = 2;

    private final StackPane box = new StackPane();
    private final EventHandler<MouseEvent> pressed = this::pressed;
    private final ChangeListener<@Nullable Node> focused = (seen, was, now) -> {
        if (now != null && !within(now, box)) {
            hide();
        }
    };
    private final ChangeListener<Bounds> resized = (seen, was, now) -> hide();
    private @Nullable Node anchor;
    private @Nullable Node before;
    private @Nullable Pane root;

    public Flyout(Node content) {
        box.getChildren().add(content);
        box.getStyleClass().add("flyout");
        box.setManaged(false);
        box.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::keepInside);
    }

    /** Shows it below a node of a window whose root is a pane, left edges together, moved in where the window ends. */
    public void show(Node under) {
        Scene scene = under.getScene();
        if (root != null || scene == null) {
            return;
        }
        Pane over = (Pane) scene.getRoot();
        root = over;
        anchor = under;
        before = scene.getFocusOwner();
        over.getChildren().add(box);
        box.applyCss();
        double width = Math.min(box.prefWidth(-1), over.getWidth());
        double height = Math.min(box.prefHeight(width), over.getHeight());
        Bounds place = over.sceneToLocal(under.localToScene(under.getBoundsInLocal()));
        double below = place.getMaxY() + GAP;
        double above = place.getMinY() - GAP - height;
        double y = below + height <= over.getHeight() || above < 0 ? below : above;
        box.resizeRelocate(
                Math.clamp(place.getMinX(), 0, over.getWidth() - width),
                Math.clamp(y, 0, over.getHeight() - height),
                width,
                height);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
        scene.focusOwnerProperty().addListener(focused);
        over.layoutBoundsProperty().addListener(resized);
    }

    /** Gives the keyboard back to what had it. */
    public void hide() {
        Pane over = root;
        if (over == null) {
            return;
        }
        root = null;
        Scene scene = over.getScene();
        over.layoutBoundsProperty().removeListener(resized);
        scene.removeEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
        scene.focusOwnerProperty().removeListener(focused);
        Node owner = scene.getFocusOwner();
        Node back = before;
        if (back != null && owner != null && within(owner, box)) {
            back.requestFocus();
        }
        over.getChildren().remove(box);
    }

    private void pressed(MouseEvent event) {
        Node target = event.getTarget() instanceof Node node ? node : null;
        Node opener = anchor;
        if (target == null || within(target, box)) {
            return;
        }
        if (opener != null && within(target, opener)) {
            event.consume(); // what opened it closes it
        }
        hide();
    }

    /** Tab goes round: whoever has only the keyboard leaves with Esc. */
    private void keepInside(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isControlDown() || event.isAltDown()) {
            return;
        }
        List<Node> stops = new ArrayList<>();
        stops(box, stops);
        int at = stops.indexOf(box.getScene().getFocusOwner());
        if (at >= 0) {
            stops.get(Math.floorMod(at + (event.isShiftDown() ? -1 : 1), stops.size()))
                    .requestFocus();
            event.consume();
        }
    }

    private static void stops(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> stops(child, found));
        }
    }

    private static boolean within(Node node, Node outer) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }
}
