package cn.sixin.kit.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.application.Platform;

/** Steps on the FX thread that nobody waits for: between two of them it takes what the officer does. FX thread only. */
public final class Slices {
    private final Deque<Runnable> left = new ArrayDeque<>();

    /** Begins with the first of them after what this thread has to do already. */
    public void run(List<Runnable> steps) {
        boolean idle = left.isEmpty();
        left.addAll(steps);
        if (idle) {
            Platform.runLater(this::next);
        }
    }

    /** Does none of those that are left. */
    public void stop() {
        left.clear();
    }

    private void next() {
        Runnable step = left.poll();
        if (step != null) {
            step.run();
            Platform.runLater(this::next);
        }
    }
}
