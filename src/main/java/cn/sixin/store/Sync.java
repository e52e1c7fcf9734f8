package cn.sixin.store;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Where;
import cn.sixin.sync.Attention;
import cn.sixin.sync.GivingUp;
import cn.sixin.sync.LocalChange;
import cn.sixin.sync.Resolution;
import cn.sixin.sync.Rows;
import cn.sixin.sync.StationStore;
import cn.sixin.sync.StationTx;
import cn.sixin.sync.StoreRefused;
import cn.sixin.sync.TownState;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Conflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What syncing needs of a store, and what it leaves for people: open conflicts, what needs attention, how much waits.
 * Whoever follows {@link Store#onSaved} hears of every row that a sync wrote.
 */
public final class Sync {
    private final Store store;
    private final SyncStore engine;

    Sync(Store store, String title) {
        this.store = store;
        engine = new SyncStore(store, title);
    }

    /** For {@link cn.sixin.sync.SyncRound}, with {@link #ledgers}. */
    public StationStore store() {
        return engine;
    }

    /** Every ledger that is synced: the store's, and the conflicts. */
    public List<Ledger> ledgers() {
        return store.config().kept();
    }

    /**
     * What is left to be done.
     *
     * @param pending changes that the server has not answered, of all towns
     * @param conflicts open ones, proposals to the city among them
     * @param attention edits that were rejected, and what a restored server has lost
     */
    public record Counts(long pending, long conflicts, long attention) {}

    /** Cheap enough to be asked after every save. */
    public Counts counts() {
        return store.reading()
                .ask(connection -> new Counts(
                        store.pendingCount(),
                        ChangeTable.count(
                                connection, "select count(*) from conflict where state = 'open' and not deleted"),
                        new SyncTables(connection).attentionCount()));
    }

    /** Where this station stands with each town that it was ever synced with. */
    public List<TownState> towns() {
        return store.reading().ask(connection -> new SyncTables(connection).towns());
    }

    /**
     * Another identity for the server, the same store: all that waits is sent as the new device's own.
     *
     * @return what the folder or the disk did not let us
     */
    public Optional<Problem> enrolledAnew() {
        List<TownState> known = towns();
        return written(
                tx -> known.forEach(state -> tx.putTown(tx.town(state.town()).enrolledAnew())));
    }

    private Optional<Problem> written(Consumer<StationTx> work) {
        try {
            engine.write(tx -> {
                work.accept(tx);
                return tx;
            });
            return Optional.empty();
        } catch (StoreRefused refused) {
            return Optional.of(refused.problem());
        }
    }

    /** Conflicts that nobody has decided yet, and how many there are. */
    public Listed openConflicts(int limit) {
        return store.list(Conflict.LEDGER, List.of(new Where.OneOf(Conflict.STATE, Set.of("open"), false)), limit);
    }

    /** The rows of these ids, by ledger; those that the station has. */
    public Map<UUID, Row> rows(Map<String, Set<UUID>> asked) {
        Map<UUID, Row> found = new HashMap<>();
        asked.forEach((ledger, ids) -> found.putAll(store.find(store.config().ledger(ledger), ids)));
        return found;
    }

    /** The rows that these are about, by their ids; those that the station has. */
    public Map<UUID, Row> about(Collection<Attention> attentions) {
        Map<String, Set<UUID>> asked = new LinkedHashMap<>();
        attentions.forEach(each -> asked.computeIfAbsent(each.ledger(), name -> new LinkedHashSet<>())
                .add(each.record()));
        return rows(asked);
    }

    /** What needs a person, oldest first. */
    public List<Attention> attention(int limit) {
        return store.reading().ask(connection -> new SyncTables(connection).openAttention(limit));
    }

    /** The changes that these are about, by {@link Attention#seq}: what the officer had entered. */
    public Map<Long, LocalChange> rejected(Collection<Attention> attentions) {
        Map<Long, LocalChange> found = new HashMap<>();
        store.reading()
                .ask(connection -> new SyncLog(connection).about(attentions))
                .forEach(change -> found.put(change.seq(), change));
        return found;
    }

    /** Saves a decision: its steps go to the server together or not at all. */
    public Saving resolve(List<Resolution.Step> steps, Actor actor, String title) {
        try (Writing writing = store.begin(GroupKind.RESOLVE, title, actor)) {
            Map<UUID, Row> written = new HashMap<>();
            for (Resolution.Step step : steps) {
                Row before = step.before();
                // A row that is brought back and changed is found as the step before has left it.
                Row present = before == null ? null : written.getOrDefault(before.id(), before);
                Row after = writing.decided(step.what(), present, step.after());
                written.put(after.id(), after);
            }
            return writing.commit(Progress.NONE);
        }
    }

    /**
     * Sends what the server rejected or lost once more, as it is; to correct it first, the row is saved as ever, and
     * that sends it, too.
     */
    public Saving resend(Attention attention, Actor actor, String title) {
        Row row = store.find(store.config().ledger(attention.ledger()), attention.record())
                .orElseThrow();
        Map<String, @Nullable Object> lost = Codec.values(attention.content());
        Batch batch = Batch.of(GroupKind.EDIT, title, actor);
        boolean deletes = lost.get(Attention.DELETED) instanceof Boolean was
                ? was
                : row.envelope().deleted();
        if (deletes) {
            return store.save(batch.delete(row, null));
        }
        if (row.envelope().deleted()) {
            return store.save(batch.restore(row));
        }
        return store.save(batch.update(row, row.with(Rows.known(row.ledger(), lost))));
    }

    /**
     * Lets go of what the server rejected of a row, or has lost: the row is as the server has it, and the change log
     * keeps both.
     *
     * @return what the folder or the disk did not let us; all is as it was then
     */
    public Optional<Problem> giveUp(Attention attention) {
        Ledger ledger = store.config().ledger(attention.ledger());
        return written(tx -> GivingUp.run(tx, ledger, attention.record()));
    }

    /** The children of {@code other} as they refer to {@code survivor}, for {@link Resolution#merge}. */
    public Map<Row, Row> moved(Row other, Row survivor) {
        Map<Row, Row> moved = new LinkedHashMap<>();
        for (Ledger child : store.ledgers()) {
            for (Column<UUID> reference : references(child, other.ledger())) {
                store.children(child, reference, other.id())
                        .forEach(row -> moved.put(row, row.with(reference, survivor.id())));
            }
        }
        return moved;
    }

    @SuppressWarnings("unchecked") // a reference's values are ids
    private static List<Column<UUID>> references(Ledger child, Ledger parent) {
        List<Column<UUID>> found = new ArrayList<>();
        for (Column<?> column : child.columns()) {
            if (column.kind() instanceof ReferenceKind kind && kind.target() == parent) {
                found.add((Column<UUID>) column);
            }
        }
        return found;
    }
}
