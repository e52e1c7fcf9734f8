package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Where;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.StoreKey;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The encrypted store of a station, open. All calls block and none touches a screen; any thread may read, and writers
 * wait for each other. A save that returned {@link Saving.Saved} is on the disk.
 */
public final class Store implements AutoCloseable {
    private final StoreFiles files;
    private final StoreKey key;
    private final StoreConfig config;
    private final WriteLane lane;
    private final Reading reading;
    private final String town;
    private final String device;

    Store(StoreFiles files, StoreKey key, StoreConfig config, WriteLane lane) {
        this.files = files;
        this.key = key;
        this.config = config;
        this.lane = lane;
        reading = new Reading(lane);
        town = reading.meta(Meta.TOWN).orElseThrow();
        device = reading.meta(Meta.DEVICE).orElseThrow();
    }

    /** Makes a new store. @param town 9 digits @param device the id by which the town knows this station */
    public static Opened create(StoreFiles files, StoreKey key, StoreConfig config, String town, String device) {
        return new StoreOpening(files, key, config).create(town, device);
    }

    /** Opens the store; where that is refused the file is as it was. */
    public static Opened open(StoreFiles files, StoreKey key, StoreConfig config) {
        return new StoreOpening(files, key, config).open();
    }

    /** Does what the first opening in a process would do besides; at any time, on any thread. */
    public static void prepare(StoreConfig config) {
        try {
            new Preparing(config).run();
        } catch (SQLException e) {
            throw new StoreFailure("prepare", e);
        }
    }

    public StoreFiles files() {
        return files;
    }

    public List<Ledger> ledgers() {
        return config.ledgers();
    }

    /** 9 digits. */
    public String town() {
        return town;
    }

    public String device() {
        return device;
    }

    public Actor actor(String officer) {
        return new Actor(officer, device());
    }

    /** A new row id (UUIDv7). */
    public UUID newId() {
        return lane.newId();
    }

    /** An empty row of this town, not yet saved. */
    public Row draft(Ledger ledger) {
        return Row.draft(ledger, newId(), town());
    }

    /** Saves all of a batch or nothing; returns when it is on the disk. */
    public Saving save(Batch batch) {
        try (Writing writing = begin(batch.kind(), batch.title(), batch.actor())) {
            batch.ops().forEach(writing::apply);
            return writing.commit(Progress.NONE);
        }
    }

    /**
     * Begins a group that is written row by row, as an import is. Other writers wait until it is committed or closed;
     * it belongs to the thread that began it.
     */
    public Writing begin(GroupKind kind, String title, Actor actor) {
        return lane.begin(kind, title, actor, town(), null);
    }

    /**
     * Tells of every save after it is durable, in order, on the saving thread. A listener saves nothing.
     *
     * @return takes the listener off
     */
    public Runnable onSaved(Consumer<Saving.Saved> listener) {
        return lane.onSaved(listener);
    }

    /** The row, deleted or not. */
    public Optional<Row> find(Ledger ledger, UUID id) {
        return reading.find(ledger, id);
    }

    /** Those of the rows that exist, deleted or not. */
    public Map<UUID, Row> find(Ledger ledger, Collection<UUID> ids) {
        return reading.find(ledger, ids);
    }

    /** Every row that is not deleted, in the order in which they came into this store, one at a time. */
    public void forEach(Ledger ledger, Consumer<Row> each) {
        reading.forEach(ledger, each);
    }

    /** Every row of {@code ledger} that a group changed, as it is now, deleted or not, one at a time. */
    public void forEachOf(UUID group, Ledger ledger, Consumer<Row> each) {
        reading.forEachOf(group(group).orElseThrow(), ledger, each);
    }

    /** Rows of {@code child}, not deleted, whose {@code reference} is {@code parent}, newest first. */
    public List<Row> children(Ledger child, Column<UUID> reference, UUID parent) {
        return reading.children(child, reference, parent);
    }

    /** The same of several rows. */
    public List<Row> children(Ledger child, Column<UUID> reference, Collection<UUID> parents) {
        return reading.children(child, reference, parents);
    }

    /** How many rows, not deleted, meet all of these conditions, and the first of them; from an index where there is one. */
    public Listed list(Ledger ledger, List<Where> where, int limit) {
        return reading.list(ledger, where, limit);
    }

    /** Those with the earliest day in a column, that day's order; rows without one come last. */
    public List<Row> earliest(Ledger ledger, List<Where> where, Column<LocalDate> day, int limit) {
        return reading.earliest(ledger, where, day, limit);
    }

    /** How many of those rows there are for each day of a column, in its order. */
    public Map<LocalDate, Long> perDay(Ledger ledger, List<Where> where, Column<LocalDate> day) {
        return reading.perDay(ledger, where, day);
    }

    /** The recycle view: what was deleted, latest first. */
    public List<Row> deleted(Ledger ledger, int limit) {
        return reading.deleted(ledger, limit);
    }

    /** Rows, deleted ones among them; unlike {@link #count} it reads none of them. */
    public long size(Ledger ledger) {
        return reading.size(ledger);
    }

    /** Rows that are not deleted. */
    public long count(Ledger ledger) {
        return reading.count(ledger);
    }

    /** Changes that the city server does not have. Blocks the first time, while they are counted. */
    public long pendingCount() {
        long pending = lane.pending();
        if (pending != WriteLane.UNCOUNTED) {
            return pending;
        }
        for (int attempt = 0; attempt < 3; attempt++) {
            long asked = lane.commits();
            long count = reading.ask(ChangeTable::pending);
            if (lane.counted(asked, count)) {
                return count;
            }
        }
        return lane.count();
    }

    /** Changes that the city server does not have, after a number, oldest first. */
    public List<Change> pending(long after, int limit) {
        return reading.pending(after, limit);
    }

    /** Who changed a row, when, which columns, from what to what; latest first. */
    public List<Change> history(UUID record) {
        return reading.history(record);
    }

    /** What was done last, latest first. */
    public List<ChangeGroup> groups(int limit) {
        return reading.groups("order by g.last_seq desc limit ?", limit);
    }

    public Optional<ChangeGroup> group(UUID id) {
        return reading.groups("where g.id = ?", id).stream().findFirst();
    }

    /** The latest thing that can be taken back: neither an undo nor taken back already. */
    public Optional<ChangeGroup> lastUndoable(String officer) {
        return reading
                .groups(
                        "where g.officer = ? and g.kind not in ('undo', 'resolve', 'sync') and u.id is null"
                                + " order by g.last_seq desc limit 1",
                        officer)
                .stream()
                .findFirst();
    }

    /** The first changes of a group. */
    public List<Change> changes(ChangeGroup group, int limit) {
        return reading.changes(group, limit);
    }

    /** Takes a group back. Rows that were changed since are left as they are and named. */
    public Undone undo(UUID group, Actor actor, String title) {
        return new Undo(lane, group(group).orElseThrow()).run(actor, title, town());
    }

    public Preferences preferences() {
        return new Preferences(lane);
    }

    public Attachments attachments() {
        return new Attachments(lane, files, config.clock(), town());
    }

    /** As whom the city server knows this station, and what came of each sync. */
    public SyncBook syncBook() {
        return new SyncBook(lane);
    }

    public Drafts drafts() {
        return new Drafts(lane, files, config);
    }

    public AuditLog audit() {
        return new AuditLog(lane, config.clock());
    }

    /**
     * What syncing needs of this store, and what it leaves for people.
     *
     * @param title what a sync is called in the list of what was done
     */
    public Sync sync(String title) {
        return new Sync(this, title);
    }

    /** Lets go of the pages that are kept in memory for the next question: for when nobody is about to put one. */
    public void rest() {
        reading.ask(connection -> {
            // It clears the cache as well, which is what is meant.
            Database.pages(connection).setCacheSize(config.cacheKb());
            return true;
        });
    }

    WriteLane lane() {
        return lane;
    }

    Reading reading() {
        return reading;
    }

    StoreKey key() {
        return key;
    }

    StoreConfig config() {
        return config;
    }

    @Override
    public void close() {
        lane.close();
        key.close();
    }
}
