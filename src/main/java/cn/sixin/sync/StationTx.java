package cn.sixin.sync;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.sync.protocol.Changes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One transaction on the station's store. What was written is seen by later questions of the same transaction. */
public interface StationTx {

    /** {@link TownState#fresh} for a town that was never synced. */
    TownState town(String town);

    void putTown(TownState state);

    /** The town's changes that the server has not answered, in the log's order, the first {@code limit} of them. */
    List<LocalChange> pending(String town, int limit);

    /** How many of the town's changes the server has not answered. */
    long pendingCount(String town);

    /**
     * The server has answered these changes.
     *
     * @param townSeqs by {@link LocalChange#seq}, the answers' numbers
     * @param at the station's clock
     */
    void answered(Map<Long, Long> townSeqs, Instant at);

    /**
     * A change that is pending again. Its values are not read: it may be one of very many.
     *
     * @param seq {@link LocalChange#seq}
     */
    record Reopened(long seq, String ledger, UUID record) {
        static Reopened of(LocalChange change) {
            return new Reopened(change.seq(), change.ledger(), change.record());
        }
    }

    /** The town's last {@code count} answered changes are pending again; gives them in the log's order. */
    List<Reopened> reopen(String town, long count);

    /** How many of the town's changes were answered at {@code time} or later. */
    long answeredSince(String town, Instant time);

    /** Changes of these rows that the server does not have: pending ones and open rejected ones, in the log's order. */
    List<LocalChange> unsettled(Collection<UUID> records);

    /** Whether there is no row at all, of whatever town, deleted or not. */
    boolean none(Ledger ledger);

    /** Those of the rows that exist, deleted or not. */
    Map<UUID, Row> rows(Ledger ledger, Collection<UUID> ids);

    /**
     * Rows of the town that are not deleted, in an order of their ids.
     *
     * @param after the last id before; null to begin
     */
    List<Row> present(Ledger ledger, String town, @Nullable UUID after, int limit);

    /** Writes rows, and where values or deletion differ an entry of their history, which is no change to be sent. */
    void write(List<Pulled> rows);

    Map<UUID, Shadow> shadows(Collection<UUID> records);

    void putShadow(Shadow shadow);

    void dropShadows(Collection<UUID> records);

    /** What is open about these rows. */
    List<Attention> attention(Collection<UUID> records);

    void attend(Attention attention);

    /** They are settled; kept as history. */
    void dismiss(Collection<UUID> ids);

    /** Those of the rows that an open conflict is about; proposals to the city do not count. */
    Set<UUID> contested(Collection<UUID> records);

    /** The pages of a pull kept so far; empty when there are none. */
    Optional<Stage> staged(String town);

    void stage(Changes page);

    /** Each kept page in order. */
    void eachStaged(String town, Consumer<Changes> page);

    void clearStage(String town);
}
