package cn.sixin.store;

import cn.sixin.ledger.Progress;
import cn.sixin.sync.StationStore;
import cn.sixin.sync.StationTx;
import cn.sixin.sync.StoreRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** The encrypted store as the engine uses it; its writes stand in line with the officers' saves. */
final class SyncStore implements StationStore {
    private final Store store;
    private final String title;

    /** @param title what was done, in the officer's language, for the list of what was done */
    SyncStore(Store store, String title) {
        this.store = store;
        this.title = title;
    }

    @Override
    public <T> T read(Function<StationTx, T> work) {
        return store.reading().ask(connection -> {
            // One committed state for all questions, whatever is saved meanwhile.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return work.apply(new SyncTx(
                        store.lane(), connection, null, store.config().clock()));
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        });
    }

    @Override
    public <T> T write(Function<StationTx, T> work) {
        try (Writing writing = store.begin(GroupKind.SYNC, title, new Actor("", store.device()))) {
            T result = writing.hopeless() ? null : run(work, writing);
            Saving saving = writing.commit(Progress.NONE);
            return switch (saving) {
                case Saving.Saved saved when result != null -> result;
                case Saving.Refused refused ->
                    throw new StoreRefused(refused.trouble().problem());
                default -> throw new StoreFailure("sync wrote rows that it had not read: " + saving);
            };
        }
    }

    private <T> @org.jspecify.annotations.Nullable T run(Function<StationTx, T> work, Writing writing) {
        WriteLane lane = store.lane();
        try {
            return work.apply(
                    new SyncTx(lane, lane.connection(), writing, store.config().clock()));
        } catch (StoreFailure failure) {
            if (failure.getCause() instanceof SQLException why) {
                // It is told as a save's failure is: the disk's or the folder's trouble, or our fault.
                writing.fail(why);
                return null;
            }
            throw failure;
        }
    }
}
