package cn.sixin.kit.grid;

import cn.sixin.kit.Theme;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;

/** The bars at the right and at the foot; each is there only when there is more than fits. */
final class GridBars {
    private static final double STEP = 60;

    private final Theme theme;
    private final GridModel model;
    private final GridGeometry geometry;
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar across = new ScrollBar();
    private boolean placing;

    /** @param moved after the officer has moved one */
    GridBars(Theme theme, GridModel model, GridGeometry geometry, Runnable moved) {
        this.theme = theme;
        this.model = model;
        this.geometry = geometry;
        down.setOrientation(Orientation.VERTICAL);
        down.setManaged(false);
        across.setManaged(false);
        down.valueProperty().addListener((seen, was, now) -> {
            if (!placing) {
                geometry.first((int) Math.rint(now.doubleValue()));
                moved.run();
            }
        });
        across.valueProperty().addListener((seen, was, now) -> {
            if (!placing) {
                geometry.offset(now.doubleValue());
                moved.run();
            }
        });
    }

    List<Node> nodes() {
        return List.of(down, across);
    }

    /** Takes a grid's size, less what the bars take of it, into the geometry. */
    void size(double width, double height) {
        geometry.size(width, height, Math.ceil(down.prefWidth(-1)), Math.ceil(across.prefHeight(-1)));
    }

    void layout(double width, double height) {
        double vertical = Math.ceil(down.prefWidth(-1));
        double horizontal = Math.ceil(across.prefHeight(-1));
        double top = geometry.headerHeight();
        down.resizeRelocate(width - vertical, top, vertical, Math.max(0, height - top - horizontal));
        across.resizeRelocate(geometry.stillWidth(), height - horizontal, geometry.movingWidth(), horizontal);
        place();
    }

    void place() {
        placing = true;
        double furthest = geometry.furthest();
        down.setMax(furthest);
        down.setBlockIncrement(geometry.linesInView());
        down.setUnitIncrement(1);
        down.setVisibleAmount(furthest * geometry.linesInView() / Math.max(1, model.rows()));
        down.setValue(geometry.first());
        down.setVisible(furthest > 0);
        double widest = geometry.widest();
        across.setMax(widest);
        across.setVisibleAmount(widest * geometry.movingWidth() / Math.max(1, widest + geometry.movingWidth()));
        across.setUnitIncrement(theme.px(STEP));
        across.setBlockIncrement(geometry.movingWidth());
        across.setValue(geometry.offset());
        across.setVisible(widest > 0);
        placing = false;
    }
}
