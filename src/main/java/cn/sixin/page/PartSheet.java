package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.ledger.Whole;
import cn.sixin.store.Draft;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a whole while a form is typed: lines that are written, pasted over, deleted and taken back, none of it
 * saved yet. Holds no controls; FX thread only.
 */
public final class PartSheet {
    private static final int STEPS = 200;

    private final Desk desk;
    private final Ledger ledger;
    private final Whole whole;
    private final List<Column<?>> columns;
    private final Deque<Parts> before = new ArrayDeque<>();
    private final Deque<Parts> after = new ArrayDeque<>();
    private Row of;
    private Parts now;
    private Map<UUID, List<Problem>> wrong = Map.of();

    /**
     * @param ledger of the parts
     * @param columns that are typed, in their order
     */
    public PartSheet(Desk desk, Ledger ledger, List<Column<?>> columns) {
        this.desk = desk;
        this.ledger = ledger;
        this.columns = List.copyOf(columns);
        whole = ledger.whole().orElseThrow();
        of = desk.draft(whole.ledger());
        now = new Parts(ledger, List.of(), List.of());
    }

    /** What {@link #open} asks for: the parts as the store has them, oldest first. Blocks. */
    public List<Row> stored(UUID wholeId, List<Draft.Part> half) {
        List<Row> rows = new ArrayList<>(
                desk.store().children(ledger, whole.reference(), wholeId).reversed());
        Set<UUID> there = rows.stream().map(Row::id).collect(Collectors.toSet());
        List<UUID> others = half.stream()
                .filter(part -> part.draft().ledger() == ledger)
                .map(part -> part.draft().record())
                .filter(id -> !there.contains(id))
                .toList();
        rows.addAll(desk.store().find(ledger, others).values());
        return rows;
    }

    /**
     * Begins with a whole's parts.
     *
     * @param half what of them was half written before
     */
    public void open(Row whole, List<Row> stored, List<Draft.Part> half) {
        of = whole;
        before.clear();
        after.clear();
        now = HalfParts.over(desk, ledger, stored, half);
        judge();
    }

    public Ledger ledger() {
        return ledger;
    }

    public List<Column<?>> columns() {
        return columns;
    }

    /** Lines, without the empty one that is always offered below them. */
    public int size() {
        return now.lines().size();
    }

    public Parts parts() {
        return now;
    }

    public boolean isDirty() {
        return now.isDirty();
    }

    /** What stands in a cell; empty below the last line. */
    public String text(int line, int column, Showing showing) {
        return line < size() ? now.lines().get(line).text(columns.get(column), showing, true) : "";
    }

    /** What is wrong with a cell, errors first; what concerns the line as a whole is said of its first cell. */
    public List<Problem> problems(int line, int column) {
        if (line >= size()) {
            return List.of();
        }
        Column<?> asked = columns.get(column);
        return wrong.getOrDefault(now.lines().get(line).values().id(), List.of()).stream()
                .filter(p -> asked.equals(p.column()) || column == 0 && !columns.contains(p.column()))
                .sorted((a, b) -> Boolean.compare(b.isError(), a.isError()))
                .toList();
    }

    /** How many cells cannot be saved as they stand. */
    public int errors() {
        return (int) wrong.values().stream()
                .flatMap(List::stream)
                .filter(Problem::isError)
                .count();
    }

    /** The place of the first error, as line and column; empty without one. */
    public Optional<int[]> firstError() {
        for (int line = 0; line < size(); line++) {
            for (int column = 0; column < columns.size(); column++) {
                if (problems(line, column).stream().anyMatch(Problem::isError)) {
                    return Optional.of(new int[] {line, column});
                }
            }
        }
        return Optional.empty();
    }

    /** Texts from a cell on rightwards and downwards; below the last line they make new ones. One step. */
    public void write(int line, int column, List<List<String>> block) {
        Context context = desk.context();
        List<PartLine> lines = new ArrayList<>(now.lines());
        for (int r = 0; r < block.size(); r++) {
            List<String> texts = block.get(r);
            boolean blank = texts.stream().allMatch(String::isBlank);
            if (line + r >= lines.size() && blank) {
                continue;
            }
            while (line + r >= lines.size()) {
                lines.add(PartLine.fresh(begun()));
            }
            PartLine typed = lines.get(line + r);
            for (int c = 0; c < texts.size() && column + c < columns.size(); c++) {
                typed = typed.type(columns.get(column + c), texts.get(c), context);
            }
            lines.set(line + r, typed);
        }
        step(new Parts(ledger, lines, now.gone()));
    }

    private Row begun() {
        return ledger.begin(desk.draft(ledger), desk.context()).with(whole.reference(), of.id());
    }

    /** Takes lines out, both ends included. What was saved is deleted with the next save. */
    public void delete(int from, int to) {
        List<PartLine> lines = new ArrayList<>(now.lines());
        List<Row> gone = new ArrayList<>(now.gone());
        for (int i = Math.min(to, size() - 1); i >= from; i--) {
            Row stored = lines.remove(i).stored();
            if (stored != null) {
                gone.add(stored);
            }
        }
        step(new Parts(ledger, lines, gone));
    }

    private void step(Parts next) {
        if (!next.equals(now)) {
            before.push(now);
            if (before.size() > STEPS) {
                before.removeLast();
            }
            after.clear();
            now = next;
            judge();
        }
    }

    public void undo() {
        move(before, after);
    }

    public void redo() {
        move(after, before);
    }

    private void move(Deque<Parts> from, Deque<Parts> to) {
        if (!from.isEmpty()) {
            to.push(now);
            now = from.pop();
            judge();
        }
    }

    private void judge() {
        wrong = now.problems(of, desk.context());
    }

    /** The same edits over rows that others have changed meanwhile; what this form did not touch is theirs. */
    public void rebase(List<Row> present) {
        Map<UUID, Row> theirs = new HashMap<>();
        present.stream().filter(row -> row.ledger() == ledger).forEach(row -> theirs.put(row.id(), row));
        List<PartLine> lines = now.lines().stream()
                .map(line -> over(line, theirs.get(line.values().id())))
                .toList();
        List<Row> gone = now.gone().stream()
                .map(row -> theirs.getOrDefault(row.id(), row))
                .filter(row -> !row.envelope().deleted())
                .toList();
        before.clear();
        after.clear();
        now = new Parts(ledger, lines, gone);
        judge();
    }

    private PartLine over(PartLine line, @Nullable Row theirs) {
        Row stored = line.stored();
        if (theirs == null || stored == null) {
            return line;
        }
        if (theirs.envelope().deleted()) {
            // Deleted there and edited here: the edit is kept, as a new part.
            Row begun = begun();
            return new PartLine(null, begun, line.values().with(begun.envelope()), line.unread());
        }
        Clash clash = new Clash(stored, line.values(), theirs);
        return new PartLine(
                theirs, theirs, clash.merged(stored.changesTo(line.values()).keySet()), line.unread());
    }

    /** What of them is not saved, to be kept with the form. */
    public List<Draft.Part> halfWritten() {
        return HalfParts.of(now);
    }
}
