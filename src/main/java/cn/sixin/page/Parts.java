package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.store.Batch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The parts of one whole as a form holds them, as a value. They are saved with the whole in one step.
 *
 * @param ledger of the parts
 * @param gone stored parts that are to be deleted, as they were read
 */
public record Parts(Ledger ledger, List<PartLine> lines, List<Row> gone) {

    public Parts {
        lines = List.copyOf(lines);
        gone = List.copyOf(gone);
    }

    public boolean isDirty() {
        return !gone.isEmpty() || lines.stream().anyMatch(PartLine::isDirty);
    }

    private List<PartLine> kept() {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    /**
     * What is wrong with those that would be written, by their ids; others are as they were saved.
     *
     * @param whole as the form has it
     */
    public Map<UUID, List<Problem>> problems(Row whole, Context context) {
        Context around = context.with(new Around(context.lookup(), Optional.of(whole)));
        Map<UUID, List<Problem>> problems = new LinkedHashMap<>();
        Set<String> twins = twins();
        for (PartLine line : kept()) {
            List<Problem> found = new ArrayList<>(line.problems(around));
            if (line.isDirty() && ledger.key().of(line.values()).stream().anyMatch(twins::contains)) {
                found.add(Problem.error("part_twice").on(firstTyped()));
            }
            if (!found.isEmpty()) {
                problems.put(line.values().id(), found);
            }
        }
        return problems;
    }

    /** The other rows as the whole is to be judged among them: its parts as they would be, itself as it is stored. */
    Context around(Context context) {
        return context.with(new Around(context.lookup(), Optional.empty()));
    }

    /** Natural keys that more than one of them has. */
    private Set<String> twins() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (PartLine line : kept()) {
            for (String key : ledger.key().of(line.values())) {
                if (!seen.add(key)) {
                    twice.add(key);
                }
            }
        }
        return twice;
    }

    private Column<?> firstTyped() {
        Column<?> reference = ledger.whole().orElseThrow().reference();
        return ledger.columns().stream().filter(c -> c != reference).findFirst().orElseThrow();
    }

    /** What writing them takes. */
    public List<Batch.Op> ops() {
        List<Batch.Op> ops = new ArrayList<>();
        gone.forEach(row -> ops.add(new Batch.Op.Delete(row, null)));
        for (PartLine line : kept()) {
            Row stored = line.stored();
            if (stored == null) {
                ops.add(new Batch.Op.Create(line.values()));
            } else if (line.isDirty()) {
                ops.add(new Batch.Op.Update(stored, line.values(), null));
            }
        }
        return ops;
    }

    /** The other rows as they would be once the form is saved, for rules that go over several. */
    private final class Around implements Context.Lookup {
        private final Context.Lookup present;
        private final Optional<Row> whole;
        private final List<PartLine> kept = kept();
        private final Set<UUID> here = new HashSet<>();

        Around(Context.Lookup present, Optional<Row> whole) {
            this.present = present;
            this.whole = whole;
            gone.forEach(row -> here.add(row.id()));
            kept.forEach(line -> here.add(line.values().id()));
        }

        @Override
        public Optional<Row> row(Ledger of, UUID id) {
            return whole.filter(row -> row.id().equals(id)).or(() -> present.row(of, id));
        }

        @Override
        public List<Row> named(Ledger of, String nameOrCode) {
            return present.named(of, nameOrCode);
        }

        @Override
        public <T> List<Row> having(Column<T> column, T value) {
            List<Row> rows = new ArrayList<>(present.having(column, value));
            if (column.ledger() == ledger) {
                rows.removeIf(row -> here.contains(row.id()));
                kept.stream()
                        .map(PartLine::values)
                        .filter(row -> value.equals(row.get(column)))
                        .forEach(rows::add);
            }
            return rows;
        }
    }
}
