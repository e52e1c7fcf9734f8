package cn.sixin.sync;

import cn.sixin.sync.protocol.Changes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** A station's store that passes a failpoint, by its name, before and after each durable step. */
public final class PointedStore implements StationStore {
    /** All there are. */
    public static final List<String> POINTS = List.of(
            "station.begin",
            "station.put.town",
            "station.town.put",
            "station.answered",
            "station.answers.kept",
            "station.reopen",
            "station.rows",
            "station.rows.written",
            "station.shadow",
            "station.shadows.drop",
            "station.attend",
            "station.dismiss",
            "station.stage",
            "station.staged",
            "station.stage.clear",
            "station.commit",
            "station.committed");

    private final StationStore store;
    private final Consumer<String> points;

    /** @param points is told each one; what it throws ends the step there */
    public PointedStore(StationStore store, Consumer<String> points) {
        this.store = store;
        this.points = points;
    }

    @Override
    public <T> T read(Function<StationTx, T> work) {
        return store.read(work);
    }

    @Override
    public <T> T write(Function<StationTx, T> work) {
        points.accept("station.begin");
        T result = store.write(tx -> {
            T inside = work.apply(new Points(tx));
            points.accept("station.commit");
            return inside;
        });
        points.accept("station.committed");
        return result;
    }

    private final class Points extends ForwardingStationTx {
        Points(StationTx to) {
            super(to);
        }

        @Override
        public void putTown(TownState state) {
            points.accept("station.put.town");
            super.putTown(state);
            points.accept("station.town.put");
        }

        @Override
        public void answered(Map<Long, Long> townSeqs, Instant at) {
            points.accept("station.answered");
            super.answered(townSeqs, at);
            points.accept("station.answers.kept");
        }

        @Override
        public List<Reopened> reopen(String town, long count) {
            points.accept("station.reopen");
            return super.reopen(town, count);
        }

        @Override
        public void write(List<Pulled> rows) {
            points.accept("station.rows");
            super.write(rows);
            points.accept("station.rows.written");
        }

        @Override
        public void putShadow(Shadow shadow) {
            points.accept("station.shadow");
            super.putShadow(shadow);
        }

        @Override
        public void dropShadows(Collection<UUID> records) {
            points.accept("station.shadows.drop");
            super.dropShadows(records);
        }

        @Override
        public void attend(Attention attention) {
            points.accept("station.attend");
            super.attend(attention);
        }

        @Override
        public void dismiss(Collection<UUID> ids) {
            points.accept("station.dismiss");
            super.dismiss(ids);
        }

        @Override
        public void stage(Changes page) {
            points.accept("station.stage");
            super.stage(page);
            points.accept("station.staged");
        }

        @Override
        public void clearStage(String town) {
            points.accept("station.stage.clear");
            super.clearStage(town);
        }
    }
}
