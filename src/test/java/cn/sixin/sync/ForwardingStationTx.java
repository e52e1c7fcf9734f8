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

/** Hands everything on; a failpoint or a planted bug overrides what it spoils. */
public class ForwardingStationTx implements StationTx {
    private final StationTx to;

    public ForwardingStationTx(StationTx to) {
        this.to = to;
    }

    @Override
    public TownState town(String town) {
        return to.town(town);
    }

    @Override
    public void putTown(TownState state) {
        to.putTown(state);
    }

    @Override
    public List<LocalChange> pending(String town, int limit) {
        return to.pending(town, limit);
    }

    @Override
    public long pendingCount(String town) {
        return to.pendingCount(town);
    }

    @Override
    public void answered(Map<Long, Long> townSeqs, Instant at) {
        to.answered(townSeqs, at);
    }

    @Override
    public List<Reopened> reopen(String town, long count) {
        return to.reopen(town, count);
    }

    @Override
    public long answeredSince(String town, Instant time) {
        return to.answeredSince(town, time);
    }

    @Override
    public List<LocalChange> unsettled(Collection<UUID> records) {
        return to.unsettled(records);
    }

    @Override
    public boolean none(Ledger ledger) {
        return to.none(ledger);
    }

    @Override
    public Map<UUID, Row> rows(Ledger ledger, Collection<UUID> ids) {
        return to.rows(ledger, ids);
    }

    @Override
    public List<Row> present(Ledger ledger, String town, @Nullable UUID after, int limit) {
        return to.present(ledger, town, after, limit);
    }

    @Override
    public void write(List<Pulled> rows) {
        to.write(rows);
    }

    @Override
    public Map<UUID, Shadow> shadows(Collection<UUID> records) {
        return to.shadows(records);
    }

    @Override
    public void putShadow(Shadow shadow) {
        to.putShadow(shadow);
    }

    @Override
    public void dropShadows(Collection<UUID> records) {
        to.dropShadows(records);
    }

    @Override
    public List<Attention> attention(Collection<UUID> records) {
        return to.attention(records);
    }

    @Override
    public void attend(Attention attention) {
        to.attend(attention);
    }

    @Override
    public void dismiss(Collection<UUID> ids) {
        to.dismiss(ids);
    }

    @Override
    public Set<UUID> contested(Collection<UUID> records) {
        return to.contested(records);
    }

    @Override
    public Optional<Stage> staged(String town) {
        return to.staged(town);
    }

    @Override
    public void stage(Changes page) {
        to.stage(page);
    }

    @Override
    public void eachStaged(String town, Consumer<Changes> page) {
        to.eachStaged(town, page);
    }

    @Override
    public void clearStage(String town) {
        to.clearStage(town);
    }
}
