package cn.sixin.dispatch;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Row;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A day's lines and what was done to them since it was opened, to be undone and done again. It keeps nothing itself. */
public final class DaySheet {
    /** Steps that can be taken back. */
    static final int STEPS = 500;

    private final LocalDate day;
    private final Supplier<Context> context;
    private final String officer;
    private final Map<UUID, DayLine> lines = new LinkedHashMap<>();
    private final Set<UUID> restored = new HashSet<>();
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    /** Text for one cell. */
    public record CellText(UUID line, Column<?> column, String text) {}

    private record Change(Entry before, Entry after) {
        Change confirmed(String officer) {
            return new Change(confirm(before, officer), confirm(after, officer));
        }

        Change since(Row read, Row stored) {
            return new Change(before.since(read, stored), after.since(read, stored));
        }

        private static Entry confirm(Entry entry, String officer) {
            return entry.isTouched() ? entry.confirm(officer) : entry;
        }
    }

    private record Step(Map<UUID, Change> changes) {}

    /** @param context what values are judged against today; {@code officer} who works here */
    public DaySheet(LocalDate day, Collection<DayLine> opened, Supplier<Context> context, String officer) {
        this.day = day;
        this.context = context;
        this.officer = officer;
        opened.forEach(line -> lines.put(line.id(), line));
    }

    public LocalDate day() {
        return day;
    }

    /** In the order in which they were given. */
    public Collection<DayLine> lines() {
        return lines.values();
    }

    public boolean has(UUID line) {
        return lines.containsKey(line);
    }

    /** @throws IllegalArgumentException when there is none */
    public DayLine line(UUID id) {
        DayLine line = lines.get(id);
        if (line == null) {
            throw new IllegalArgumentException("no line of that enterprise");
        }
        return line;
    }

    /** Types, pastes or clears cells as one step; gives the lines in which something changed. */
    public Set<UUID> type(Collection<CellText> cells) {
        Map<UUID, Entry> next = new LinkedHashMap<>();
        Context now = context.get();
        for (CellText cell : cells) {
            Entry entry = next.getOrDefault(cell.line(), line(cell.line()).entry());
            next.put(cell.line(), entry.type(cell.column(), cell.text(), now));
        }
        Set<UUID> changed = take(next);
        restored.removeAll(next.keySet());
        cells.forEach(cell -> lines.computeIfPresent(cell.line(), (id, line) -> line.settled(cell.column(), now)));
        return changed;
    }

    /** What a line would be with another text in one cell; nothing is changed. */
    public Entry preview(UUID line, Column<?> column, String text) {
        return line(line).entry().type(column, text, context.get());
    }

    /**
     * Confirms the touched ones of these lines: it belongs to the typing, and is undone with it. What was left half typed
     * in an earlier sitting is not confirmed by passing it: a figure may have been cut off in the middle.
     */
    public Set<UUID> confirm(Collection<UUID> which) {
        Set<UUID> changed = new LinkedHashSet<>();
        for (UUID id : which) {
            Entry entry = line(id).entry();
            if (entry.isTouched() && !entry.confirmed() && !restored.contains(id)) {
                rewrite(done, id, change -> change.confirmed(officer));
                rewrite(undone, id, change -> change.confirmed(officer));
                set(id, entry.confirm(officer));
                changed.add(id);
            }
        }
        return changed;
    }

    private static void rewrite(Deque<Step> steps, UUID id, UnaryOperator<Change> other) {
        steps.forEach(step -> step.changes().computeIfPresent(id, (line, change) -> other.apply(change)));
    }

    /** Confirms lines as they stand, from a call in which nothing else was said. */
    public Set<UUID> confirmAsIs(Collection<UUID> which) {
        restored.removeAll(which);
        return each(which, line -> true, entry -> entry.confirm(officer));
    }

    /** 零报告 for those of these lines that are not confirmed, of which something is known and nothing half typed. */
    public Set<UUID> zero(Collection<UUID> which) {
        return each(which, line -> line.last() != null && !line.entry().isTouched(), entry -> entry.zero(officer));
    }

    private Set<UUID> each(Collection<UUID> which, Predicate<DayLine> wanted, UnaryOperator<Entry> change) {
        Map<UUID, Entry> next = new LinkedHashMap<>();
        for (UUID id : which) {
            DayLine line = line(id);
            if (!line.entry().confirmed() && wanted.test(line)) {
                next.put(id, change.apply(line.entry()));
            }
        }
        return take(next);
    }

    /** Says once for several lines why their figures fell. */
    public Set<UUID> reason(Collection<UUID> which, String why) {
        return type(which.stream()
                .map(id -> new CellText(id, Dispatch.LOWER_REASON, why))
                .toList());
    }

    private Set<UUID> take(Map<UUID, Entry> next) {
        Map<UUID, Change> changes = new LinkedHashMap<>();
        Context now = context.get();
        next.forEach((id, entry) -> {
            Entry before = line(id).entry();
            if (!entry.same(before)) {
                changes.put(id, new Change(before, entry));
                lines.put(id, line(id).with(entry, now));
            }
        });
        if (!changes.isEmpty()) {
            undone.clear();
            done.push(new Step(changes));
            if (done.size() > STEPS) {
                done.removeLast();
            }
        }
        return changes.keySet();
    }

    private void set(UUID id, Entry entry) {
        lines.put(id, line(id).with(entry, context.get()));
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Takes the last step back; gives the lines it was about, none when there is no step. */
    public Set<UUID> undo() {
        return move(done, undone, (entry, change) -> entry.step(change.after(), change.before()));
    }

    /** Does again what was undone last. */
    public Set<UUID> redo() {
        return move(undone, done, (entry, change) -> entry.step(change.before(), change.after()));
    }

    private Set<UUID> move(Deque<Step> from, Deque<Step> to, BiFunction<Entry, Change, Entry> apply) {
        Step step = from.poll();
        if (step == null) {
            return Set.of();
        }
        restored.removeAll(step.changes().keySet());
        step.changes().forEach((id, change) -> set(id, apply.apply(line(id).entry(), change)));
        to.push(step);
        return step.changes().keySet();
    }

    /** Confirmed lines whose figures fell and that do not say why. */
    public List<DayLine> unexplained() {
        return lines.values().stream()
                .filter(line -> line.entry().confirmed() && line.isFailed())
                .filter(line ->
                        !Falling.problems(line.last(), line.entry().values()).isEmpty())
                .toList();
    }

    /** Lines that the ledger should have as they stand, and those that it should have no more. */
    public List<DayLine> toSave() {
        return lines.values().stream().filter(this::isToSave).toList();
    }

    private boolean isToSave(DayLine line) {
        return line.isUnsaved()
                && !restored.contains(line.id())
                && (line.entry().confirmed() ? !line.isFailed() : line.saved() != null);
    }

    /** Lines in which something stands that the ledger does not have and cannot take yet. */
    public List<DayLine> drafts() {
        return lines.values().stream()
                .filter(line -> line.isUnsaved() && !isToSave(line))
                .toList();
    }

    /** Puts a draft of an earlier sitting back; it is no step. */
    public void restore(UUID id, Entry draft) {
        set(id, draft);
        restored.add(id);
    }

    /** Lines of an earlier sitting that stand half typed as they were left. */
    public int asRestored() {
        return restored.size();
    }

    /**
     * A line as the ledger has it now, changed there by somebody else: undoing leads back to what he made of it, and takes
     * nothing of his out.
     *
     * @param stored null when the ledger has none any more
     */
    public void stored(UUID id, @Nullable Row stored) {
        if (stored != null) {
            Row read = line(id).read();
            rewrite(done, id, change -> change.since(read, stored));
            rewrite(undone, id, change -> change.since(read, stored));
        }
        lines.put(id, line(id).stored(stored, context.get()));
    }

    /** A line was kept as {@code written}; what has been typed since stays unsaved. */
    public void kept(UUID id, Entry written, @Nullable Row stored) {
        DayLine line = line(id);
        boolean asWritten = line.entry().same(written);
        lines.put(id, asWritten && stored != null ? line.kept(stored, context.get()) : line.written(stored));
    }

    /** All lines, as a list that does not change. */
    public List<UUID> ids() {
        return new ArrayList<>(lines.keySet());
    }
}
