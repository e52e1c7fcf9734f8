package cn.sixin.kit.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Where a window stands, in the toolkit's units; when maximised, where it stands once it no longer is.
 *
 * @param width above 0
 * @param height above 0
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximised) {
    /** So much of the title bar must lie on a screen that a mouse can take hold of it. */
    private static final double GRIP_WIDTH = 120;

    private static final double GRIP_HEIGHT = 24;

    /**
     * The place to open at: the kept one if its title bar can be seen and taken hold of, else the middle of the first
     * screen; never larger than the screen it is on.
     *
     * @param screens usable areas, the main one first; at least one
     */
    public static WindowPlace fit(
            Optional<WindowPlace> kept, List<Rectangle2D> screens, double usualWidth, double usualHeight) {
        return kept.flatMap(place ->
                        screens.stream().filter(place::graspableOn).findFirst().map(place::within))
                .orElseGet(() -> centred(
                        screens.getFirst(),
                        usualWidth,
                        usualHeight,
                        kept.map(WindowPlace::maximised).orElse(false)));
    }

    private boolean graspableOn(Rectangle2D screen) {
        double seen = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        return seen >= Math.min(GRIP_WIDTH, width)
                && y >= screen.getMinY()
                && y + GRIP_HEIGHT <= screen.getMaxY()
                && width > 0
                && height > 0;
    }

    private WindowPlace within(Rectangle2D screen) {
        return new WindowPlace(
                x, y, Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight()), maximised);
    }

    private static WindowPlace centred(Rectangle2D screen, double width, double height, boolean maximised) {
        double wide = Math.min(width, screen.getWidth());
        double high = Math.min(height, screen.getHeight());
        return new WindowPlace(
                screen.getMinX() + (screen.getWidth() - wide) / 2,
                screen.getMinY() + (screen.getHeight() - high) / 2,
                wide,
                high,
                maximised);
    }

    /** Puts a window, not yet shown, where it was on the screens there are now. */
    public static void restore(Stage stage, Optional<WindowPlace> kept, double usualWidth, double usualHeight) {
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        WindowPlace place = fit(kept, screens, usualWidth, usualHeight);
        stage.setX(place.x);
        stage.setY(place.y);
        stage.setWidth(place.width);
        stage.setHeight(place.height);
        stage.setMaximized(place.maximised);
    }

    /** Tells, each time the window is hidden, where it stood. To be called before it is shown. */
    public static void remember(Stage stage, Consumer<WindowPlace> keeper) {
        WindowFollower follower = new WindowFollower(stage);
        stage.addEventHandler(
                javafx.stage.WindowEvent.WINDOW_HIDING,
                event -> follower.place().ifPresent(keeper));
    }
}
