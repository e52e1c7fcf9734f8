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

/** Watches every window of this program for keyboard and mouse, and covers them all when nobody is there. */
final class Idle {
    private static final Duration LOOK_EVERY = Duration.seconds(5);

    private final IdleWatch watch;
    private final LockScreen screen;
    private final Timeline looking;
    private final EventHandler<InputEvent> touch;
    private final ListChangeListener<Window> windows;
    private boolean watching;

    Idle(Stage main, IntSupplier minutes, Runnable lock) {
        watch = new IdleWatch(System::nanoTime, minutes, lock);
        screen = new LockScreen(main);
        looking = new Timeline(new KeyFrame(LOOK_EVERY, event -> watch.look()));
        looking.setCycleCount(Timeline.INDEFINITE);
        touch = event -> watch.touched();
        windows = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> window.addEventFilter(InputEvent.ANY, touch));
            }
        };
    }

    void watch() {
        watch.touched();
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
        watch.touched();
    }

    void close() {
        watching = false;
        looking.stop();
        Window.getWindows().removeListener(windows);
        Window.getWindows().forEach(window -> window.removeEventFilter(InputEvent.ANY, touch));
        screen.lower();
    }
}
