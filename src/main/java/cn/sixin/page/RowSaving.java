package cn.sixin.page;

import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.season.Seasons;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Saving;
import cn.sixin.store.files.StoreTrouble;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row from the form to the store: judged, compared with its like, written. Blocking; runs off the FX thread. */
public final class RowSaving {
    private final Desk desk;

    public RowSaving(Desk desk) {
        this.desk = desk;
    }

    /** What came of it. In each but the first nothing was written. */
    public sealed interface Outcome {
        /** On the disk. @param group by which it is undone; null when nothing differed */
        record Kept(Row row, @Nullable UUID group, boolean created) implements Outcome {}

        /** Errors, or warnings that nobody has accepted yet. */
        record Wrong(List<Problem> problems) implements Outcome {
            public boolean onlyWarnings() {
                return problems.stream().noneMatch(Problem::isError);
            }
        }

        /** The same thing is in the ledger already. */
        record Twin(Row twin) implements Outcome {}

        /** Somebody has changed, or deleted, the row since it was read. */
        record Clashed(Clash clash) implements Outcome {}

        record Refused(StoreTrouble trouble) implements Outcome {}
    }

    /**
     * What is shipped lies in no store: changed, it becomes a row of this town's own, its proposal.
     *
     * @param before the row as it was read; null for a new one
     * @param accepted warnings that the officer has seen and let pass
     */
    public Outcome save(@Nullable Row before, Row after, Set<Problem> accepted) {
        List<Problem> problems = after.ledger().check(after, desk.context()).stream()
                .filter(problem -> problem.isError() || !accepted.contains(problem))
                .toList();
        if (!problems.isEmpty()) {
            return new Outcome.Wrong(problems);
        }
        Optional<Row> twin = desk.twin(after);
        if (twin.isPresent()) {
            return new Outcome.Twin(twin.get());
        }
        if (before != null && Seasons.isShipped(before)) {
            return before.sameValues(after)
                    ? new Outcome.Kept(before, null, false)
                    : write(null, after.with(desk.draft(after.ledger()).envelope()));
        }
        return write(before, after);
    }

    private Outcome write(@Nullable Row before, Row after) {
        String title = desk.title(after);
        Batch batch = before == null
                ? Batch.of(GroupKind.EDIT, desk.labels().text("page.group.create", title), desk.actor())
                        .create(after)
                : Batch.of(GroupKind.EDIT, desk.labels().text("page.group.save", title), desk.actor())
                        .update(before, after);
        return switch (desk.store().save(batch)) {
            case Saving.Saved saved ->
                saved.count() == 0
                        ? new Outcome.Kept(after, null, false)
                        : new Outcome.Kept(saved.rows().getFirst().after(), saved.group(), before == null);
            case Saving.Stale stale ->
                new Outcome.Clashed(new Clash(
                        java.util.Objects.requireNonNull(before, "a new row cannot be stale"),
                        after,
                        stale.present().getFirst()));
            case Saving.Refused refused -> new Outcome.Refused(refused.trouble());
            case Saving.Cancelled cancelled -> throw new IllegalStateException("a single save is not cancelled");
        };
    }
}
