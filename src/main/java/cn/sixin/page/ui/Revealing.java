package cn.sixin.page.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Brings what the officer works on into view: a form scrolls for Tab alone by itself, not for a place within a grid. */
final class Revealing {
    /** px that stay free above and below. */
    private static final double MARGIN = 12;

    private Revealing() {}

    /**
     * Scrolls the pane about {@code node} as little as is needed to show a part of it.
     *
     * @param part in the node's own coordinates
     * @param liked px from the part's top that are shown, too, if the pane is high enough for them
     */
    static void show(Node node, Bounds part, double liked) {
        Node at = node;
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        if (!(at instanceof ScrollPane pane) || pane.getContent() == null) {
            return;
        }
        Node content = pane.getContent();
        double whole = content.getLayoutBounds().getHeight();
        double view = pane.getViewportBounds().getHeight();
        if (whole <= view) {
            return;
        }
        Bounds wanted = content.sceneToLocal(node.localToScene(part));
        double top = pane.getVvalue() * (whole - view);
        double above = wanted.getMinY() - MARGIN;
        double more = liked + 2 * MARGIN <= view ? Math.max(liked, wanted.getHeight()) : wanted.getHeight();
        double below = wanted.getMinY() + more + MARGIN;
        double to = below > top + view ? below - view : top;
        double least = above < to ? above : to;
        pane.setVvalue(Math.clamp(least / (whole - view), 0, 1));
    }
}
