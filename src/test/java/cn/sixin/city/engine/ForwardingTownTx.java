package cn.sixin.city.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Hands everything on; a failpoint or a planted bug overrides what it spoils. */
public class ForwardingTownTx implements TownTx {
    private final TownTx to;

    public ForwardingTownTx(TownTx to) {
        this.to = to;
    }

    @Override
    public String town() {
        return to.town();
    }

    @Override
    public Optional<DeviceRow> readDevice() {
        return to.readDevice();
    }

    @Override
    public Optional<DeviceRow> lockDevice() {
        return to.lockDevice();
    }

    @Override
    public TownRow lockTown() {
        return to.lockTown();
    }

    @Override
    public TownRow readTown() {
        return to.readTown();
    }

    @Override
    public Map<UUID, ServerRow> rows(Set<UUID> ids) {
        return to.rows(ids);
    }

    @Override
    public List<ServerRow> rowsByKey(String ledger, Set<String> keys) {
        return to.rowsByKey(ledger, keys);
    }

    @Override
    public List<ServerRow> page(long after, long through, boolean withDeleted, int limit) {
        return to.page(after, through, withDeleted, limit);
    }

    @Override
    public List<OpRecord> opsBySeq(long from, long to) {
        return this.to.opsBySeq(from, to);
    }

    @Override
    public List<OpRecord> opsById(Set<UUID> ids) {
        return to.opsById(ids);
    }

    @Override
    public void putRows(Collection<ServerRow> rows) {
        to.putRows(rows);
    }

    @Override
    public void putOps(List<OpRecord> ops) {
        to.putOps(ops);
    }

    @Override
    public void putLastSeq(long lastSeq) {
        to.putLastSeq(lastSeq);
    }

    @Override
    public void putTown(TownRow town) {
        to.putTown(town);
    }

    @Override
    public Purged purge(Instant before) {
        return to.purge(before);
    }
}
