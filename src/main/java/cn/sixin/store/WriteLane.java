package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.store.keys.StoreKey;
import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way into the store for writers: one at a time, the chain of changes, and the order of what makes a save
 * durable: commit, checkpoint, journal. A failure of the disk closes the file; the next save opens it again.
 */
final class WriteLane {
    private final StoreFiles files;
    private final StoreKey key;
    private final StoreConfig config;
    private final Map<String, LedgerTable> tables = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final TimeOrderedEpochFactory ids;
    private final MessageDigest sha256 = LoggedChange.sha256();
    private final List<Consumer<Saving.Saved>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong pending = new AtomicLong();

    private volatile Database database;
    private Outbox outbox;
    private ChangeTable.Head committed;
    private ChangeTable.Head ahead;
    private @Nullable Throwable failure;
    private @Nullable IOException journalFailure;
    private boolean broken;
    private volatile boolean closed;

    WriteLane(StoreFiles files, StoreKey key, StoreConfig config, Database database, Outbox outbox)
            throws SQLException {
        this.files = files;
        this.key = key;
        this.config = config;
        this.database = database;
        this.outbox = outbox;
        ids = new TimeOrderedEpochFactory.Builder().withClock(config.clock()).build();
        config.kept().forEach(l -> tables.put(l.name(), new LedgerTable(l)));
        committed = ChangeTable.head(database.writer());
        ahead = committed;
        pending.set(countPending());
    }

    Database database() {
        return database;
    }

    Connection connection() {
        return database.writer();
    }

    LedgerTable table(Ledger ledger) {
        LedgerTable table = tables.get(ledger.name());
        if (table == null) {
            throw new IllegalArgumentException("not a ledger of this store: " + ledger);
        }
        return table;
    }

    Map<String, LedgerTable> tables() {
        return tables;
    }

    UUID newId() {
        return ids.create();
    }

    long pending() {
        return pending.get();
    }

    Runnable onSaved(Consumer<Saving.Saved> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Waits for the others, then begins a transaction. What stands in the way is found at the commit. */
    Writing begin(GroupKind kind, String title, Actor actor, String town, @Nullable UUID undoes) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a save within a save");
        }
        enter();
        failure = null;
        journalFailure = null;
        attempt(this::heal);
        checkSpace();
        ahead = committed;
        ChangeGroup group = new ChangeGroup(
                newId(),
                kind,
                title,
                Sql.instant(Sql.utc(config.clock().instant())),
                actor.officer(),
                committed.seq() + 1,
                committed.seq(),
                undoes,
                null);
        attempt(() -> connection().setAutoCommit(false));
        return new Writing(this, group, actor, town);
    }

    /** Runs a step of the present transaction; after one failure the rest is left out. */
    void attempt(Sql.Step step) {
        if (failure == null) {
            try {
                step.run();
            } catch (SQLException e) {
                failure = e;
            }
        }
    }

    /** The present transaction cannot be saved any more. */
    void fail(SQLException why) {
        attempt(() -> {
            throw why;
        });
    }

    boolean failed() {
        return failure != null;
    }

    /** Gives a change its number and its place in the chain. */
    LoggedChange chain(LoggedChange change) {
        LoggedChange numbered = new LoggedChange(
                ahead.seq() + 1,
                change.op(),
                change.group(),
                change.ledger(),
                change.record(),
                change.what(),
                change.baseRev(),
                change.at(),
                change.officer(),
                change.device(),
                change.town(),
                change.why(),
                change.delta(),
                ahead.hash(),
                LoggedChange.NO_HASH);
        byte[] hash = numbered.digest(ahead.hash(), sha256);
        ahead = new ChangeTable.Head(numbered.seq(), hash);
        return numbered.withHash(hash);
    }

    /** Refuses the present transaction where the disk is nearly full, before it is quite full. */
    void checkSpace() {
        if (failure == null) {
            files.checkSpace(StoreFiles.RESERVE).ifPresent(t -> failure = new Refusal(t));
        }
    }

    /** Adds to the journal while the next rows are written; what fails there is no failure of the save. */
    void journal(JournalChunk chunk) {
        onJournal(() -> outbox.appendLater(chunk));
    }

    @FunctionalInterface
    private interface JournalStep {
        void run() throws IOException;
    }

    /** After one failure the rest is left out. */
    private void onJournal(JournalStep step) {
        if (journalFailure == null) {
            try {
                step.run();
            } catch (IOException e) {
                journalFailure = e;
            }
        }
    }

    /**
     * Makes the present transaction durable and tells of it.
     *
     * @param untold rows that no change names although they were written, and that {@code saved} does not name either
     */
    Saving commit(ChangeGroup group, List<LoggedChange> last, Saving.Saved saved, Map<Ledger, List<UUID>> untold) {
        try {
            onJournal(outbox::settle);
            boolean pulled = group.kind() == GroupKind.SYNC;
            boolean logged = ahead.seq() > committed.seq();
            if (saved.count() == 0 && !pulled) {
                undoTransaction();
                return failure == null ? saved : refused();
            }
            attempt(() -> {
                if (logged) {
                    ChangeTable.insertGroup(connection(), range(group));
                }
                connection().commit();
                database.checkpoint();
            });
            if (failure != null && !healedWith(group)) {
                return refused();
            }
            committed = ahead;
            pending.set(pulled ? countPending() : pending.get() + saved.count());
            Saving.Saved done = logged ? finish(group, last, saved) : saved;
            if (done.count() > 0) {
                listeners.forEach(listener -> listener.accept(done));
            }
            untold.forEach((ledger, ids) -> tell(group, ledger, ids));
            return done;
        } finally {
            lock.unlock();
        }
    }

    private long countPending() {
        return Sql.ask(
                "pending",
                () -> ChangeTable.count(connection(), "select count(*) from change where server_seq is null"));
    }

    /** As many at a time as are named. */
    private void tell(ChangeGroup group, Ledger ledger, List<UUID> ids) {
        LedgerTable table = table(ledger);
        for (int from = 0; from < ids.size(); from += Saving.NAMED) {
            Object[] some =
                    ids.subList(from, Math.min(ids.size(), from + Saving.NAMED)).toArray();
            List<RowChange> rows = Sql.ask(
                    "tell",
                    () -> Sql.list(connection(), table.select("where id = any(?)"), table::read, (Object) some).stream()
                            .map(row -> new RowChange(row, row))
                            .toList());
            Saving.Saved told = new Saving.Saved(group.id(), rows.size(), rows, Set.of(ledger), Optional.empty());
            listeners.forEach(listener -> listener.accept(told));
        }
    }

    private Saving.Saved finish(ChangeGroup group, List<LoggedChange> last, Saving.Saved saved) {
        onJournal(() -> {
            outbox.append(JournalChunk.of(group, last, true));
            outbox.force();
        });
        // A journal that could not take it is brought up to the store before the next save.
        broken |= journalFailure != null;
        return new Saving.Saved(
                saved.group(),
                saved.count(),
                saved.rows(),
                saved.ledgers(),
                Optional.ofNullable(journalFailure)
                        .map(e -> StoreTrouble.of(e, files.folder())
                                .orElse(new StoreTrouble.Damaged(files.journal(), e.toString()))));
    }

    private ChangeGroup range(ChangeGroup group) {
        return new ChangeGroup(
                group.id(),
                group.kind(),
                group.title(),
                group.at(),
                group.officer(),
                committed.seq() + 1,
                ahead.seq(),
                group.undoes(),
                null);
    }

    void rollback() {
        try {
            onJournal(outbox::settle);
            undoTransaction();
        } finally {
            lock.unlock();
        }
    }

    private void undoTransaction() {
        ahead = committed;
        try {
            connection().rollback();
            outbox.cutUnfinished();
        } catch (SQLException | IOException e) {
            // The file is opened again before the next save, and that undoes it, too.
            broken = true;
            failure = failure == null ? e : failure;
        }
    }

    private Saving refused() {
        Throwable why = failure;
        if (why == null) {
            throw new IllegalStateException("nothing failed");
        }
        undoTransaction();
        if (why instanceof Refusal refusal) {
            return new Saving.Refused(refusal.trouble);
        }
        broken = true;
        return StoreTrouble.of(why, files.folder())
                .or(() -> files.checkSpace(StoreFiles.RESERVE))
                .map(t -> (Saving) new Saving.Refused(t))
                .orElseThrow(() -> new StoreFailure("save", why));
    }

    /** After a failed commit: opens the file again and asks whether the group is in it after all. */
    private boolean healedWith(ChangeGroup group) {
        if (failure instanceof Refusal) {
            return false;
        }
        broken = true;
        ChangeTable.Head wanted = ahead;
        try {
            heal();
            boolean there = !ChangeTable.groups(connection(), "where g.id = ?", group.id())
                    .isEmpty();
            ahead = there ? wanted : committed;
            return there;
        } catch (SQLException stillBroken) {
            broken = true;
            return false;
        }
    }

    /** Opens the file and the journal again after a failure that closed them. */
    private void heal() throws SQLException {
        if (broken) {
            database.abandon();
            try {
                // What an import left in the journal may be all that fills the disk.
                outbox.cutUnfinished();
                outbox.close();
                Database.trim(files.database());
                database = Database.open(files.database(), key, config.filePrefix(), config.cacheKb(), false);
                outbox = Outbox.open(files, key, ChangeTable.head(connection()).seq());
                Reconciling.bring(connection(), outbox, tables);
                committed = ChangeTable.head(connection());
                ahead = committed;
                connection().setAutoCommit(false);
                broken = false;
            } catch (IOException e) {
                throw new SQLException("journal", e);
            }
        }
    }

    /**
     * Opens the file again for those who read, when a failure had closed it.
     *
     * @param asked what the question was put to
     * @param why how it failed: the database's own thread may have met the disk's failure, and no save of ours
     * @return whether the question may be put again
     */
    boolean mend(Database asked, Exception why) {
        if (lock.isHeldByCurrentThread()) {
            // Within a save of its own, which is to end by it first.
            return false;
        }
        lock.lock();
        try {
            if (database != asked) {
                return !closed;
            }
            broken |= Database.lost(why);
            boolean was = broken && !closed;
            if (was) {
                heal();
            }
            return was;
        } catch (SQLException stillBroken) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    interface Note {
        void write(Connection connection) throws SQLException;
    }

    /** Writes what is no row and no change, in a transaction of its own. */
    void note(Note note) {
        enter();
        try {
            Sql.step("note", () -> {
                heal();
                note.write(connection());
                if (!connection().getAutoCommit()) {
                    connection().commit();
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #note}, and on the disk when it returns; what the folder or the disk did not let us is told. */
    Optional<StoreTrouble> durable(Note note) {
        enter();
        try {
            heal();
            note.write(connection());
            if (!connection().getAutoCommit()) {
                connection().commit();
            }
            database.checkpoint();
            return Optional.empty();
        } catch (SQLException failed) {
            broken = true;
            return Optional.of(StoreTrouble.of(failed, files.folder())
                    .or(() -> files.checkSpace(StoreFiles.RESERVE))
                    .orElseThrow(() -> new StoreFailure("note", failed)));
        } finally {
            lock.unlock();
        }
    }

    void checkpoint() {
        enter();
        try {
            Sql.step("checkpoint", database::checkpoint);
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code work} while nobody writes. */
    <T> T alone(Quiet<T> work) throws IOException {
        enter();
        try {
            return work.run(database, outbox);
        } catch (SQLException e) {
            throw new IOException(e);
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    interface Quiet<T> {
        T run(Database database, Outbox outbox) throws SQLException, IOException;
    }

    /** Waits for the writer before. @throws StoreClosed when there will be no writer any more */
    private void enter() {
        lock.lock();
        if (closed) {
            lock.unlock();
            throw new StoreClosed();
        }
    }

    boolean closed() {
        return closed;
    }

    /** Waits for a save under way, then ends; closing twice is closing once. */
    void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            outbox.close();
            Sql.step("close", database::close);
        } finally {
            lock.unlock();
        }
    }

    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient StoreTrouble trouble;

        Refusal(StoreTrouble trouble) {
            super(trouble.key());
            this.trouble = trouble;
        }
    }
}
