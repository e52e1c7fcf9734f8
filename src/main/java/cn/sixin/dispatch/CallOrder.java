package cn.sixin.dispatch;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Whom to call next: a red risk first, then the greater shortage, then whoever was not asked the longest. */
public final class CallOrder {
    private CallOrder() {}

    /**
     * @param days since somebody was asked; empty when nobody was this season
     * @param shortage 缺工总数 as last known
     */
    public record Call(DayLine line, boolean red, int shortage, OptionalLong days) {}

    /** The due enterprises of whom nobody was asked that day, the most urgent first. */
    public static List<Call> of(Collection<DayLine> lines, LocalDate day) {
        return lines.stream()
                .filter(line -> line.isDue() && !line.isCalled())
                .map(line -> call(line, day))
                .sorted(Comparator.comparing(Call::red)
                        .thenComparing(Call::shortage)
                        .thenComparing(call -> call.days().orElse(Long.MAX_VALUE))
                        .reversed())
                .toList();
    }

    private static Call call(DayLine line, LocalDate day) {
        LocalDate last = line.care().lastCalled();
        return new Call(
                line,
                line.care().red(),
                line.entry().values().get(Dispatch.SHORT_TOTAL, 0),
                last == null ? OptionalLong.empty() : OptionalLong.of(ChronoUnit.DAYS.between(last, day)));
    }
}
