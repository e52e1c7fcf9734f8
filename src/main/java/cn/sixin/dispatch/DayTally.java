package cn.sixin.dispatch;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import java.util.Collection;

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

    public static DayTally of(Collection<DayLine> lines) {
        return new DayTally(
                lines.size(),
                (int) lines.stream().filter(DayLine::isDue).count(),
                (int) lines.stream().filter(DayLine::isReported).count(),
                (int) lines.stream()
                        .filter(line -> line.isReported() && line.isCalled())
                        .count(),
                (int) lines.stream()
                        .filter(line -> Dispatch.isOpen(line.entry().values()))
                        .count(),
                sum(lines, Dispatch.RETURNED),
                sum(lines, Dispatch.GOING_HOME),
                sum(lines, Dispatch.HIRED),
                sum(lines, Dispatch.LEFT),
                sum(lines, Dispatch.PRESENT),
                sum(lines, Dispatch.SHORT_TOTAL),
                (int) lines.stream().filter(DayLine::isFailed).count());
    }

    private static long sum(Collection<DayLine> lines, Column<Integer> column) {
        long sum = 0;
        for (DayLine line : lines) {
            Row row = line.entry().values();
            sum += row.get(column, 0);
        }
        return sum;
    }
}
