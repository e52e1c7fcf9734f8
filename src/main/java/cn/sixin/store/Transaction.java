package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.files.StoreTrouble;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the store's writer, from {@link WriteLane#begin} to its end, at which the lane is free again: what
 * failed in it, and the order of what makes a save durable: commit, checkpoint, journal.
 */
final class Transaction {
    private final WriteLane lane;
    private final OpenFiles opened;
    private final StoreFiles files;
    private @Nullable Throwable failure;
    private @Nullable IOException journalFailure;

    Transaction(WriteLane lane, OpenFiles opened, StoreFiles files) {
        this.lane = lane;
        this.opened = opened;
        this.files = files;
    }

    /** Runs a step of it; after one failure the rest is left out. */
    void attempt(Sql.Step step) {
        if (failure == null) {
            try {
                step.run();
            } catch (SQLException e) {
                failure = e;
            }
        }
    }

    /** It cannot be saved any more. */
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
        return opened.chain().add(change);
    }

    /** Refuses it where the disk is nearly full, before it is quite full. */
    void checkSpace() {
        if (failure == null) {
            files.checkSpace(StoreFiles.RESERVE).ifPresent(t -> failure = new Refusal(t));
        }
    }

    /** Adds to the journal while the next rows are written; what fails there is no failure of the save. */
    void journal(JournalChunk chunk) {
        onJournal(() -> opened.outbox().appendLater(chunk));
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
     * Makes it durable and tells of it.
     *
     * @param untold rows that no change names although they were written, and that {@code saved} does not name either
     */
    Saving commit(ChangeGroup group, List<LoggedChange> last, Saving.Saved saved, Map<Ledger, List<UUID>> untold) {
        try {
            onJournal(() -> opened.outbox().settle());
            boolean pulled = group.kind() == GroupKind.SYNC;
            boolean logged = opened.chain().grew();
            if (saved.count() == 0 && !pulled) {
                undo();
                return failure == null ? saved : refused();
            }
            attempt(() -> {
                if (logged) {
                    ChangeTable.insertGroup(opened.connection(), opened.chain().range(group));
                }
                opened.connection().commit();
                opened.database().checkpoint();
            });
            if (failure != null && !healedWith(group)) {
                return refused();
            }
            opened.chain().commit();
            lane.committed(pulled, saved.count());
            Saving.Saved done = logged ? finish(group, last, saved) : saved;
            if (done.count() > 0) {
                lane.listeners().tell(done);
            }
            untold.forEach((ledger, ids) ->
                    lane.listeners().tell(opened.connection(), group, ledger, lane.table(ledger), ids));
            return done;
        } finally {
            lane.leave();
        }
    }

    private Saving.Saved finish(ChangeGroup group, List<LoggedChange> last, Saving.Saved saved) {
        onJournal(() -> {
            opened.outbox().append(JournalChunk.of(group, last, true));
            opened.outbox().force();
        });
        if (journalFailure != null) {
            // A journal that could not take it is brought up to the store before the next save.
            opened.spoil();
        }
        return new Saving.Saved(
                saved.group(),
                saved.count(),
                saved.rows(),
                saved.ledgers(),
                Optional.ofNullable(journalFailure)
                        .map(e -> StoreTrouble.of(e, files.folder())
                                .orElse(new StoreTrouble.Damaged(files.journal(), e.toString()))));
    }

    void rollback() {
        try {
            onJournal(() -> opened.outbox().settle());
            undo();
        } finally {
            lane.leave();
        }
    }

    private void undo() {
        opened.chain().undo();
        try {
            opened.connection().rollback();
            opened.outbox().cutUnfinished();
        } catch (SQLException | IOException e) {
            // The file is opened again before the next save, and that undoes it, too.
            opened.spoil();
            failure = failure == null ? e : failure;
        }
    }

    private Saving refused() {
        Throwable why = failure;
        if (why == null) {
            throw new IllegalStateException("nothing failed");
        }
        undo();
        if (why instanceof Refusal refusal) {
            return new Saving.Refused(refusal.trouble);
        }
        opened.spoil();
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
        opened.spoil();
        ChangeTable.Head wanted = opened.chain().ahead();
        try {
            opened.heal();
            boolean there = !ChangeTable.groups(opened.connection(), "where g.id = ?", group.id())
                    .isEmpty();
            if (there) {
                opened.chain().turnedOut(wanted);
            } else {
                opened.chain().undo();
            }
            return there;
        } catch (SQLException stillBroken) {
            opened.spoil();
            return false;
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
