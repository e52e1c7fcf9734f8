package cn.sixin.dispatch;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import java.util.Collection;
import java.util.List;

/**
 * A day at its foot: integers, no rates. What is carried forward counts as long as nothing newer is known.
 *
 * @param enterprises all lines
 * @param due neither closed down nor moved away
 * @param reported for this day
 * @param called of them those of whom somebody was asked
 * @param opened of the due ones
 * @param shortage 缺工总数
 * @param failed lines with an error
 */
public record DayTally(
        int enterprises,
        int due,
        int reported,
        int called,
        int opened,
        long returned,
        long goingHome,
        long hired,
        long left,
        long present,
        long shortage,
        int failed) {

    private static final List<Column<Integer>> SUMMED = List.of(
            Dispatch.RETURNED,
            Dispatch.GOING_HOME,
            Dispatch.HIRED,
            Dispatch.LEFT,
            Dispatch.PRESENT,
            Dispatch.SHORT_TOTAL);

    /** In one go: it is worked out anew for each key typed into the day. */
    public static DayTally of(Collection<DayLine> lines) {
        int due = 0;
        int reported = 0;
        int called = 0;
        int opened = 0;
        int failed = 0;
        long[] sums = new long[SUMMED.size()];
        for (DayLine line : lines) {
            Row row = line.entry().values();
            boolean isReported = line.isReported();
            due += line.isDue() ? 1 : 0;
            reported += isReported ? 1 : 0;
            called += isReported && line.isCalled() ? 1 : 0;
            opened += Dispatch.isOpen(row) ? 1 : 0;
            failed += line.isFailed() ? 1 : 0;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row.get(SUMMED.get(i), 0);
            }
        }
        return new DayTally(
                lines.size(),
                due,
                reported,
                called,
                opened,
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5],
                failed);
    }
}
