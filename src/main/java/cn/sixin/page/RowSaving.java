package cn.sixin.page;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import cn.sixin.season.Seasons;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Link;
import cn.sixin.store.RowChange;
import cn.sixin.store.Saving;
import cn.sixin.store.files.StoreTrouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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

        /**
         * Errors, or warnings that nobody has accepted yet.
         *
         * @param parts of the row's parts, by their ids
         */
        record Wrong(List<Problem> problems, Map<UUID, List<Problem>> parts) implements Outcome {
            /** The row's and its parts' as one. */
            public List<Problem> all() {
                return Stream.concat(problems.stream(), parts.values().stream().flatMap(List::stream))
                        .toList();
            }
        }

        /** The same thing is in the ledger already. */
        record Twin(Row twin) implements Outcome {}

        /** Somebody has changed, or deleted, the row since it was read. */
        record Clashed(Clash clash) implements Outcome {}

        /** The same of some of its parts. @param present as the store has them now */
        record PartsClashed(List<Row> present) implements Outcome {}

        record Refused(StoreTrouble trouble) implements Outcome {}
    }

    /**
     * What is shipped lies in no store: changed, it becomes a row of this town's own, its proposal.
     *
     * @param before the row as it was read; null for a new one
     * @param accepted warnings that the officer has seen and let pass
     */
    public Outcome save(@Nullable Row before, Row after, Set<Problem> accepted) {
        return save(before, after, accepted, null, List.of());
    }

    /**
     * @param link what is to name a new row, in the same step; nobody's name for another row is overwritten
     * @param parts the row's, in the same step, too
     */
    public Outcome save(
            @Nullable Row before, Row after, Set<Problem> accepted, @Nullable Link link, List<Parts> parts) {
        Context around = desk.context();
        for (Parts some : parts) {
            around = some.around(around);
        }
        List<Problem> problems = left(after.ledger().check(after, around), accepted);
        Map<UUID, List<Problem>> partly = new LinkedHashMap<>();
        for (Parts some : parts) {
            some.problems(after, desk.context()).forEach((id, found) -> partly.put(id, left(found, accepted)));
        }
        partly.values().removeIf(List::isEmpty);
        if (!problems.isEmpty() || !partly.isEmpty()) {
            return new Outcome.Wrong(problems, partly);
        }
        Optional<Row> twin = desk.twin(after);
        if (twin.isPresent()) {
            return new Outcome.Twin(twin.get());
        }
        if (before != null && Seasons.isShipped(before)) {
            return before.sameValues(after)
                    ? new Outcome.Kept(before, null, false)
                    : create(after.with(desk.draft(after.ledger()).envelope()), null, List.of());
        }
        return before == null ? create(after, link, parts) : write(before, after, parts);
    }

    private static List<Problem> left(List<Problem> found, Set<Problem> accepted) {
        return found.stream()
                .filter(problem -> problem.isError() || !accepted.contains(problem))
                .toList();
    }

    private static Batch with(Batch batch, List<Parts> parts) {
        List<Batch.Op> ops = new ArrayList<>(batch.ops());
        parts.forEach(some -> ops.addAll(some.ops()));
        return new Batch(batch.kind(), batch.title(), batch.actor(), ops);
    }

    private Outcome create(Row row, @Nullable Link link, List<Parts> parts) {
        String title = desk.labels().text("page.group.create", desk.title(row));
        while (true) {
            Batch batch = with(Batch.of(GroupKind.EDIT, title, desk.actor()).create(row), parts);
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

    private Outcome write(Row before, Row after, List<Parts> parts) {
        Batch batch = Batch.of(GroupKind.EDIT, desk.labels().text("page.group.save", desk.title(after)), desk.actor())
                .update(before, after);
        return outcome(desk.store().save(with(batch, parts)), before, after);
    }

    private Outcome outcome(Saving saving, @Nullable Row before, Row after) {
        return switch (saving) {
            case Saving.Saved saved ->
                saved.count() == 0
                        ? new Outcome.Kept(after, null, false)
                        : new Outcome.Kept(written(saved, after), saved.group(), before == null);
            case Saving.Stale stale -> clashed(before, after, stale.present());
            case Saving.Refused refused -> new Outcome.Refused(refused.trouble());
            case Saving.Cancelled cancelled -> throw new IllegalStateException("a single save is not cancelled");
        };
    }

    private static Outcome clashed(@Nullable Row before, Row after, List<Row> present) {
        return present.stream()
                .filter(row -> row.id().equals(after.id()))
                .findFirst()
                .<Outcome>map(row -> new Outcome.Clashed(
                        new Clash(Objects.requireNonNull(before, "a new row cannot be stale"), after, row)))
                .orElseGet(() -> new Outcome.PartsClashed(present));
    }

    /** As it was just written; by itself where nothing of it differed and only its parts were. */
    private Row written(Saving.Saved saved, Row after) {
        return saved.rows().stream()
                .map(RowChange::after)
                .filter(row -> row.id().equals(after.id()))
                .findFirst()
                .or(() -> desk.row(after.ledger(), after.id()))
                .orElse(after);
    }
}
