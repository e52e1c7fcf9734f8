package cn.sixin.exchange;

import cn.sixin.ledger.Cell;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Kinds;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Reading;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Rule;
import cn.sixin.ledger.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes of each record of one sheet what would become of it. */
final class RowPlanner {
    /** Rows by which it is learnt which columns make up the natural key. */
    private static final int KEY_PROBES = 64;

    private final Ledger ledger;
    private final Context context;
    private final Existing existing;
    private final Labels labels;
    private final int sheet;
    private final Map<Column<?>, Object> usual = new HashMap<>();
    private final @Nullable HeaderColumn each;
    private final @Nullable WholeReader whole;
    private final List<ColumnReader<?>> readers = new ArrayList<>();
    private final Map<Column<?>, HeaderColumn> sources = new HashMap<>();
    private final List<HeaderColumn> notes = new ArrayList<>();
    private final List<Column<?>> required;
    private final Seen seen;
    private @Nullable HeaderColumn town;
    private int probes;

    /** Shared by the sheets of one plan: where each natural key first stood, and the columns that make it up. */
    record Seen(
            Map<String, PlannedRow> byKey,
            Set<Column<?>> keyColumns,
            List<Selection> selections,
            PlannedLookup lookup,
            AtomicLong rows) {
        static Seen of(List<Selection> selections, PlannedLookup lookup) {
            return new Seen(new HashMap<>(), new HashSet<>(), selections, lookup, new AtomicLong());
        }

        /** New rows have no ids yet; within a plan they are told apart all the same. */
        UUID nextId() {
            return new UUID(0, rows.incrementAndGet());
        }
    }

    /** @param each the column whose cells are the rows; null when the sheet's rows are */
    RowPlanner(
            Ledger ledger,
            Context present,
            Existing existing,
            Labels labels,
            Start start,
            Seen seen,
            int sheet,
            @Nullable HeaderColumn each) {
        this.ledger = ledger;
        context = present.with(seen.lookup());
        this.existing = existing;
        this.labels = labels;
        this.seen = seen;
        this.sheet = sheet;
        this.each = each;
        required = ledger.columns().stream()
                .<Column<?>>map(c -> c)
                .filter(Column::isRequired)
                .toList();
        Mapping mapping = seen.selections().get(sheet).mapping();
        whole = ledger.whole()
                .filter(w -> start.whole().isPresent()
                        || mapping.source(w.reference()).isEmpty())
                .map(w -> new WholeReader(w, start.whole(), context, labels, mapping))
                .orElse(null);
        mapping.targets().forEach((source, target) -> {
            switch (target) {
                case Target.To to -> {
                    if (whole == null || !isReference(to.column())) {
                        readers.add(new ColumnReader<>(to.column(), source, context));
                        sources.put(to.column(), source);
                    }
                }
                case Target.Each(Spread spread) -> {
                    if (source.equals(each)) {
                        readers.add(new ColumnReader<>(spread.value(), source, context));
                        sources.put(spread.value(), source);
                        usual.putAll(spread.known());
                    }
                }
                case Target.Whole w -> {}
                case Target.Town t -> town = source;
                case Target.Note n -> notes.add(source);
                case Target.Ignore i -> {}
            }
        });
        start.usual().forEach((column, value) -> {
            if (!sources.containsKey(column) && !usual.containsKey(column)) {
                usual.put(column, value);
            }
        });
    }

    private boolean isReference(Column<?> column) {
        return ledger.whole().filter(w -> w.reference() == column).isPresent();
    }

    /** @return null when the cell that would be a row says that there is none */
    @Nullable
    PlannedRow plan(SourceRow source) {
        List<Finding> findings = new ArrayList<>(0);
        @Nullable Object[] values = new Object[ledger.columns().size()];
        for (ColumnReader<?> reader : readers) {
            Cell cell = source.cell(reader.source().index());
            Reading<?> reading = reader.read(cell);
            values[reader.column().position()] = reading.value();
            for (Problem problem : reading.problems()) {
                boolean droppable = problem.isError() && !reader.column().isRequired();
                findings.add(finding(problem.on(reader.column()), source, reader.source(), droppable));
            }
        }
        readTown(source, findings);
        Row read = Row.of(ledger, Envelope.draft(seen.nextId(), context.town()), values, Map.of());
        if (whole != null) {
            Column<UUID> reference = ledger.whole().orElseThrow().reference();
            read = read.with(reference, whole.read(source, findings));
        }
        // What is the same for the whole sheet is part of what a row is known by, too.
        read = read.with(usual);
        List<String> keys = ledger.key().of(read);
        Row before = match(read, keys);
        if (saysNone(read, before != null, findings)) {
            return null;
        }
        Row after = note(source, before == null ? read : over(before, values));
        judge(source, after, findings);
        PlannedRow planned =
                new PlannedRow(sheet, source.number(), before, after, findings.isEmpty() ? List.of() : findings);
        return seenBefore(source, read, keys, planned);
    }

    /** Whether a cell that would be a row holds nothing, or 0 where there was no row. */
    private boolean saysNone(Row read, boolean there, List<Finding> findings) {
        if (each == null || findings.stream().anyMatch(finding -> finding.column() == each.index())) {
            return false;
        }
        Integer number = ofEach(read);
        return number == null || number == 0 && !there;
    }

    private @Nullable Integer ofEach(Row read) {
        Spread spread = seen.selections().get(sheet).mapping().spreads().get(each);
        return spread == null ? null : read.get(spread.value());
    }

    private void readTown(SourceRow source, List<Finding> findings) {
        if (town == null) {
            return;
        }
        Reading<String> reading = Kinds.town().read(source.cell(town.index()), context);
        for (Problem problem : reading.problems()) {
            findings.add(finding(problem, source, town, false));
        }
        String code = reading.value();
        if (code != null && !code.equals(context.town())) {
            String shown = source.cell(town.index()).shown();
            findings.add(finding(Problem.error("import.other_town", shown), source, town, false));
        }
    }

    private @Nullable Row match(Row read, List<String> keys) {
        for (String key : keys) {
            for (Row candidate : existing.keyed(key)) {
                if (ledger.key().same(read, candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** What the sheet says over what the ledger has; an empty cell erases nothing. */
    private Row over(Row before, @Nullable Object[] values) {
        Map<Column<?>, Object> set = new HashMap<>();
        for (ColumnReader<?> reader : readers) {
            Object value = values[reader.column().position()];
            if (value != null) {
                set.put(reader.column(), value);
            }
        }
        return before.with(set);
    }

    private Row note(SourceRow source, Row after) {
        if (notes.isEmpty()) {
            return after;
        }
        List<String> parts = new ArrayList<>();
        for (HeaderColumn column : notes) {
            String text = source.cell(column.index()).shown().strip();
            if (!text.isEmpty()) {
                parts.add(labels.text("exchange.note_part", column.title(), text));
            }
        }
        String more = String.join(labels.text("exchange.note_between"), parts);
        String had = after.get(ledger.note(), "");
        boolean there = more.isEmpty() || had.contains(more);
        return there ? after : after.with(ledger.note(), had.isEmpty() ? more : had + "\n" + more);
    }

    /** Values are judged where they are read; here is what only the whole row shows. */
    private void judge(SourceRow source, Row after, List<Finding> findings) {
        Set<Column<?>> bad = new HashSet<>();
        for (Finding finding : findings) {
            Column<?> column = finding.problem().column();
            if (column != null && finding.problem().isError()) {
                bad.add(column);
            }
        }
        for (Column<?> column : required) {
            if (!after.has(column) && bad.add(column)) {
                Problem missing = Problem.error("required").on(column);
                findings.add(finding(missing, source, sources.get(column), false));
            }
        }
        for (Rule rule : ledger.rules()) {
            if (rule.columns().stream().noneMatch(bad::contains)) {
                rule.broken(after, context)
                        .ifPresent(p -> findings.add(finding(p, source, sources.get(p.column()), false)));
            }
        }
    }

    private PlannedRow seenBefore(SourceRow source, Row read, List<String> keys, PlannedRow planned) {
        for (String key : keys) {
            PlannedRow twin = seen.byKey().get(key);
            if (twin != null && ledger.key().same(read, twin.row())) {
                return repeated(source, twin, planned);
            }
        }
        boolean held = planned.findings().stream().anyMatch(f -> f.problem().isError() && !f.droppable());
        if (!held) {
            seen.lookup().add(planned.row(), planned.existing() != null);
            keys.forEach(key -> seen.byKey().put(key, planned));
            if (probes < KEY_PROBES) {
                probes++;
                probe(read, keys);
            }
        }
        return planned;
    }

    /** The same record once more: nothing to do when it says nothing else, else the officer puts it right. */
    private PlannedRow repeated(SourceRow source, PlannedRow twin, PlannedRow planned) {
        boolean same = twin.row().sameValues(planned.row());
        String number = String.valueOf(twin.number());
        Problem problem;
        if (same) {
            problem = Problem.warning("import.repeated", number);
        } else if (twin.sheet() == sheet) {
            problem = Problem.error("import.duplicate", number);
        } else {
            problem = Problem.error(
                    "import.duplicate_sheet",
                    seen.selections().get(twin.sheet()).sheet().name(),
                    number);
        }
        List<Finding> more = new ArrayList<>(planned.findings());
        more.add(finding(problem, source, sources.get(known()), false));
        return new PlannedRow(sheet, planned.number(), same ? twin.row() : planned.existing(), planned.row(), more);
    }

    /** The column by which the repetition is best seen: one that rows are known by, else the title. */
    private Column<?> known() {
        return ledger.columns().stream()
                .filter(column -> seen.keyColumns().contains(column) && sources.containsKey(column))
                .findFirst()
                .orElse(ledger.title());
    }

    private void probe(Row read, List<String> keys) {
        for (ColumnReader<?> reader : readers) {
            if (read.has(reader.column())
                    && !ledger.key().of(read.with(reader.column(), null)).equals(keys)) {
                seen.keyColumns().add(reader.column());
            }
        }
    }

    private static Finding finding(Problem problem, SourceRow source, @Nullable HeaderColumn at, boolean droppable) {
        if (at == null) {
            return new Finding(problem, String.valueOf(source.number()), -1, "", droppable);
        }
        String value = source.cell(at.index()).shown();
        return new Finding(problem, Ref.cell(source.number(), at.index()), at.index(), value, droppable);
    }
}
