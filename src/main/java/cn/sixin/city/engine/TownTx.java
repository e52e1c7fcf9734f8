package cn.sixin.city.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One transaction of one device on one town's data: all that the engine asks of a storage. Whoever implements it binds
 * it to the device and the town of the request; there is no way from here to another town.
 *
 * <p>What an implementation must hold to:
 *
 * <ul>
 *   <li>All calls of one instance are one database transaction on one thread. It is committed by the caller after the
 *       engine has returned, rolled back when the engine threw; an answer is sent after the commit is durable.
 *   <li>{@link #lockDevice} is called first and {@link #lockTown} second, each once. Both hold their row to the end of
 *       the transaction ({@code select … for update}; on H2 a lock of the JVM a town beside it), so that pushes of one
 *       town run one after the other, and their numbers are committed in order. A pull calls {@link #readDevice} and
 *       {@link #readTown} instead and writes nothing. A pull must see one state of the town in all its calls (repeatable
 *       read), or call {@link #readTown} before {@link #page}, as the engine does: a number that was committed is never
 *       given again, so that rows up to it are complete.
 *   <li>What was put is seen by later calls of the same transaction.
 *   <li>Values come back as they were put: text, {@code Long} for every number, truth, lists of texts.
 *   <li>Every table has the town first in its key.
 * </ul>
 */
public interface TownTx {

    /** The town of the request, 9 digits; nothing else of it need exist yet. */
    String town();

    /** The device as committed, not locked: what a pull asks. */
    Optional<DeviceRow> readDevice();

    /** The device, locked for this transaction; empty when there is none of this id. */
    Optional<DeviceRow> lockDevice();

    /** The town, locked for this transaction. A town that nobody used yet is made, with a new epoch, seq and floor 0. */
    TownRow lockTown();

    /** The town as committed, not locked. As {@link #lockTown} for a town that nobody used yet. */
    TownRow readTown();

    /** Those of the rows that exist, deleted or not; in a push locked by the town's lock already. */
    Map<UUID, ServerRow> rows(Set<UUID> ids);

    /**
     * Rows that are not deleted and have one of the natural keys, in any order. The storage keeps the
     * {@link ServerRow#keys} of every row that is not deleted in an index of (town, ledger, key).
     */
    List<ServerRow> rowsByKey(String ledger, Set<String> keys);

    /** Rows in the order of their seq, {@code after} exclusive to {@code through} inclusive, at most {@code limit}. */
    List<ServerRow> page(long after, long through, boolean withDeleted, int limit);

    /** This device's operations that the town has answered, {@code from} and {@code to} inclusive, in order. */
    List<OpRecord> opsBySeq(long from, long to);

    /** Operations of any device that the town has answered, by the operation's id; where one stands twice, either. */
    List<OpRecord> opsById(Set<UUID> ids);

    /** Inserts or replaces each row by its id, its keys in the index with it. */
    void putRows(Collection<ServerRow> rows);

    /**
     * Adds answered operations. (device, seq) is unique in a town; an operation's id, which needs an index, too, stands
     * twice where a device was enrolled anew and sent again.
     */
    void putOps(List<OpRecord> ops);

    /** The device's last number in this town. */
    void putLastSeq(long lastSeq);

    /** The town's last number, how many rows it keeps, and its floor. */
    void putTown(TownRow town);

    /** Forgets rows deleted before, with their keys, and operations answered before. */
    Purged purge(Instant before);

    /**
     * What was forgotten.
     *
     * @param lastSeq the largest seq of the rows; 0 when there were none
     */
    record Purged(long rows, long lastSeq) {}
}
