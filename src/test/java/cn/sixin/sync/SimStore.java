package cn.sixin.sync;

import cn.sixin.ledger.Problem;
import cn.sixin.sync.protocol.Changes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A station's store that dies at failpoints, and whose disk is full now and then. */
final class SimStore implements StationStore {
    private final Sim sim;
    private final StationStore store;

    SimStore(Sim sim, StationStore store) {
        this.sim = sim;
        this.store = store;
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
        sim.point("station.begin");
        T result = store.write(tx -> {
            T inside = work.apply(sim.seams().station(new Points(tx)));
            sim.point("station.commit");
            return inside;
        });
        sim.point("station.committed");
        return result;
    }

    private final class Points extends ForwardingStationTx {
        Points(StationTx to) {
            super(to);
        }

        @Override
        public void putTown(TownState state) {
            sim.point("station.put.town");
            super.putTown(state);
            sim.point("station.town.put");
        }

        @Override
        public void answered(Map<Long, Long> townSeqs, Instant at) {
            sim.point("station.answered");
            super.answered(townSeqs, at);
            sim.point("station.answers.kept");
        }

        @Override
        public List<Reopened> reopen(String town, long count) {
            sim.point("station.reopen");
            return super.reopen(town, count);
        }

        @Override
        public void write(List<Pulled> rows) {
            sim.point("station.rows");
            super.write(rows);
            sim.point("station.rows.written");
        }

        @Override
        public void putShadow(Shadow shadow) {
            sim.point("station.shadow");
            super.putShadow(shadow);
        }

        @Override
        public void dropShadows(Collection<UUID> records) {
            sim.point("station.shadows.drop");
            super.dropShadows(records);
        }

        @Override
        public void attend(Attention attention) {
            sim.point("station.attend");
            super.attend(attention);
        }

        @Override
        public void dismiss(Collection<UUID> ids) {
            sim.point("station.dismiss");
            super.dismiss(ids);
        }

        @Override
        public void stage(Changes page) {
            sim.point("station.stage");
            super.stage(page);
            sim.point("station.staged");
        }

        @Override
        public void clearStage(String town) {
            sim.point("station.stage.clear");
            super.clearStage(town);
        }
    }
}
