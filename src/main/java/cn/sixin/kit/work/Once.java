package cn.sixin.kit.work;

import javafx.application.Platform;

/** Work on the FX thread that several causes ask for and that is wanted once: when what is under way there is done. */
public final class Once {
    private final Runnable work;
    private boolean asked;

    public Once(Runnable work) {
        this.work = work;
    }

    /** On the FX thread. */
    public void soon() {
        if (!asked) {
            asked = true;
            Platform.runLater(() -> {
                asked = false;
                work.run();
            });
        }
    }
}
