package cn.sixin.store;

import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.sync.Attention;
import cn.sixin.sync.LocalChange;
import cn.sixin.sync.Pulled;
import cn.sixin.sync.Shadow;
import cn.sixin.sync.Stage;
import cn.sixin.sync.StationTx;
import cn.sixin.sync.TownState;
import cn.sixin.sync.TownState.Again;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.Conflict;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One transaction of the engine on the encrypted store. */
final class SyncTx implements StationTx {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Connection connection;
    private final WriteLane lane;
    private final @Nullable Writing writing;
    private final Clock clock;
    private final SyncLog log;
    private final SyncTables tables;
    private final SyncPages pages;
    /** Asked once: of a pull's hundreds of batches hardly any meets one. Null until asked, and after a change. */
    private @Nullable Set<UUID> contested;
    /** Asked once, too. It may hold rows that are settled since: what it lets through is asked for by its ids. */
    private @Nullable Set<UUID> attended;

    private @Nullable Boolean shadows;
    private boolean mayPend;

    /** @param writing null to ask only */
    SyncTx(WriteLane lane, Connection connection, @Nullable Writing writing, Clock clock) {
        this.lane = lane;
        this.connection = connection;
        this.writing = writing;
        this.clock = clock;
        log = new SyncLog(connection);
        tables = new SyncTables(connection);
        pages = new SyncPages(connection);
        // Of those who ask only, a save may be ahead of the count.
        mayPend = writing == null || lane.pending() != 0;
    }

    private Writing writing() {
        Writing present = writing;
        if (present == null) {
            throw new IllegalStateException("this transaction only asks");
        }
        return present;
    }

    private void change(Sql.Step step) {
        writing();
        Sql.step("sync", step);
    }

    @Override
    public TownState town(String town) {
        return Sql.ask("sync", () -> tables.town(town)).orElseGet(() -> TownState.fresh(town));
    }

    @Override
    public void putTown(TownState state) {
        change(() -> {
            boolean before = tables.town(state.town()).map(TownState::again).orElse(Again.NO) == Again.RESTORED;
            if (state.again() == Again.RESTORED && !before) {
                tables.offerAttachments(state.town());
            }
            tables.putTown(state);
        });
    }

    @Override
    public List<LocalChange> pending(String town, int limit) {
        return Sql.ask("sync", () -> log.pending(town, limit));
    }

    @Override
    public long pendingCount(String town) {
        return Sql.ask("sync", () -> log.pendingCount(town));
    }

    @Override
    public void answered(Map<Long, Long> townSeqs, Instant at) {
        change(() -> log.answered(townSeqs, at));
    }

    @Override
    public List<Reopened> reopen(String town, long count) {
        writing();
        mayPend = true;
        return Sql.ask("sync", () -> log.reopen(town, count));
    }

    @Override
    public long answeredSince(String town, Instant time) {
        return Sql.ask("sync", () -> log.answeredSince(town, time));
    }

    @Override
    public List<LocalChange> unsettled(Collection<UUID> records) {
        List<Attention> open = attention(records);
        if (!mayPend && open.isEmpty()) {
            return List.of();
        }
        return Sql.ask("sync", () -> log.unsettled(records, open));
    }

    @Override
    public boolean none(Ledger ledger) {
        String any = lane.table(ledger).selectOnly("1", "limit 1");
        return Sql.ask("sync", () -> Sql.list(connection, any, rs -> rs.getInt(1)))
                .isEmpty();
    }

    @Override
    public Map<UUID, Row> rows(Ledger ledger, Collection<UUID> ids) {
        LedgerTable table = lane.table(ledger);
        Object[] some = ids.toArray();
        Map<UUID, Row> found = new LinkedHashMap<>();
        Sql.ask("sync", () -> Sql.list(connection, table.select("where id = any(?)"), table::read, (Object) some))
                .forEach(row -> found.put(row.id(), row));
        return found;
    }

    @Override
    public List<Row> present(Ledger ledger, String town, @Nullable UUID after, int limit) {
        LedgerTable table = lane.table(ledger);
        // Told so, no index of the deleted is taken: by the ids a page is read and no more.
        String rest = "where id > ? and town = ? and coalesce(deleted, true) = false order by id limit ?";
        UUID from = after == null ? BEFORE_ALL : after;
        return Sql.ask("sync", () -> Sql.list(connection, table.select(rest), table::read, from, town, limit));
    }

    @Override
    public void write(List<Pulled> rows) {
        rows.forEach(writing()::pull);
        writing().settle();
        if (rows.stream().anyMatch(row -> row.after().ledger() == Conflict.LEDGER)) {
            contested = null;
        }
    }

    @Override
    public Map<UUID, Shadow> shadows(Collection<UUID> records) {
        return anyShadow() ? Sql.ask("sync", () -> tables.shadows(records)) : Map.of();
    }

    private boolean anyShadow() {
        Boolean known = shadows;
        if (known == null) {
            known = Sql.ask("sync", tables::anyShadow);
            shadows = known;
        }
        return known;
    }

    @Override
    public void putShadow(Shadow shadow) {
        change(() -> tables.putShadow(shadow));
        shadows = true;
    }

    @Override
    public void dropShadows(Collection<UUID> records) {
        if (anyShadow()) {
            change(() -> tables.dropShadows(records));
        }
    }

    @Override
    public List<Attention> attention(Collection<UUID> records) {
        Set<UUID> rows = attended;
        if (rows == null) {
            rows = new HashSet<>(Sql.ask("sync", tables::attendedRows));
            attended = rows;
        }
        List<UUID> some = records.stream().filter(rows::contains).toList();
        return some.isEmpty() ? List.of() : Sql.ask("sync", () -> tables.attention(some));
    }

    @Override
    public void attend(Attention attention) {
        change(() -> tables.attend(attention));
        Set<UUID> rows = attended;
        if (rows != null) {
            rows.add(attention.record());
        }
    }

    @Override
    public void dismiss(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            change(() -> tables.dismiss(ids, clock.instant()));
        }
    }

    @Override
    public Set<UUID> contested(Collection<UUID> records) {
        Set<UUID> all = contested;
        if (all == null) {
            all = new HashSet<>(Sql.ask(
                    "sync",
                    () -> Sql.list(
                            connection,
                            "select about from conflict where state = 'open' and kind <> 'proposal' and not deleted"
                                    + " and about is not null",
                            rs -> UUID.fromString(rs.getString(1)))));
            contested = all;
        }
        Set<UUID> found = new HashSet<>(records);
        found.retainAll(all);
        return found;
    }

    @Override
    public Optional<Stage> staged(String town) {
        return Sql.ask("sync", () -> pages.staged(town));
    }

    @Override
    public void stage(Changes page) {
        change(() -> pages.stage(page));
    }

    @Override
    public void eachStaged(String town, Consumer<Changes> page) {
        Sql.step("sync", () -> pages.each(town, page));
    }

    @Override
    public void clearStage(String town) {
        change(() -> pages.clear(town));
    }
}
