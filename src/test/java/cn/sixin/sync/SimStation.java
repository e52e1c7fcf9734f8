package cn.sixin.sync;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A station's store as a run works with it: what an officer does, what the engine does, what is looked at. */
public interface SimStation extends StationStore {

    /** A change, and the town's number once the server has answered it. */
    record Entry(LocalChange change, @Nullable Long townSeq, Instant answeredAt, boolean reopened) {}

    /** What may befall a disk. */
    enum DiskFault {
        /** One step fails, the next ones do not. */
        ERROR,
        /** Nothing more can be written until somebody makes room. */
        FULL,
        /** The machine stops; what was not synced may be lost. */
        POWER
    }

    /** Whether it lies on a disk of its own that may fail. */
    default boolean diskFails() {
        return false;
    }

    /** The disk will fail at its step with this number from now. */
    default void failing(DiskFault fault, int step) {
        throw new UnsupportedOperationException();
    }

    /** The disk fails no more. @return whether the power went */
    default boolean whole() {
        return false;
    }

    /** Nothing more is written: the process has stopped where it stood. */
    default void stopped() {}

    /**
     * Another process opens what the one before has left.
     *
     * @param power whether the machine stopped, and not only the process
     * @param below a number at random, below its argument
     */
    default void reopened(boolean power, IntUnaryOperator below) {}

    /** What is wrong in itself with what is kept; empty when all agrees. */
    default Optional<String> unsound() {
        return Optional.empty();
    }

    /** As a copied disk. */
    SimStation copy();

    /** As an updated program on the same disk: its ledgers have columns more. */
    SimStation updated(List<Ledger> newer);

    List<Ledger> ledgers();

    default Ledger ledger(String name) {
        return ledgers().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
    }

    /** Deleted ones among them. */
    Collection<Row> all(String ledger);

    Optional<Row> find(String ledger, UUID id);

    /** The station's own changes, in order. */
    List<Entry> log();

    Collection<Attention> attention();

    /** By their ids. */
    Map<UUID, Attention> settledAttention();

    TownState state(String town);

    void enrolAnew();

    /**
     * Saves as one group, or not at all.
     *
     * @param together whether the server takes all of it or nothing
     * @param ids where ids are made of no kind of their own
     * @throws StoreRefused when the disk did not let it
     */
    void save(List<Resolution.Step> steps, boolean together, Function<String, UUID> ids, Instant now, String officer);
}
