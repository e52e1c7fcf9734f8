package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import cn.sixin.season.Seasons;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Link;
import cn.sixin.store.Saving;
import cn.sixin.store.files.StoreTrouble;
import java.util.List;
import java.util.Objects;
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
        return save(before, after, accepted, null);
    }

    /** @param link what is to name a new row, in the same step; nobody's name for another row is overwritten */
    public Outcome save(@Nullable Row before, Row after, Set<Problem> accepted, @Nullable Link link) {
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
                    : create(after.with(desk.draft(after.ledger()).envelope()), null);
        }
        return before == null ? create(after, link) : write(before, after);
    }

    private Outcome create(Row row, @Nullable Link link) {
        String title = desk.labels().text("page.group.create", desk.title(row));
        while (true) {
            Batch batch = Batch.of(GroupKind.EDIT, title, desk.actor()).create(row);
            Optional<Row> holder = link == null ? Optional.empty() : holder(link);
            Saving saving = desk.store()
                    .save(holder.map(named -> batch.update(
                                    named,
                                    named.with(Objects.requireNonNull(link).column(), row.id())))
                            .orElse(batch));
            // Somebody has changed the row that is to name it since it was read here: once more with what it is now.
            if (!(saving instanceof Saving.Stale)) {
                return outcome(saving, null, row);
            }
        }
    }

    private Optional<Row> holder(Link link) {
        return desk.store()
                .find(link.column().ledger(), link.row())
                .filter(row -> !row.envelope().deleted() && isFree(row, link.column()));
    }

    /** Whether it names no row, or one that is not there any more. */
    private boolean isFree(Row row, Column<UUID> column) {
        UUID named = row.get(column);
        return named == null
                || desk.store()
                        .find(((ReferenceKind) column.kind()).target(), named)
                        .filter(other -> !other.envelope().deleted())
                        .isEmpty();
    }

    private Outcome write(Row before, Row after) {
        Batch batch = Batch.of(GroupKind.EDIT, desk.labels().text("page.group.save", desk.title(after)), desk.actor())
                .update(before, after);
        return outcome(desk.store().save(batch), before, after);
    }

    private static Outcome outcome(Saving saving, @Nullable Row before, Row after) {
        return switch (saving) {
            case Saving.Saved saved ->
                saved.count() == 0
                        ? new Outcome.Kept(after, null, false)
                        : new Outcome.Kept(saved.rows().getFirst().after(), saved.group(), before == null);
            case Saving.Stale stale ->
                new Outcome.Clashed(new Clash(
                        Objects.requireNonNull(before, "a new row cannot be stale"),
                        after,
                        stale.present().getFirst()));
            case Saving.Refused refused -> new Outcome.Refused(refused.trouble());
            case Saving.Cancelled cancelled -> throw new IllegalStateException("a single save is not cancelled");
        };
    }
}
