package cn.sixin.dispatch.ui;

import cn.sixin.dispatch.DayLine;
import cn.sixin.kit.grid.GridCell;
import cn.sixin.ledger.Labels;

/** How a line stands, as one sign before its name; in words for the mouse and the screen reader. */
enum LineMark {
    /** Something in it is wrong: it is not in the ledger as it stands. */
    FAILED,
    /** Half typed. */
    DRAFT,
    /** Reported, from a call or a visit. */
    REPORTED,
    /** Reported unchanged, without asking. */
    ZERO,
    /** Nothing said of this day yet. */
    WAITING;

    static GridCell of(DayLine line, Labels labels) {
        LineMark mark = mark(line);
        String key = "dispatch.mark." + mark.name().toLowerCase(java.util.Locale.ROOT);
        return new GridCell(
                labels.text(key),
                mark == WAITING,
                mark == FAILED ? GridCell.Tone.ERROR : GridCell.Tone.NONE,
                labels.text(key + ".words"));
    }

    private static LineMark mark(DayLine line) {
        if (line.isFailed()) {
            return FAILED;
        }
        if (!line.entry().confirmed()) {
            return line.entry().isTouched() ? DRAFT : WAITING;
        }
        return line.isCalled() ? REPORTED : ZERO;
    }
}
