package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.store.files.StoreTrouble;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What came of a save. */
public sealed interface Saving {
    /** Up to so many rows are named in {@link Saved#rows}. */
    int NAMED = 2000;

    /**
     * On the disk: rows, changes and chain, whatever happens next.
     *
     * @param group what {@link Store#undo} takes back
     * @param count how many rows changed; 0 when nothing differed, and then nothing was written
     * @param rows each of them, in order; empty when there were more than {@link #NAMED}
     * @param ledgers where rows changed
     * @param warning what kept the journal, the second copy, from taking it, too
     */
    record Saved(UUID group, long count, List<RowChange> rows, Set<Ledger> ledgers, Optional<StoreTrouble> warning)
            implements Saving {
        /** Too many rows to name: whoever keeps a copy of a ledger asks {@link Store#forEachOf} for them. */
        public boolean bulk() {
            return count > rows.size();
        }
    }

    /** Rows that were changed since they were read, as they are now; nothing was written. */
    record Stale(List<Row> present) implements Saving {}

    /** The folder or the disk did not let us; nothing was written. */
    record Refused(StoreTrouble trouble) implements Saving {}

    /** The officer stopped it; nothing was written. */
    record Cancelled() implements Saving {}
}
