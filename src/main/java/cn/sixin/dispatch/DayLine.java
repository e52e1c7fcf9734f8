package cn.sixin.dispatch;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One enterprise on one day.
 *
 * @param last the last known row of the season before the day
 * @param survey its 节前 survey, for as long as there is no such row
 * @param saved the day's row as the ledger has it
 * @param entry what stands in the line now
 * @param care what makes it urgent to call
 * @param problems what is wrong with {@code entry}
 * @param contested columns in which somebody else has said otherwise since this was typed, and nobody has decided
 */
public record DayLine(
        Row enterprise,
        @Nullable Row last,
        @Nullable Row survey,
        @Nullable Row saved,
        Entry entry,
        Care care,
        List<Problem> problems,
        Set<Column<?>> contested) {

    /**
     * @param red an open need with a red risk
     * @param lastCalled the last day on which somebody was asked, before or on the day; null when never this season
     */
    public record Care(boolean red, @Nullable LocalDate lastCalled) {
        public static final Care NONE = new Care(false, null);
    }

    public DayLine {
        problems = List.copyOf(problems);
        contested = Set.copyOf(contested);
    }

    public static DayLine of(
            Row enterprise, LocalDate day, @Nullable Row last, @Nullable Row survey, @Nullable Row saved, Care care) {
        Entry entry = saved == null ? carried(enterprise, day, last, survey) : Entry.saved(saved);
        return new DayLine(enterprise, last, survey, saved, entry, care, List.of(), Set.of());
    }

    /** The row has no id of its own before it is kept. */
    private static Entry carried(Row enterprise, LocalDate day, @Nullable Row last, @Nullable Row survey) {
        Row start = Row.draft(
                        Dispatch.LEDGER, enterprise.id(), enterprise.envelope().town())
                .with(Dispatch.ENTERPRISE, enterprise.id())
                .with(Dispatch.AS_OF, day);
        return Entry.carried(Carry.into(start, last, survey));
    }

    public UUID id() {
        return enterprise.id();
    }

    public DayLine with(Entry other, Context context) {
        return judged(saved, other, contested, context);
    }

    /** The officer has decided what stands in a column. */
    public DayLine settled(Column<?> column, Context context) {
        Set<Column<?>> rest = new HashSet<>(contested);
        return rest.remove(column) ? judged(saved, entry, rest, context) : this;
    }

    private DayLine judged(@Nullable Row stored, Entry next, Set<Column<?>> open, Context context) {
        Set<Column<?>> undecided = new HashSet<>(stored == null ? Set.of() : open);
        undecided.removeIf(column -> !next.unread().containsKey(column)
                && stored != null
                && Objects.equals(stored.get(column), next.values().get(column)));
        List<Problem> found = new ArrayList<>(next.problems(last, context));
        for (Column<?> column : undecided) {
            found.add(Problem.error(
                            "dispatch.contested",
                            stored == null ? "" : stored.envelope().changedBy())
                    .on(column));
        }
        return new DayLine(enterprise, last, survey, stored, next, care, found, undecided);
    }

    private LocalDate day() {
        return entry.values().get(Dispatch.AS_OF, LocalDate.MIN);
    }

    /** What the officer saw before he typed: the day's row, or what is carried forward. */
    Row read() {
        return saved == null ? carried(enterprise, day(), last, survey).values() : saved;
    }

    /** As the ledger has it now; edits that are not in it stay on top. @param stored null when it has none any more */
    public DayLine stored(@Nullable Row stored, Context context) {
        Entry next = entry;
        if (entry.isTouched()) {
            next = stored == null ? entry : entry.over(stored);
        } else if (stored != null) {
            next = Entry.saved(stored);
        } else if (saved != null) {
            next = carried(enterprise, day(), last, survey);
        }
        return judged(stored, next, stored == null ? Set.of() : contestedBy(stored), context);
    }

    /** Typed here, and since this line was read changed there into something else. */
    private Set<Column<?>> contestedBy(Row stored) {
        Row read = read();
        Set<Column<?>> both = new HashSet<>(contested);
        for (Column<?> column : entry.typed()) {
            Object theirs = stored.get(column);
            boolean same = !entry.unread().containsKey(column)
                    && Objects.equals(theirs, entry.values().get(column));
            if (same) {
                both.remove(column);
            } else if (!Objects.equals(theirs, read.get(column))) {
                both.add(column);
            }
        }
        return both;
    }

    /** As it was kept: what was typed is typed no more. */
    public DayLine kept(Row stored, Context context) {
        return judged(stored, Entry.saved(stored), Set.of(), context);
    }

    /** Something was kept meanwhile, and more has been typed since. @param stored null when it was taken out */
    DayLine written(@Nullable Row stored) {
        return new DayLine(enterprise, last, survey, stored, entry, care, problems, contested);
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

    /** 已报: the ledger has it for this day, or is about to. */
    public boolean isReported() {
        return entry.confirmed() && (saved != null || !isFailed());
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
