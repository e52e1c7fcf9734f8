package cn.sixin.kit.shell;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Follows a window, keeping its last bounds while it was neither maximised nor an icon. */
final class WindowFollower {
    private final Stage stage;
    private @Nullable WindowPlace free;

    WindowFollower(Stage stage) {
        this.stage = stage;
        ChangeListener<Number> moved = (seen, before, now) -> noteSoon();
        stage.xProperty().addListener(moved);
        stage.yProperty().addListener(moved);
        stage.widthProperty().addListener(moved);
        stage.heightProperty().addListener(moved);
        note();
    }

    /** Maximising brings its bounds before it says what they are; a moment later all of it is known. */
    private void noteSoon() {
        Platform.runLater(this::note);
    }

    private void note() {
        if (!stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            WindowPlace place = bounds();
            if (place != null) {
                free = place;
            }
        }
    }

    private @Nullable WindowPlace bounds() {
        boolean known = stage.getWidth() > 0 && stage.getHeight() > 0 && !Double.isNaN(stage.getX() + stage.getY());
        return known ? new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false) : null;
    }

    Optional<WindowPlace> place() {
        note();
        return Optional.ofNullable(free)
                .map(at -> new WindowPlace(at.x(), at.y(), at.width(), at.height(), stage.isMaximized()));
    }
}
