package cn.sixin.app.ui;

import java.util.function.IntSupplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Watches every window of this program for keyboard and mouse: when nobody has been there for a moment memory is given
 * back, when nobody is there at all the windows are covered.
 */
final class Idle {
    private static final Duration LOOK_EVERY = Duration.seconds(5);
    private static final java.time.Duration BREATH = java.time.Duration.ofSeconds(20);

    private final IdleWatch watch;
    private final IdleWatch breath;
    private final LockScreen screen;
    private final Timeline looking;
    private final EventHandler<InputEvent> touch;
    private final ListChangeListener<Window> windows;
    private boolean watching;

    /** @param rest gives back what is only kept to be quick */
    Idle(Stage main, IntSupplier minutes, Runnable lock, Runnable rest) {
        watch = new IdleWatch(System::nanoTime, () -> java.time.Duration.ofMinutes(minutes.getAsInt()), lock);
        breath = new IdleWatch(System::nanoTime, () -> BREATH, rest);
        screen = new LockScreen(main);
        looking = new Timeline(new KeyFrame(LOOK_EVERY, event -> {
            watch.look();
            breath.look();
        }));
        looking.setCycleCount(Timeline.INDEFINITE);
        touch = event -> touched();
        windows = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> window.addEventFilter(InputEvent.ANY, touch));
            }
        };
    }

    private void touched() {
        watch.touched();
        breath.touched();
    }

    void watch() {
        touched();
        if (!watching) {
            watching = true;
            Window.getWindows().forEach(window -> window.addEventFilter(InputEvent.ANY, touch));
            Window.getWindows().addListener(windows);
            looking.play();
        }
    }

    void cover(Parent content) {
        screen.raise(content);
    }

    void uncover() {
        screen.lower();
        touched();
    }

    void close() {
        watching = false;
        looking.stop();
        Window.getWindows().removeListener(windows);
        Window.getWindows().forEach(window -> window.removeEventFilter(InputEvent.ANY, touch));
        screen.lower();
    }
}
