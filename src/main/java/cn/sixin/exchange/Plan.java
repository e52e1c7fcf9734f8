package cn.sixin.exchange;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.ledger.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * What an import would do, row by row and cell by cell, and what the officer decided about it. Nothing is written
 * before {@link #write}. Not for use by two threads.
 */
public final class Plan {
    private static final int STEP = 256;
    private static final Set<String> REPEATS = Set.of("import.duplicate", "import.repeated");

    private final List<Selection> selections;
    private final List<PlannedRow> rows;
    private final List<Skipped> skipped;
    private final Set<Column<?>> keyColumns;
    private final List<Problem> leftOut;
    private final String town;
    private final Set<String> acceptedKinds = new HashSet<>();
    private final Set<Finding> accepted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<PlannedRow> withoutBad = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean allWithoutBad;

    Plan(
            List<Selection> selections,
            List<PlannedRow> rows,
            List<Skipped> skipped,
            Set<Column<?>> keyColumns,
            List<Problem> leftOut,
            String town) {
        this.selections = List.copyOf(selections);
        this.rows = Collections.unmodifiableList(rows);
        this.skipped = Collections.unmodifiableList(skipped);
        this.keyColumns = Set.copyOf(keyColumns);
        this.leftOut = leftOut;
        this.town = town;
    }

    public List<Selection> selections() {
        return selections;
    }

    /** The records, in the order of the sheets. */
    public List<PlannedRow> rows() {
        return rows;
    }

    /** The rows that are no records, and why. */
    public List<Skipped> skipped() {
        return skipped;
    }

    /** What of the file is not used at all: macros, links. */
    public List<Problem> leftOut() {
        return leftOut;
    }

    /** What will be done with a row after the decisions so far. */
    public PlannedRow.Fate fate(PlannedRow row) {
        boolean asks = false;
        for (Finding finding : row.findings()) {
            if (isHeld(row, finding)) {
                return PlannedRow.Fate.PROBLEM;
            }
            asks |= !finding.problem().isError() && !isAccepted(finding);
        }
        Row before = row.existing();
        if (before != null && before.sameValues(row.row())) {
            return PlannedRow.Fate.SAME;
        }
        if (asks) {
            return PlannedRow.Fate.ASK;
        }
        return before == null ? PlannedRow.Fate.NEW : PlannedRow.Fate.UPDATE;
    }

    private boolean isHeld(PlannedRow row, Finding finding) {
        boolean dropped = isDroppable(finding) && (allWithoutBad || withoutBad.contains(row));
        return finding.problem().isError() && !dropped;
    }

    public boolean isAccepted(Finding finding) {
        return acceptedKinds.contains(finding.problem().key()) || accepted.contains(finding);
    }

    /** Whether the row may come in without this cell: it is neither required nor part of what the row is known by. */
    public boolean isDroppable(Finding finding) {
        return finding.droppable() && !keyColumns.contains(finding.problem().column());
    }

    public Map<PlannedRow.Fate, Integer> counts() {
        Map<PlannedRow.Fate, Integer> counts = new EnumMap<>(PlannedRow.Fate.class);
        for (PlannedRow.Fate fate : PlannedRow.Fate.values()) {
            counts.put(fate, 0);
        }
        rows.forEach(row -> counts.merge(fate(row), 1, Integer::sum));
        return counts;
    }

    /** How often each kind of problem was found, most first; each with one of them to show. */
    public Map<Problem, Integer> kinds() {
        Map<String, Problem> first = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (PlannedRow row : rows) {
            for (Finding finding : row.findings()) {
                first.putIfAbsent(finding.problem().key(), finding.problem());
                counts.merge(finding.problem().key(), 1, Integer::sum);
            }
        }
        Map<Problem, Integer> kinds = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(e -> kinds.put(first.get(e.getKey()), e.getValue()));
        return kinds;
    }

    /** Accepts all warnings and proposals of one kind. An error is never accepted. */
    public void accept(String problemKey) {
        acceptedKinds.add(problemKey);
    }

    /** Accepts one warning, or confirms one reading. */
    public void accept(Finding finding) {
        accepted.add(finding);
    }

    public void withdraw(String problemKey) {
        acceptedKinds.remove(problemKey);
    }

    /** Whether rows come in without their bad cells, where that may be; else they are held back. */
    public void bringWithoutBadCells(boolean bring) {
        allWithoutBad = bring;
    }

    /** The same for one row. */
    public void bringWithoutBadCells(PlannedRow row) {
        withoutBad.add(row);
    }

    /** The fate of each mapped cell of a row, in the sheet's order; masked as the ledger is. */
    public List<CellFate> cells(PlannedRow row, Showing showing) {
        List<CellFate> cells = new ArrayList<>();
        selections.get(row.sheet()).mapping().targets().forEach((source, target) -> {
            if (target instanceof Target.To to) {
                cells.add(cell(row, source, to.column(), showing));
            } else if (target instanceof Target.Each(Spread spread) && spread.isOf(row.row())) {
                cells.add(cell(row, source, spread.value(), showing));
            }
        });
        return cells;
    }

    private static CellFate cell(PlannedRow row, HeaderColumn source, Column<?> column, Showing showing) {
        List<Finding> findings = row.findings().stream()
                .filter(f -> f.column() == source.index())
                .toList();
        Row existing = row.existing();
        String before = existing == null ? "" : column.showMasked(existing, showing);
        String after = column.showMasked(row.row(), showing);
        CellFate.What what;
        if (findings.stream().anyMatch(f -> f.problem().isError())) {
            what = CellFate.What.BAD;
        } else if (existing != null && same(column, existing, row.row())) {
            what = before.isEmpty() ? CellFate.What.KEPT : CellFate.What.SAME;
        } else if (existing == null && after.isEmpty()) {
            what = CellFate.What.KEPT;
        } else {
            what = before.isEmpty() ? CellFate.What.SET : CellFate.What.CHANGED;
        }
        return new CellFate(column, Ref.cell(row.number(), source.index()), what, before, after, findings);
    }

    private static <T> boolean same(Column<T> column, Row one, Row other) {
        return Objects.equals(one.get(column), other.get(column));
    }

    /** The row of the same sheet that a row repeats, if it does. */
    public Optional<PlannedRow> twin(PlannedRow row) {
        return row.findings().stream()
                .filter(finding -> REPEATS.contains(finding.problem().key()))
                .map(finding -> Integer.parseInt(finding.problem().args().getFirst()))
                .flatMap(number ->
                        rows.stream().filter(other -> other.sheet() == row.sheet() && other.number() == number))
                .findFirst();
    }

    /** Takes what is to be written; the caller begins and commits the one step that is undone as a whole. */
    public interface Sink {
        void create(Row row);

        void update(Row before, Row after);
    }

    /**
     * Gives all rows that are new or changed to the sink.
     *
     * @param ids UUIDv7 for the new rows
     * @return how many were given
     * @throws CancellationException when the officer has cancelled; then the caller does not commit
     */
    public int write(Sink sink, Supplier<UUID> ids, Progress progress) {
        int written = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (i % STEP == 0) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                progress.at(i, rows.size());
            }
            PlannedRow row = rows.get(i);
            PlannedRow.Fate fate = fate(row);
            Row before = row.existing();
            if (fate == PlannedRow.Fate.NEW) {
                sink.create(row.row().with(Envelope.draft(ids.get(), town)));
                written++;
            } else if (fate == PlannedRow.Fate.UPDATE && before != null) {
                sink.update(before, row.row());
                written++;
            }
        }
        progress.at(rows.size(), rows.size());
        return written;
    }
}
