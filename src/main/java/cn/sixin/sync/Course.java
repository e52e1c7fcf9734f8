package cn.sixin.sync;

import cn.sixin.ledger.Ledger;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.TownState.Again;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.Trouble;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes durable of what a server said, however it was heard; each step is one transaction. */
final class Course {
    private final StationStore store;
    private final Map<String, Ledger> ledgers;
    private final int schema;
    private final Clock clock;
    private final Settling settling;

    Course(StationStore store, Map<String, Ledger> ledgers, int schema, Clock clock) {
        this.store = store;
        this.ledgers = ledgers;
        this.schema = schema;
        this.clock = clock;
        settling = new Settling(ledgers, clock);
    }

    /** As {@link Settling#settle}. */
    boolean settle(String town, long acked, List<LocalChange> changes, List<Answer> answers) {
        return store.write(tx -> settling.settle(tx, town, acked, changes, answers));
    }

    /** The server's epoch, heard for the first time. */
    void place(String town, UUID epoch) {
        store.write(tx -> {
            tx.putTown(tx.town(town).in(epoch));
            return epoch;
        });
    }

    /** A newer program begins anew; pages that do not go on from the cursor are dropped. */
    void begin(String town) {
        store.write(tx -> {
            TownState state = tx.town(town);
            if (state.cursor() > 0 && state.schema() < schema) {
                tx.putTown(state.anew(Again.EXPIRED));
            }
            TownState now = tx.town(town);
            boolean goesOn = tx.staged(town)
                    .map(s -> s.since() == now.cursor() && s.epoch().equals(now.epoch()))
                    .orElse(true);
            if (!goesOn) {
                tx.clearStage(town);
            }
            return now;
        });
    }

    /** Whether a page is the one that follows. @param stage the pages before it; null on the first */
    static boolean fits(TownState state, @Nullable Stage stage, Changes page) {
        long after = stage == null ? state.cursor() : stage.through();
        return page.since() == state.cursor()
                && page.through() >= after
                && (stage == null || page.highWater() == stage.highWater())
                && (page.last() || page.through() > after);
    }

    /** Keeps a page that {@link #fits}. */
    void stage(String town, Changes page) {
        store.write(tx -> {
            TownState now = tx.town(town);
            if (now.epoch() == null) {
                tx.putTown(now.in(page.epoch()));
            }
            tx.stage(page);
            return page;
        });
    }

    /** All pages at once. @return rows; -1 when they did not go on from the cursor and were dropped */
    long apply(String town) {
        return store.write(tx -> new Receiving(tx, town, ledgers, clock).apply(schema));
    }

    /**
     * Another server than thought, or one that has lost something: what follows from that is kept, and the town is to be
     * asked anew.
     *
     * @return what the trouble means where asking anew is of no use
     */
    Optional<End> turn(String town, Trouble trouble) {
        switch (trouble.type()) {
            case EPOCH_CHANGED -> {
                UUID epoch = trouble.epoch();
                Long expected = trouble.expected();
                if (epoch == null || expected == null) {
                    return Optional.of(End.FAILED);
                }
                restored(town, epoch, expected);
                return Optional.empty();
            }
            case SEQUENCE_GAP -> {
                Long expected = trouble.expected();
                gap(town, expected == null ? 1L : expected);
                return Optional.empty();
            }
            case CURSOR_EXPIRED -> {
                expired(town);
                return Optional.empty();
            }
            default -> {
                return Optional.of(End.of(trouble.type()));
            }
        }
    }

    private void restored(String town, UUID epoch, long expected) {
        store.write(tx -> {
            settling.reopen(tx, town, expected, true);
            TownState state = tx.town(town);
            boolean first = state.epoch() == null;
            tx.putTown(state.in(epoch).anew(first ? Again.FIRST : Again.RESTORED));
            tx.clearStage(town);
            return expected;
        });
    }

    private void gap(String town, long expected) {
        store.write(tx -> {
            settling.reopen(tx, town, expected, false);
            return expected;
        });
    }

    private void expired(String town) {
        store.write(tx -> {
            tx.putTown(tx.town(town).anew(Again.EXPIRED));
            tx.clearStage(town);
            return town;
        });
    }
}
