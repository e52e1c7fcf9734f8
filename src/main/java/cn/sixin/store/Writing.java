package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.sync.Attention;
import cn.sixin.sync.LocalChange;
import cn.sixin.sync.Pulled;
import cn.sixin.sync.Resend;
import cn.sixin.sync.protocol.SentRow;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Transaction transaction;
    private final ChangeGroup group;
    private final Actor actor;
    private final String town;
    private final Instant now;
    private final WritePage page;
    private final List<RowChange> named = new ArrayList<>();
    private final Set<Ledger> touched = new LinkedHashSet<>();
    private final List<Row> stale = new ArrayList<>();
    private final List<LoggedChange> chunk = new ArrayList<>();
    private final Map<Ledger, List<UUID>> unlogged = new LinkedHashMap<>();
    private @Nullable Set<UUID> attended;
    private long count;
    private boolean open = true;

    Writing(WriteLane lane, Transaction transaction, ChangeGroup group, Actor actor, String town) {
        this.lane = lane;
        this.transaction = transaction;
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
            log(empty(row), null, row, Change.What.CREATE, why);
        });
        return row;
    }

    private static Row empty(Row row) {
        return Row.draft(row.ledger(), row.id(), row.envelope().town());
    }

    /** Writes what differs; gives the row as it is kept. One that changed since it was read makes the save stale. */
    public Row update(Row before, Row after, @Nullable String why) {
        if (before.sameValues(after) && !attended(before.id())) {
            return before;
        }
        return put(before, after, before.envelope().deleted(), Change.What.UPDATE, why);
    }

    /** Takes a row out of sight; it stays in the recycle view. */
    public Row delete(Row before, @Nullable String why) {
        return put(before, before, true, Change.What.DELETE, why);
    }

    /** Brings a deleted row back. */
    public Row restore(Row before, @Nullable String why) {
        return put(before, before, false, Change.What.RESTORE, why);
    }

    void apply(Batch.Op op) {
        switch (op) {
            case Batch.Op.Create(Row row, String why) -> create(row, why);
            case Batch.Op.Update(Row before, Row after, String why) -> update(before, after, why);
            case Batch.Op.Delete(Row before, String why) -> delete(before, why);
            case Batch.Op.Restore(Row before, String why) -> restore(before, why);
        }
    }

    /** A decision's part. @param before null for a row that is not here */
    Row decided(Change.What what, @Nullable Row before, Row after) {
        if (before == null) {
            return create(after);
        }
        return switch (what) {
            case UPDATE -> update(before, after, null);
            case DELETE -> delete(before, null);
            case RESTORE -> restore(before, null);
            // A row that is here and not on the server is told to it whole.
            case CREATE, RESOLVE -> put(before, after, false, what, null);
        };
    }

    private Row put(Row before, Row after, boolean deleted, Change.What what, @Nullable String why) {
        LedgerTable table = lane.table(before.ledger());
        Row[] kept = {after};
        run(() -> {
            Edit edit = edit(before, what);
            boolean creates = edit.what() == Change.What.CREATE;
            Row row = after.with(next(before, deleted && !creates));
            page.update(table, before, row);
            log(edit.base(), before, row, edit.what(), why);
            kept[0] = row;
        });
        return kept[0];
    }

    /** What a change is to the server, and what it is measured against. */
    private record Edit(Change.What what, Row base) {}

    /** Saving a row that a person was to look at settles that: all that the server lacks of it goes to it again. */
    private Edit edit(Row before, Change.What wanted) throws SQLException {
        boolean attended = attended(before.id());
        if (!attended && wanted != Change.What.CREATE) {
            return new Edit(wanted, before);
        }
        flush();
        Set<UUID> one = Set.of(before.id());
        SyncTables tables = new SyncTables(lane.connection());
        List<Attention> open = attended ? tables.attention(one) : List.of();
        List<LocalChange> unsettled = new SyncLog(lane.connection()).unsettled(one, open);
        boolean again = wanted == Change.What.CREATE && Resend.createdAlready(before, open, unsettled);
        Change.What what = again ? Change.What.UPDATE : wanted;
        Edit edit = new Edit(what, what == Change.What.CREATE ? empty(before) : before);
        if (attended && (what == Change.What.UPDATE || what == Change.What.RESOLVE)) {
            Resend resend =
                    Resend.of(before, open, unsettled, tables.shadows(one).get(before.id()));
            edit = new Edit(resend.what(), resend.base());
        }
        if (attended) {
            tables.dismiss(open.stream().map(Attention::id).toList(), now);
            attendedRows().remove(before.id());
        }
        return edit;
    }

    private boolean attended(UUID row) {
        return attendedRows().contains(row);
    }

    private Set<UUID> attendedRows() {
        Set<UUID> rows = attended;
        if (rows == null) {
            Set<UUID> found = new HashSet<>();
            run(() -> found.addAll(new SyncTables(lane.connection()).attendedRows()));
            rows = found;
            attended = rows;
        }
        return rows;
    }

    /** Writes a row that is so on the server, or that only stands differently with it. */
    void pull(Pulled pulled) {
        Row before = pulled.before();
        Row after = pulled.after();
        LedgerTable table = lane.table(after.ledger());
        run(() -> {
            if (before == null) {
                page.insert(table, after);
            } else {
                page.update(table, before, after);
            }
            if (before == null || !before.sameValues(after) || deletes(before) != deletes(after)) {
                logPulled(before, after, pulled.sent());
            } else {
                touched.add(after.ledger());
                name(before, after);
                unlogged.computeIfAbsent(after.ledger(), l -> new ArrayList<>()).add(after.id());
            }
            if (page.full()) {
                transaction.checkSpace();
                flush();
            }
        });
    }

    private void logPulled(@Nullable Row before, Row after, @Nullable SentRow sent) throws SQLException {
        Change.What what = before == null ? Change.What.CREATE : Change.What.UPDATE;
        if (deletes(after)) {
            what = before == null || !deletes(before) ? Change.What.DELETE : what;
        } else if (before != null && deletes(before)) {
            what = Change.What.RESTORE;
        }
        Row from = before == null ? empty(after) : before;
        Envelope e = after.envelope();
        LoggedChange change = change(
                after,
                what,
                sent == null ? now : e.changedAt(),
                e.changedBy(),
                sent == null ? "" : sent.device(),
                null,
                from.changesTo(after));
        page.change(change, sent == null ? 0 : sent.seq());
        Attachments.mark(lane.connection(), after);
        remember(before, after, change);
    }

    private static boolean deletes(Row row) {
        return row.envelope().deleted();
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

    private void log(Row base, @Nullable Row before, Row after, Change.What what, @Nullable String why)
            throws SQLException {
        Map<Column<?>, Change.Delta> delta = what == Change.What.DELETE || what == Change.What.RESTORE
                ? Map.of()
                : base.editTo(what == Change.What.CREATE || before == null ? base : before, after);
        Instant at = after.envelope().changedAt();
        LoggedChange change = change(after, what, at, actor.officer(), actor.device(), why, delta);
        page.change(change, null);
        Attachments.mark(lane.connection(), after);
        remember(before, after, change);
        if (page.full()) {
            transaction.checkSpace();
            flush();
        }
    }

    private LoggedChange change(
            Row after,
            Change.What what,
            Instant at,
            String officer,
            String device,
            @Nullable String why,
            Map<Column<?>, Change.Delta> delta) {
        Envelope e = after.envelope();
        return transaction.chain(new LoggedChange(
                0,
                lane.newId(),
                group.id(),
                after.ledger().name(),
                after.id(),
                what,
                e.baseRev(),
                at,
                officer,
                device,
                e.town(),
                why,
                DeltaJson.write(delta),
                LoggedChange.NO_HASH,
                LoggedChange.NO_HASH));
    }

    private void remember(@Nullable Row before, Row after, LoggedChange change) {
        touched.add(after.ledger());
        name(before, after);
        if (chunk.size() == ChangeTable.PAGE) {
            transaction.journal(JournalChunk.of(group, chunk, false));
            chunk.clear();
        }
        chunk.add(change);
    }

    private void name(@Nullable Row before, Row after) {
        count++;
        if (count <= Saving.NAMED) {
            named.add(new RowChange(before, after));
        } else {
            named.clear();
        }
    }

    /** What was written is in the answers of this transaction. */
    void settle() {
        run(this::flush);
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
        if (stale.isEmpty() && !transaction.failed()) {
            transaction.attempt(step);
        }
    }

    /** Runs a step of its transaction; after one failure the rest is left out. */
    void attempt(Sql.Step step) {
        transaction.attempt(step);
    }

    /** Whether going on is of use; an import asks it now and then. */
    public boolean hopeless() {
        return !stale.isEmpty() || transaction.failed();
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
        boolean allNamed = count == named.size();
        Map<Ledger, List<UUID>> untold = allNamed ? Map.of() : Map.copyOf(unlogged);
        long told = count - untold.values().stream().mapToLong(List::size).sum();
        return transaction.commit(
                group,
                List.copyOf(chunk),
                new Saving.Saved(group.id(), told, List.copyOf(named), Set.copyOf(touched), Optional.empty()),
                untold);
    }

    /** The store failed beneath what was asked of this transaction; it cannot be saved any more. */
    void fail(SQLException why) {
        transaction.fail(why);
    }

    UUID groupId() {
        return group.id();
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            closeStatements();
            transaction.rollback();
        }
    }

    private void closeStatements() {
        transaction.attempt(page::close);
    }
}
