package cn.sixin.kit.shell;

import cn.sixin.kit.Kit;
import cn.sixin.kit.Look;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** The rail where there is little room, as on a small screen at 200 %: it folds by itself, and what is below scrolls. */
public final class RailFrame extends ScrollPane {
    /** Narrower windows, in px at 100 %, are for the page. */
    private static final double LEAST_FOR_NAMES = 1000;

    private final Kit kit;
    private final Region window;
    private final NavigationRail rail;
    private final ChangeListener<Look> scaled = (seen, before, now) -> fit();
    private boolean narrow;

    /** @param window what the rail and the page share */
    public RailFrame(Kit kit, Region window, NavigationRail rail) {
        super(rail);
        this.kit = kit;
        this.window = window;
        this.rail = rail;
        getStyleClass().add("rail-frame");
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        window.widthProperty().addListener((seen, before, now) -> fit());
        // The theme outlives the shell.
        kit.theme().lookProperty().addListener(new WeakChangeListener<>(scaled));
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener(new WeakChangeListener<>(focused));
            }
        });
        fit();
    }

    private final ChangeListener<Node> focused = (seen, before, now) -> {
        if (now instanceof RailEntry entry) {
            reveal(entry);
        }
    };

    /** Once where it changes: the officer may unfold it all the same. */
    private void fit() {
        boolean now = window.getWidth() > 0 && window.getWidth() < kit.theme().px(LEAST_FOR_NAMES);
        if (now != narrow) {
            narrow = now;
            rail.collapsedProperty().set(now);
        }
    }

    private void reveal(RailEntry entry) {
        double room = getViewportBounds().getHeight();
        double beyond = rail.getHeight() - room;
        if (beyond > 0) {
            Bounds place = entry.getBoundsInParent();
            double top = getVvalue() * beyond;
            if (place.getMinY() < top) {
                setVvalue(place.getMinY() / beyond);
            } else if (place.getMaxY() > top + room) {
                setVvalue((place.getMaxY() - room) / beyond);
            }
        }
    }
}
