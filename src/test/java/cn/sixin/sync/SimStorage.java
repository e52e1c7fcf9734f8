package cn.sixin.sync;

import cn.sixin.city.engine.MemoryTowns;
import cn.sixin.city.engine.SimTowns;
import cn.sixin.ledger.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What a run keeps its data in: quickly in memory, or in the very stores of the product. */
public interface SimStorage {
    /** Quick, and forgotten at the end. */
    SimStorage MEMORY = new SimStorage() {
        @Override
        public SimStation station(List<Ledger> ledgers) {
            return new MemoryStation(ledgers);
        }

        @Override
        public SimTowns towns(Supplier<UUID> epochs, Clock clock) {
            return new MemoryTowns(epochs);
        }
    };

    /** A new station's empty store. */
    SimStation station(List<Ledger> ledgers);

    /** The server's, empty. @param epochs gives the epoch of a town that is new or restored */
    SimTowns towns(Supplier<UUID> epochs, Clock clock);
}
