package cn.sixin.kit;

import javafx.application.Platform;
import javafx.scene.Scene;

/** The moment at which a shown window has its next picture. On the FX thread. */
public final class FirstPaint implements Runnable {
    private final Scene scene;
    private final Runnable action;
    private boolean handedOver;

    private FirstPaint(Scene scene, Runnable action) {
        this.scene = scene;
        this.action = action;
    }

    /** Runs {@code action} once, when the next picture of this scene, its first where it has none, is made. */
    public static void then(Scene scene, Runnable action) {
        FirstPaint first = new FirstPaint(scene, action);
        scene.addPostLayoutPulseListener(first);
        Platform.requestNextPulse();
    }

    /**
     * A pulse hands a picture over to be painted; the next one begins only when that one was taken. What shows it to the
     * screen waits for this thread by then, and goes first.
     */
    @Override
    public void run() {
        if (handedOver) {
            scene.removePostLayoutPulseListener(this);
            Platform.runLater(action);
        } else {
            handedOver = true;
            // Within a pulse it would be taken for this one.
            Platform.runLater(Platform::requestNextPulse);
        }
    }
}
