package cn.sixin.sync;

import cn.sixin.ledger.Problem;
import java.util.function.Function;

/** A station's store that dies at failpoints, and whose disk is full now and then. */
final class SimStore implements StationStore {
    private final Sim sim;
    private final StationStore store;
    private final PointedStore pointed;

    SimStore(Sim sim, StationStore store) {
        this.sim = sim;
        this.store = store;
        pointed = new PointedStore(store, sim::point);
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
}
