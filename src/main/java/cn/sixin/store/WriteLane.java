package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.store.keys.StoreKey;
import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way into the store for writers: one at a time. A failure of the disk closes the file; whoever comes next opens
 * it again.
 */
final class WriteLane {
    static final long UNCOUNTED = -1;

    private final StoreFiles files;
    private final StoreConfig config;
    private final Map<String, LedgerTable> tables = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final TimeOrderedEpochFactory ids;
    private final Listeners listeners = new Listeners();
    /** Under the lock; {@link #UNCOUNTED} until somebody has counted: a store of 200,000 rows opens sooner without. */
    private final AtomicLong pending = new AtomicLong(UNCOUNTED);
    /** So many transactions are committed, by which a count made beside them is told to be of now. */
    private final AtomicLong commits = new AtomicLong();

    private final OpenFiles opened;

    private volatile boolean closed;

    WriteLane(StoreFiles files, StoreKey key, StoreConfig config, Database database, Outbox outbox)
            throws SQLException {
        this.files = files;
        this.config = config;
        ids = new TimeOrderedEpochFactory.Builder().withClock(config.clock()).build();
        config.kept().forEach(l -> tables.put(l.name(), new LedgerTable(l)));
        opened = new OpenFiles(files, key, config, tables, database, outbox);
    }

    Database database() {
        return opened.database();
    }

    Connection connection() {
        return opened.connection();
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

    /** Changes that the server does not have, or {@link #UNCOUNTED}. */
    long pending() {
        return pending.get();
    }

    long commits() {
        return commits.get();
    }

    /** Takes over a count of what pends. @param asked {@link #commits} before it was made @return whether it is of now */
    boolean counted(long asked, long count) {
        lock.lock();
        try {
            if (commits.get() == asked) {
                pending.set(count);
            }
            return commits.get() == asked;
        } finally {
            lock.unlock();
        }
    }

    Runnable onSaved(Consumer<Saving.Saved> listener) {
        return listeners.add(listener);
    }

    /** Waits for the others, then begins a transaction. What stands in the way is found at the commit. */
    Writing begin(GroupKind kind, String title, Actor actor, String town, @Nullable UUID undoes) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a save within a save");
        }
        enter();
        boolean begun = false;
        try {
            Writing writing = transaction(kind, title, actor, town, undoes);
            begun = true;
            return writing;
        } finally {
            if (!begun) {
                // Whatever it was, the next writer may try.
                lock.unlock();
            }
        }
    }

    private Writing transaction(GroupKind kind, String title, Actor actor, String town, @Nullable UUID undoes) {
        Transaction transaction = new Transaction(this, opened, files);
        transaction.attempt(opened::heal);
        transaction.checkSpace();
        Chain chain = opened.chain();
        chain.undo();
        ChangeGroup group = new ChangeGroup(
                newId(),
                kind,
                title,
                Sql.instant(Sql.utc(config.clock().instant())),
                actor.officer(),
                chain.committed() + 1,
                chain.committed(),
                undoes,
                null);
        transaction.attempt(() -> connection().setAutoCommit(false));
        return new Writing(this, transaction, group, actor, town);
    }

    Listeners listeners() {
        return listeners;
    }

    /** Counts what pends while nobody saves: for who never got a count made beside the saves. */
    long count() {
        lock.lock();
        try {
            long count = Sql.ask("pending", () -> ChangeTable.pending(connection()));
            pending.set(count);
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** A transaction is committed. @param pulled whether it was a pull, which may settle any number of changes */
    void committed(boolean pulled, long count) {
        commits.incrementAndGet();
        if (pulled) {
            pending.set(Sql.ask("pending", () -> ChangeTable.pending(connection())));
        } else if (pending.get() != UNCOUNTED) {
            pending.addAndGet(count);
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
            if (database() != asked) {
                return !closed;
            }
            if (Database.lost(why)) {
                opened.spoil();
            }
            boolean was = opened.broken() && !closed;
            if (was) {
                opened.heal();
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
                opened.heal();
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
            opened.heal();
            note.write(connection());
            if (!connection().getAutoCommit()) {
                connection().commit();
            }
            database().checkpoint();
            return Optional.empty();
        } catch (SQLException failed) {
            opened.spoil();
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
            Sql.step("checkpoint", database()::checkpoint);
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code work} while nobody writes. */
    <T> T alone(Quiet<T> work) throws IOException {
        enter();
        try {
            return work.run(database(), opened.outbox());
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

    /** A transaction has ended: the next writer may begin. */
    void leave() {
        lock.unlock();
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
            opened.close();
        } finally {
            lock.unlock();
        }
    }
}
