package cn.sixin.dispatch;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One enterprise on one day.
 *
 * @param last the last known row of the season before the day
 * @param saved the day's row as the ledger has it
 * @param entry what stands in the line now
 * @param care what makes it urgent to call
 * @param problems what is wrong with {@code entry}
 */
public record DayLine(
        Row enterprise, @Nullable Row last, @Nullable Row saved, Entry entry, Care care, List<Problem> problems) {

    /**
     * @param red an open need with a red risk
     * @param lastCalled the last day on which somebody was asked, before or on the day; null when never this season
     */
    public record Care(boolean red, @Nullable LocalDate lastCalled) {
        public static final Care NONE = new Care(false, null);
    }

    public DayLine {
        problems = List.copyOf(problems);
    }

    public static DayLine of(Row enterprise, LocalDate day, @Nullable Row last, @Nullable Row saved, Care care) {
        Entry entry = saved == null ? carried(enterprise, day, last) : Entry.saved(saved);
        return new DayLine(enterprise, last, saved, entry, care, List.of());
    }

    /** The row has no id of its own before it is kept. */
    private static Entry carried(Row enterprise, LocalDate day, @Nullable Row last) {
        Row start = Row.draft(
                        Dispatch.LEDGER, enterprise.id(), enterprise.envelope().town())
                .with(Dispatch.ENTERPRISE, enterprise.id())
                .with(Dispatch.AS_OF, day);
        return Entry.carried(Carry.into(start, last));
    }

    public UUID id() {
        return enterprise.id();
    }

    public DayLine with(Entry other, Context context) {
        return new DayLine(enterprise, last, saved, other, care, other.problems(last, context));
    }

    /** As the ledger has it now; edits that are not in it stay on top. @param stored null when it has none any more */
    public DayLine stored(@Nullable Row stored, Context context) {
        Entry next = entry;
        if (entry.isTouched()) {
            next = stored == null ? entry : entry.over(stored);
        } else if (stored != null) {
            next = Entry.saved(stored);
        } else if (saved != null) {
            next = carried(enterprise, java.util.Objects.requireNonNull(saved.get(Dispatch.AS_OF)), last);
        }
        return new DayLine(enterprise, last, stored, next, care, next.problems(last, context));
    }

    /** As it was kept: what was typed is typed no more. */
    public DayLine kept(Row stored, Context context) {
        Entry next = Entry.saved(stored);
        return new DayLine(enterprise, last, stored, next, care, next.problems(last, context));
    }

    public boolean isFailed() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** The problems of one cell, errors first. */
    public List<Problem> problems(Column<?> column) {
        return problems.isEmpty()
                ? problems
                : problems.stream()
                        .filter(problem -> problem.column() == column)
                        .sorted(java.util.Comparator.comparing(Problem::severity))
                        .toList();
    }

    /** Whether the ledger does not have what stands here. */
    public boolean isUnsaved() {
        Row stored = saved;
        return stored == null
                ? entry.confirmed() || entry.isTouched()
                : !entry.confirmed()
                        || !entry.unread().isEmpty()
                        || !entry.values().sameValues(stored);
    }

    /** 今日已联系: somebody was asked on this very day. */
    public boolean isCalled() {
        return entry.confirmed() && Dispatch.isCalled(entry.values());
    }

    /** Whether the day's report must have it. */
    public boolean isDue() {
        return Dispatch.isDue(entry.values());
    }
}
