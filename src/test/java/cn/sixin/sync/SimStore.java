package cn.sixin.sync;

import cn.sixin.ledger.Problem;
import java.util.function.Function;

/** A station's store that dies at failpoints, and whose disk fails, or is full, now and then. */
final class SimStore implements StationStore {
    private final Sim sim;
    private final SimStation store;
    private final PointedStore pointed;

    SimStore(Sim sim, SimStation store) {
        this.sim = sim;
        this.store = store;
        pointed = new PointedStore(new Stopping(), sim::point);
    }

    @Override
    public <T> T read(Function<StationTx, T> work) {
        return store.read(tx -> work.apply(sim.seams().station(tx)));
    }

    @Override
    public <T> T write(Function<StationTx, T> work) {
        if (sim.faulty() && sim.chance(300)) {
            throw new StoreRefused(Problem.error("disk.full", "", ""));
        }
        return pointed.write(tx -> work.apply(sim.seams().station(tx)));
    }

    /** Who dies within a transaction writes nothing after it, not even what takes it back. */
    private final class Stopping implements StationStore {
        @Override
        public <T> T read(Function<StationTx, T> work) {
            return store.read(work);
        }

        @Override
        public <T> T write(Function<StationTx, T> work) {
            return sim.onDisk(
                    store,
                    () -> store.write(tx -> {
                        try {
                            return work.apply(tx);
                        } catch (Sim.Killed killed) {
                            store.stopped();
                            throw killed;
                        }
                    }));
        }
    }
}
