package cn.sixin.page;

import cn.sixin.code.Pinyin;
import cn.sixin.kit.table.Arrangement;
import cn.sixin.kit.table.TableRows;
import cn.sixin.kit.work.Progress;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.store.Actor;
import cn.sixin.store.RowChange;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Indexes;
import cn.sixin.store.search.LedgerIndex;
import cn.sixin.store.search.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where an officer works: the open store, its rows in memory, who he is and what day it is. A ledger's rows are taken
 * into memory when they are first wanted, a few seconds for hundreds of thousands; {@link #load} does it ahead.
 */
public final class Desk implements AutoCloseable {
    private final Store store;
    private final DeskSeasons seasons;
    private final Indexes indexes;
    private final Labels labels;
    private final Clock clock;
    private final String officer;
    private final Runnable unfollow;
    private final List<Runnable> unheard = new CopyOnWriteArrayList<>();
    private volatile boolean synced;

    private Desk(
            Store store,
            DeskSeasons seasons,
            Indexes indexes,
            Labels labels,
            Clock clock,
            String officer,
            Runnable unfollow) {
        this.store = store;
        this.seasons = seasons;
        this.indexes = indexes;
        this.labels = labels;
        this.clock = clock;
        this.officer = officer;
        this.unfollow = unfollow;
        synced = store.syncBook().membership().isPresent();
    }

    /**
     * At once, and follows what is saved from now on.
     *
     * @param clock in the officer's own time zone
     * @param officer the name of him who is signed in
     */
    public static Desk open(Store store, Labels labels, Clock clock, String officer) {
        String town = store.town();
        DeskSeasons seasons = new DeskSeasons(store);
        Indexes indexes = new Indexes(
                seasons, Pinyin::initials, lookup -> seasons.now().context(LocalDate.now(clock), town, lookup));
        Runnable unfollow = store.onSaved(saved -> follow(store, seasons, indexes, saved));
        return new Desk(store, seasons, indexes, labels, clock, officer, unfollow);
    }

    private static void follow(Store store, DeskSeasons seasons, Indexes indexes, Saving.Saved saved) {
        for (Ledger ledger : saved.ledgers()) {
            if (ledger == Season.LEDGER) {
                List<Row> rows = seasons.follow(rowsOf(store, saved, ledger));
                indexes.follow(ledger, 0, rows::forEach);
            } else if (saved.bulk()) {
                indexes.follow(ledger, saved.count(), each -> store.forEachOf(saved.group(), ledger, each));
            } else {
                List<Row> rows = rowsOf(store, saved, ledger);
                indexes.follow(ledger, rows.size(), rows::forEach);
            }
        }
    }

    private static List<Row> rowsOf(Store store, Saving.Saved saved, Ledger ledger) {
        List<Row> rows = new ArrayList<>();
        if (saved.bulk()) {
            store.forEachOf(saved.group(), ledger, rows::add);
        } else {
            saved.rows().stream()
                    .map(RowChange::after)
                    .filter(row -> row.ledger() == ledger)
                    .forEach(rows::add);
        }
        return rows;
    }

    /** Lets go of the rows in memory and of who listens; the store stays open. */
    @Override
    public void close() {
        unfollow.run();
        unheard.forEach(Runnable::run);
    }

    /** Tells of every save after it is durable, on the saving thread, until the desk is closed. */
    public void onSaved(Runnable listener) {
        unheard.add(store.onSaved(saved -> listener.run()));
    }

    /** Whether a city server knows this station, so that tables mark what was not sent yet. */
    public void synced(boolean is) {
        synced = is;
    }

    public boolean isSynced() {
        return synced;
    }

    /** Whether the rows of all of these are in memory, so that {@link #index} gives them at once. */
    public boolean has(Collection<Ledger> ledgers) {
        return ledgers.stream().allMatch(indexes::has);
    }

    /**
     * Takes these ledgers' rows into memory, those of few rows first; blocks until they are there.
     *
     * @throws java.util.concurrent.CancellationException when {@code progress} was cancelled
     */
    public void load(Collection<Ledger> ledgers, Progress progress) {
        List<Ledger> missing = ledgers.stream()
                .filter(ledger -> !indexes.has(ledger))
                .sorted(Comparator.comparingLong(store::size))
                .toList();
        long total = missing.stream().mapToLong(store::size).sum();
        long before = 0;
        for (Ledger ledger : missing) {
            indexes.load(ledger, new Part(progress, before, total));
            before += store.size(ledger);
        }
    }

    /** One ledger's part of a longer loading. */
    private record Part(Progress whole, long before, long total) implements cn.sixin.ledger.Progress {
        @Override
        public void at(long done, long ofThis) {
            whole.at(before + done, total);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }

    public Store store() {
        return store;
    }

    public Labels labels() {
        return labels;
    }

    public String officer() {
        return officer;
    }

    public Actor actor() {
        return store.actor(officer);
    }

    /** The ledger's rows in memory; blocks while they are not there yet, so off the FX thread unless {@link #has} them. */
    public LedgerIndex index(Ledger ledger) {
        return indexes.of(ledger);
    }

    /** UTC. */
    public Instant now() {
        return clock.instant();
    }

    /** What values and rows are judged against today. */
    public Context context() {
        return context(LocalDate.now(clock));
    }

    /** The same as of another day, in whose season it lies. */
    public Context context(LocalDate day) {
        return seasons.now().context(day, store.town(), indexes.lookup());
    }

    /** The seasons that are known: shipped, or of this store. */
    public Seasons seasons() {
        return seasons.now();
    }

    /** The season in force today, by whose dates and thresholds is worked. */
    public Row season() {
        return Season.of(context());
    }

    /** An empty row of this town, begun now: until it is saved its creation is the moment at which it was begun. */
    Row draft(Ledger ledger) {
        return draft(ledger, store.newId());
    }

    /** The same, of an id that was given before. */
    Row draft(Ledger ledger, UUID id) {
        Row row = Row.draft(ledger, id, store.town());
        Envelope empty = row.envelope();
        return row.with(new Envelope(
                empty.id(),
                empty.town(),
                empty.baseRev(),
                empty.state(),
                clock.instant(),
                officer,
                empty.changedAt(),
                empty.changedBy(),
                false));
    }

    public Showing showing() {
        return indexes.showing(labels);
    }

    /** What a person calls a row; never a masked column. */
    public String title(Row row) {
        return row.ledger().name(row, showing());
    }

    /** Another row that is the same thing by the ledger's natural key. */
    Optional<Row> twin(Row row) {
        return index(row.ledger()).match(row).filter(other -> !other.id().equals(row.id()));
    }

    /** The row as the store has it now, or as it is shipped. */
    Optional<Row> row(Ledger ledger, UUID id) {
        return seasons.find(ledger, id);
    }

    TableRows rows(LedgerPage page, Arrangement arrangement, List<Filter> quick, Progress progress) {
        load(page.needs(), progress);
        progress.check();
        Query query = Queries.of(page, arrangement, quick);
        LedgerIndex index = index(page.ledger());
        return new LedgerRows(page, index.query(query), index.count(), showing(), context(), synced);
    }

    /** What the officer has set up for himself. */
    public Optional<String> preference(String name) {
        return store.preferences().get(officer, name);
    }

    /** Keeps it; in the file within a second. */
    public void prefer(String name, String content) {
        store.preferences().put(officer, name, content);
    }
}
