package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.Entry;
import cn.sixin.kit.work.Once;
import cn.sixin.ledger.Column;
import cn.sixin.page.DraftKeeper;
import java.util.UUID;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cell that is being typed into: its line as it would be, so that sums follow each key, and so that it is kept half
 * typed as forms are (ADR 0017) before the cell is left.
 */
final class OpenCell {
    private final DispatchModel model;
    private final PauseTransition soon = new PauseTransition(Duration.millis(DraftKeeper.AFTER_MS));
    /** After what was typed has gone into its line: letting go of the draft first would leave a moment with neither. */
    private final Once released;

    private @Nullable UUID line;
    private @Nullable Column<?> column;
    private @Nullable Entry entry;

    OpenCell(DispatchModel model) {
        this.model = model;
        released = new Once(model::retry);
        soon.setOnFinished(event -> keep());
    }

    void typing(UUID of, Column<?> into, String text) {
        line = of;
        column = into;
        entry = model.sheet().preview(of, into, text);
        // Not begun anew by each key: who types without a pause is kept, too.
        if (soon.getStatus() != Animation.Status.RUNNING) {
            soon.playFromStart();
        }
    }

    private void keep() {
        if (line != null && entry != null) {
            model.hold(line, entry);
        }
    }

    void ended() {
        soon.stop();
        if (line != null) {
            line = null;
            column = null;
            entry = null;
            model.release();
            released.soon();
        }
    }

    /** What a cell of a line is to show; the one being typed into is the field's own. */
    Entry shown(DayLine of, Column<?> at) {
        return entry != null && of.id().equals(line) && at != column ? entry : of.entry();
    }
}
