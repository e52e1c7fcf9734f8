package cn.sixin.page;

import cn.sixin.exchange.HeaderColumn;
import cn.sixin.exchange.Importer;
import cn.sixin.exchange.Plan;
import cn.sixin.exchange.PlannedRow;
import cn.sixin.exchange.Refused;
import cn.sixin.exchange.Start;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.store.Saving;
import cn.sixin.store.Undone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A workbook whose sheet speaks of several ledgers, on its way into one after the other (ADR 0013): the enterprises that
 * are not on the roster yet, then what the officer came for, then whatever else its columns say. Each ledger is a step of
 * its own that is looked at, confirmed or skipped; the next one begins by itself. Its calls block, one after the other.
 */
public final class ImportSteps implements AutoCloseable {
    /** Fewer columns of its own are no list of another ledger's rows but a mention of them. */
    private static final int LEAST = 2;

    private final Desk desk;
    private final ImportModel asked;
    private final List<Done> done = new ArrayList<>();
    private final Set<HeaderColumn> taken = new HashSet<>();
    private final Set<Ledger> been = new HashSet<>();
    private ImportModel now;
    private boolean several;

    /** What one step came to. */
    public record Done(ImportModel model, ImportModel.Written written) {
        public Ledger ledger() {
            return model.ledger();
        }
    }

    /** @param start what is known of the asked ledger's rows before the workbook is read */
    public ImportSteps(Desk desk, Ledger ledger, Start start) {
        this.desk = desk;
        asked = new ImportModel(desk, ledger, start);
        now = asked;
    }

    /** The ledger at hand. */
    public ImportModel now() {
        return now;
    }

    /** The ledger that the officer came for. */
    public ImportModel asked() {
        return asked;
    }

    /** What has been written so far. */
    public List<Done> done() {
        return List.copyOf(done);
    }

    /** How many lines of the workbook did not come in whole: into one of the ledgers, or into any. */
    public int left() {
        Set<List<Integer>> lines = new HashSet<>();
        for (Done step : done) {
            Plan plan = step.model().plan();
            for (PlannedRow row : plan.rows()) {
                PlannedRow.Fate fate = plan.fate(row);
                if (fate == PlannedRow.Fate.PROBLEM || fate == PlannedRow.Fate.ASK) {
                    int sheet = plan.selections().get(row.sheet()).sheet().index();
                    lines.add(List.of(sheet, row.number()));
                }
            }
        }
        return lines.size();
    }

    /** How the rows of each ledger were judged, the one at hand last. */
    public List<Plan> plans() {
        List<Plan> plans =
                new ArrayList<>(done.stream().map(step -> step.model().plan()).toList());
        if (done.stream().noneMatch(step -> step.model() == now) && now.isPlanned()) {
            plans.add(now.plan());
        }
        return plans;
    }

    /** @throws Refused when it cannot be read */
    public List<Importer.Look> open(Path file) throws Refused {
        done.clear();
        taken.clear();
        been.clear();
        several = false;
        now = asked;
        return asked.open(file);
    }

    /**
     * After the sheets were chosen: whether rows that others rest on come first, since the sheet names some that are not
     * there yet.
     *
     * @throws Refused when a sheet cannot be read
     */
    public ImportModel begin(Progress progress) throws Refused {
        at(first(progress));
        return now;
    }

    private ImportModel first(Progress progress) throws Refused {
        for (Ledger target : targets(asked.ledger())) {
            Optional<ImportModel> other =
                    asked.beside(target).filter(model -> model.missing().isEmpty());
            if (other.isPresent() && more(other.get(), asked.taken()) >= LEAST && namesNew(other.get(), progress)) {
                return other.get();
            }
        }
        return asked;
    }

    private void at(ImportModel model) {
        now = model;
        several = !been.isEmpty() || after().isPresent();
    }

    private static Set<Ledger> targets(Ledger ledger) {
        Set<Ledger> targets = new HashSet<>();
        for (Column<?> column : ledger.columns()) {
            if (column.kind() instanceof ReferenceKind reference && reference.target() != ledger) {
                targets.add(reference.target());
            }
        }
        return targets;
    }

    private static long more(ImportModel model, Set<HeaderColumn> others) {
        return model.taken().stream().filter(column -> !others.contains(column)).count();
    }

    private static boolean namesNew(ImportModel model, Progress progress) throws Refused {
        Plan plan = model.plan(progress);
        return plan.rows().stream().anyMatch(row -> row.existing() == null);
    }

    /** Writes the ledger at hand as one step; a cancel or a failure leaves nothing of it behind. */
    public ImportModel.Written write(Progress progress) {
        ImportModel.Written written = now.write(progress);
        if (written.saving() instanceof Saving.Saved) {
            done.add(new Done(now, written));
        }
        return written;
    }

    /** As if the ledger at hand had been written: for a look at all of them that writes nothing. The desk is good for no more. */
    public void pretend(Progress progress) {
        now.pretend(progress);
    }

    /** The next ledger of which the sheet speaks, which is then at hand; empty when there is none. */
    public Optional<ImportModel> next() {
        Optional<ImportModel> next = after();
        next.ifPresent(model -> {
            leave();
            at(model);
        });
        return next;
    }

    private void leave() {
        been.add(now.ledger());
        taken.addAll(now.taken());
    }

    /** Whether the sheet speaks of more than the ledger at hand, so that this one may be skipped; known once it is at hand. */
    public boolean isOneOfSeveral() {
        return several;
    }

    private Optional<ImportModel> after() {
        if (now != asked && !been.contains(asked.ledger())) {
            return Optional.of(asked);
        }
        Set<HeaderColumn> used = new HashSet<>(taken);
        used.addAll(now.taken());
        return desk.store().ledgers().stream()
                .filter(ledger -> ledger != now.ledger() && !been.contains(ledger))
                .flatMap(ledger -> now.beside(ledger).stream())
                .filter(model -> model.missing().isEmpty() && more(model, used) >= LEAST)
                .findFirst();
    }

    /** Takes back all that was written, the last step first; rows that were changed since stay. */
    public List<Undone> undo() {
        List<Undone> undone = new ArrayList<>();
        for (Done step : done.reversed()) {
            if (step.written().saving() instanceof Saving.Saved saved) {
                undone.add(undo(saved.group()));
            }
        }
        return undone;
    }

    private Undone undo(UUID group) {
        String title = desk.store().group(group).orElseThrow().title();
        return desk.store().undo(group, desk.actor(), desk.labels().text("page.undone", title));
    }

    @Override
    public void close() {
        asked.close();
    }
}
