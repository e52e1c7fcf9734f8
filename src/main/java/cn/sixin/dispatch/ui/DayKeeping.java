package cn.sixin.dispatch.ui;

import cn.sixin.code.LunarDay;
import cn.sixin.dispatch.ClosedDay;
import cn.sixin.dispatch.DayLine;
import cn.sixin.dispatch.DayTally;
import cn.sixin.dispatch.Dispatch;
import cn.sixin.dispatch.Entry;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.page.Desk;
import cn.sixin.store.Batch;
import cn.sixin.store.GroupKind;
import cn.sixin.store.RowChange;
import cn.sixin.store.Saving;
import cn.sixin.store.files.StoreTrouble;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A day's lines into the store: those that may be saved as one step, what is half typed as drafts. Blocking. */
final class DayKeeping {
    private final Desk desk;
    private final LocalDate day;

    DayKeeping(Desk desk, LocalDate day) {
        this.desk = desk;
        this.day = day;
    }

    /**
     * What is to be kept, as it stands now.
     *
     * @param lines confirmed lines without errors, and those that are no report any more
     * @param drafts lines that the ledger cannot take yet
     * @param dropped enterprises whose draft is done with
     * @param why the reason of a correction; null while the day is open
     */
    record Wanted(
            List<DayLine> lines,
            List<DayLine> drafts,
            Collection<UUID> dropped,
            @Nullable String why) {
        boolean isEmpty() {
            return lines.isEmpty() && drafts.isEmpty() && dropped.isEmpty();
        }
    }

    /**
     * What came of it.
     *
     * @param kept by enterprise: the row as it is kept, empty where it was taken out
     * @param changed by enterprise: the row that somebody else has changed meanwhile, as it is now; nothing was saved
     * @param trouble what the disk has against it; nothing was saved
     */
    record Came(
            Map<UUID, Optional<Row>> kept,
            Map<UUID, Optional<Row>> changed,
            Optional<StoreTrouble> trouble,
            @Nullable UUID group) {
        static Came refused(StoreTrouble trouble) {
            return new Came(Map.of(), Map.of(), Optional.of(trouble), null);
        }
    }

    Came keep(Wanted wanted) {
        for (DayLine line : wanted.drafts()) {
            Optional<StoreTrouble> trouble = desk.store().drafts().keep(desk.officer(), DayDrafts.of(line, day));
            if (trouble.isPresent()) {
                return Came.refused(trouble.get());
            }
        }
        Came came = wanted.lines().isEmpty()
                ? new Came(Map.of(), Map.of(), Optional.empty(), null)
                : save(wanted.lines(), wanted.why());
        for (UUID enterprise : wanted.dropped()) {
            // A draft that stays is found to be saved already when it is next restored.
            desk.store().drafts().drop(desk.officer(), DayDrafts.record(enterprise, day));
        }
        return came;
    }

    private Came save(List<DayLine> lines, @Nullable String why) {
        Map<UUID, Row> present = desk.store()
                .find(
                        Dispatch.LEDGER,
                        lines.stream()
                                .map(DayLine::saved)
                                .filter(Objects::nonNull)
                                .map(Row::id)
                                .toList());
        List<Batch.Op> ops = new ArrayList<>(lines.size());
        Map<UUID, Optional<Row>> changed = new HashMap<>();
        for (DayLine line : lines) {
            Row saved = line.saved();
            Optional<Row> now = saved == null ? twin(line.id()) : Optional.ofNullable(present.get(saved.id()));
            boolean asRead = saved == null
                    ? now.isEmpty()
                    : now.filter(row -> row.envelope()
                                            .changedAt()
                                            .equals(saved.envelope().changedAt())
                                    && !row.envelope().deleted())
                            .isPresent();
            if (asRead) {
                ops.add(op(line, now, why));
            } else {
                changed.put(line.id(), now.filter(row -> !row.envelope().deleted()));
            }
        }
        return changed.isEmpty() ? write(ops) : new Came(Map.of(), changed, Optional.empty(), null);
    }

    private Optional<Row> twin(UUID enterprise) {
        return desk.index(Dispatch.LEDGER).withKey(Dispatch.key(enterprise, day)).stream()
                .findFirst();
    }

    /** @param now as the store has it, with what newer programs put in */
    private Batch.Op op(DayLine line, Optional<Row> now, @Nullable String why) {
        Entry entry = line.entry();
        if (now.isEmpty()) {
            Row made = desk.store().draft(Dispatch.LEDGER).with(values(entry.values()));
            return new Batch.Op.Create(made, why == null ? made.get(Dispatch.LOWER_REASON) : why);
        }
        Row before = now.get();
        if (!entry.confirmed()) {
            return new Batch.Op.Delete(before, why);
        }
        Row after = before.with(values(entry.values()));
        boolean explained = !Objects.equals(before.get(Dispatch.LOWER_REASON), after.get(Dispatch.LOWER_REASON));
        return new Batch.Op.Update(before, after, why == null && explained ? after.get(Dispatch.LOWER_REASON) : why);
    }

    private static Map<Column<?>, @Nullable Object> values(Row row) {
        Map<Column<?>, @Nullable Object> values = new HashMap<>();
        Dispatch.LEDGER.columns().forEach(column -> values.put(column, row.get(column)));
        return values;
    }

    private Came write(List<Batch.Op> ops) {
        String title = desk.labels().text("dispatch.group.title", LunarDay.report(day), ops.size());
        GroupKind kind = ops.size() == 1 ? GroupKind.EDIT : GroupKind.BULK_EDIT;
        Saving saving = desk.store().save(new Batch(kind, title, desk.actor(), ops));
        return switch (saving) {
            case Saving.Saved saved -> new Came(byEnterprise(saved), Map.of(), Optional.empty(), saved.group());
            case Saving.Stale stale -> new Came(Map.of(), byEnterprise(stale.present()), Optional.empty(), null);
            case Saving.Refused refused -> Came.refused(refused.trouble());
            case Saving.Cancelled cancelled -> throw new IllegalStateException("nobody can cancel it");
        };
    }

    private Map<UUID, Optional<Row>> byEnterprise(Saving.Saved saved) {
        if (!saved.bulk()) {
            return byEnterprise(saved.rows().stream().map(RowChange::after).toList());
        }
        List<Row> rows = new ArrayList<>();
        desk.store().forEachOf(saved.group(), Dispatch.LEDGER, rows::add);
        return byEnterprise(rows);
    }

    private static Map<UUID, Optional<Row>> byEnterprise(List<Row> rows) {
        Map<UUID, Optional<Row>> by = new HashMap<>();
        for (Row row : rows) {
            UUID enterprise = row.get(Dispatch.ENTERPRISE);
            if (enterprise != null) {
                by.put(enterprise, Optional.of(row).filter(r -> !r.envelope().deleted()));
            }
        }
        return by;
    }

    /** Closes the day. @return the row that says so, the one that is there already if it was; or what hinders it */
    Closing close(DayTally tally, Instant now) {
        Optional<Row> already = DayOpening.closed(desk, day);
        if (already.isPresent()) {
            return new Closing(already, Optional.empty());
        }
        Row row = desk.store()
                .draft(ClosedDay.LEDGER)
                .with(ClosedDay.AS_OF, day)
                .with(ClosedDay.CLOSED_AT, now.truncatedTo(ChronoUnit.MILLIS))
                .with(ClosedDay.CLOSED_BY, desk.officer())
                .with(ClosedDay.DUE, tally.enterprises())
                .with(ClosedDay.REPORTED, tally.reported());
        String title = desk.labels().text("dispatch.group.close", LunarDay.report(day));
        Saving saving =
                desk.store().save(Batch.of(GroupKind.EDIT, title, desk.actor()).create(row));
        return saving instanceof Saving.Refused refused
                ? new Closing(Optional.empty(), Optional.of(refused.trouble()))
                : new Closing(Optional.of(row), Optional.empty());
    }

    /** Exactly one of the two. */
    record Closing(Optional<Row> row, Optional<StoreTrouble> trouble) {}
}
