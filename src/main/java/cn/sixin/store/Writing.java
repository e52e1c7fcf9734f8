package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group of changes being written: rows and their changes, row by row, in one transaction. Whoever holds it is the
 * store's only writer. Nothing is there for others, or after a crash, before {@link #commit}; closing without it
 * leaves nothing behind.
 */
public final class Writing implements AutoCloseable {
    /** How often progress is told. */
    private static final int STEP = 500;

    private final WriteLane lane;
    private final ChangeGroup group;
    private final Actor actor;
    private final String town;
    private final Instant now;
    private final WritePage page;
    private final List<RowChange> named = new ArrayList<>();
    private final Set<Ledger> touched = new LinkedHashSet<>();
    private final List<Row> stale = new ArrayList<>();
    private final List<LoggedChange> chunk = new ArrayList<>();
    private long count;
    private boolean open = true;

    Writing(WriteLane lane, ChangeGroup group, Actor actor, String town) {
        this.lane = lane;
        this.group = group;
        this.actor = actor;
        this.town = town;
        now = group.at();
        page = new WritePage(lane.connection());
    }

    /** Writes a new row; gives it as it is kept. */
    public Row create(Row draft) {
        return create(draft, null);
    }

    /** The same, with why it comes so late. */
    Row create(Row draft, @Nullable String why) {
        String rowTown =
                draft.envelope().town().isEmpty() ? town : draft.envelope().town();
        Row row = draft.with(new Envelope(
                draft.id(), rowTown, 0, SyncState.PENDING, now, actor.officer(), now, actor.officer(), false));
        LedgerTable table = lane.table(row.ledger());
        run(() -> {
            page.insert(table, row);
            log(null, row, Change.What.CREATE, why);
        });
        return row;
    }

    /** Writes what differs; gives the row as it is kept. One that changed since it was read makes the save stale. */
    public Row update(Row before, Row after, @Nullable String why) {
        if (before.sameValues(after)) {
            return before;
        }
        return put(before, after.with(next(before, before.envelope().deleted())), Change.What.UPDATE, why);
    }

    /** Takes a row out of sight; it stays in the recycle view. */
    public Row delete(Row before, @Nullable String why) {
        return put(before, before.with(next(before, true)), Change.What.DELETE, why);
    }

    /** Brings a deleted row back. */
    public Row restore(Row before, @Nullable String why) {
        return put(before, before.with(next(before, false)), Change.What.RESTORE, why);
    }

    void apply(Batch.Op op) {
        switch (op) {
            case Batch.Op.Create(Row row, String why) -> create(row, why);
            case Batch.Op.Update(Row before, Row after, String why) -> update(before, after, why);
            case Batch.Op.Delete(Row before, String why) -> delete(before, why);
            case Batch.Op.Restore(Row before, String why) -> restore(before, why);
        }
    }

    private Row put(Row before, Row after, Change.What what, @Nullable String why) {
        LedgerTable table = lane.table(before.ledger());
        run(() -> {
            page.update(table, before, after);
            log(before, after, what, why);
        });
        return after;
    }

    private Envelope next(Row before, boolean deleted) {
        Envelope was = before.envelope();
        // Each change has a later time than the one before: it is by its time that a row read earlier is known.
        Instant at = now.isAfter(was.changedAt()) ? now : was.changedAt().plus(1, ChronoUnit.MILLIS);
        return new Envelope(
                was.id(),
                was.town(),
                was.baseRev(),
                SyncState.PENDING,
                was.createdAt(),
                was.createdBy(),
                at,
                actor.officer(),
                deleted);
    }

    private void log(@Nullable Row before, Row after, Change.What what, @Nullable String why) throws SQLException {
        Row from = before == null
                ? Row.draft(after.ledger(), after.id(), after.envelope().town())
                : before;
        Map<Column<?>, Change.Delta> delta =
                what == Change.What.DELETE || what == Change.What.RESTORE ? Map.of() : from.changesTo(after);
        Envelope e = after.envelope();
        LoggedChange change = lane.chain(new LoggedChange(
                0,
                lane.newId(),
                group.id(),
                after.ledger().name(),
                after.id(),
                what,
                e.baseRev(),
                e.changedAt(),
                actor.officer(),
                actor.device(),
                e.town(),
                why,
                DeltaJson.write(delta),
                LoggedChange.NO_HASH,
                LoggedChange.NO_HASH));
        page.change(change);
        Attachments.mark(lane.connection(), after);
        remember(before, after, change);
        if (page.full()) {
            lane.checkSpace();
            flush();
        }
    }

    private void remember(@Nullable Row before, Row after, LoggedChange change) {
        count++;
        touched.add(after.ledger());
        if (count <= Saving.NAMED) {
            named.add(new RowChange(before, after));
        } else {
            named.clear();
        }
        if (chunk.size() == ChangeTable.PAGE) {
            lane.journal(JournalChunk.of(group, chunk, false));
            chunk.clear();
        }
        chunk.add(change);
    }

    private void flush() throws SQLException {
        stale.addAll(page.flush());
    }

    /** Makes sure that a query of this transaction sees what was written of {@code row}. */
    void settle(UUID row) {
        if (page.holds(row)) {
            run(this::flush);
        }
    }

    private void run(Sql.Step step) {
        if (!open) {
            throw new IllegalStateException("this writing is closed");
        }
        // Once it cannot be saved any more, the rest need not be written either.
        if (stale.isEmpty() && !lane.failed()) {
            lane.attempt(step);
        }
    }

    /** Whether going on is of use; an import asks it now and then. */
    public boolean hopeless() {
        return !stale.isEmpty() || lane.failed();
    }

    /** How many rows this writing has changed so far. */
    public long count() {
        return count;
    }

    /** Tells {@code progress} now and then; gives whether the officer wants to stop. */
    public boolean told(Progress progress, long done, long total) {
        if (done % STEP == 0 || done == total) {
            progress.at(done, total);
        }
        return progress.cancelled();
    }

    /** Makes it all durable, or leaves nothing. Returns when it is on the disk. */
    public Saving commit(Progress progress) {
        if (progress.cancelled()) {
            close();
            return new Saving.Cancelled();
        }
        run(this::flush);
        if (!stale.isEmpty()) {
            close();
            return new Saving.Stale(List.copyOf(stale));
        }
        open = false;
        closeStatements();
        return lane.commit(
                group,
                List.copyOf(chunk),
                new Saving.Saved(
                        group.id(), count, List.copyOf(named), Set.copyOf(touched), java.util.Optional.empty()));
    }

    UUID groupId() {
        return group.id();
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            closeStatements();
            lane.rollback();
        }
    }

    private void closeStatements() {
        lane.attempt(page::close);
    }
}
