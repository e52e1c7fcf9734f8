package cn.sixin.city.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A town's transaction that passes a failpoint, by its name, before and after each step. */
public final class PointedTownTx extends ForwardingTownTx {
    /** All there are, with those around a transaction, which whoever commits it passes. */
    public static final List<String> POINTS = List.of(
            "server.device",
            "server.town",
            "server.town.locked",
            "server.rows",
            "server.keys",
            "server.ids",
            "server.put.rows",
            "server.commit",
            "server.committed",
            "server.rows.put",
            "server.put.town",
            "server.town.put",
            "server.put.ops",
            "server.ops.put",
            "server.put.number",
            "server.number.put",
            "server.page",
            // Asked when a push comes again: next to that it was committed and not answered, in a list of nine.
            "server.answers");

    private final Consumer<String> points;

    /** @param points is told each one; what it throws ends the transaction there */
    public PointedTownTx(TownTx to, Consumer<String> points) {
        super(to);
        this.points = points;
    }

    @Override
    public Optional<DeviceRow> lockDevice() {
        points.accept("server.device");
        return super.lockDevice();
    }

    @Override
    public TownRow lockTown() {
        points.accept("server.town");
        TownRow town = super.lockTown();
        points.accept("server.town.locked");
        return town;
    }

    @Override
    public Map<UUID, ServerRow> rows(Set<UUID> ids) {
        points.accept("server.rows");
        return super.rows(ids);
    }

    @Override
    public List<ServerRow> rowsByKey(String ledger, Set<String> keys) {
        points.accept("server.keys");
        return super.rowsByKey(ledger, keys);
    }

    @Override
    public List<ServerRow> page(long after, long through, boolean withDeleted, int limit) {
        points.accept("server.page");
        return super.page(after, through, withDeleted, limit);
    }

    @Override
    public List<OpRecord> opsBySeq(long from, long to) {
        points.accept("server.answers");
        return super.opsBySeq(from, to);
    }

    @Override
    public List<OpRecord> opsById(Set<UUID> ids) {
        points.accept("server.ids");
        return super.opsById(ids);
    }

    @Override
    public void putRows(Collection<ServerRow> rows) {
        points.accept("server.put.rows");
        super.putRows(rows);
        points.accept("server.rows.put");
    }

    @Override
    public void putOps(List<OpRecord> ops) {
        points.accept("server.put.ops");
        super.putOps(ops);
        points.accept("server.ops.put");
    }

    @Override
    public void putLastSeq(long lastSeq) {
        points.accept("server.put.number");
        super.putLastSeq(lastSeq);
        points.accept("server.number.put");
    }

    @Override
    public void putTown(TownRow town) {
        points.accept("server.put.town");
        super.putTown(town);
        points.accept("server.town.put");
    }
}
