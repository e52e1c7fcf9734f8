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
import cn.sixin.store.Actor;
import cn.sixin.store.RowChange;
import cn.sixin.store.Saving;
import cn.sixin.store.Store;
import cn.sixin.store.search.Filter;
import cn.sixin.store.search.Indexes;
import cn.sixin.store.search.LedgerIndex;
import cn.sixin.store.search.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where an officer works: the open store, its rows in memory, who he is and what day it is. */
public final class Desk implements AutoCloseable {
    private final Store store;
    private final Indexes indexes;
    private final Labels labels;
    private final Clock clock;
    private final String officer;
    private final Runnable unfollow;

    private Desk(Store store, Indexes indexes, Labels labels, Clock clock, String officer, Runnable unfollow) {
        this.store = store;
        this.indexes = indexes;
        this.labels = labels;
        this.clock = clock;
        this.officer = officer;
        this.unfollow = unfollow;
    }

    /**
     * Takes every ledger of the store into memory and follows what is saved from now on; a few seconds for hundreds of
     * thousands of rows.
     *
     * @param clock in the officer's own time zone
     * @param officer the name of him who is signed in
     */
    public static Desk open(Store store, Labels labels, Clock clock, String officer) {
        String town = store.town();
        Indexes indexes = new Indexes(Pinyin::initials, lookup -> Context.at(LocalDate.now(clock), town, lookup));
        store.ledgers().forEach(ledger -> load(store, indexes.of(ledger)));
        Runnable unfollow = store.onSaved(saved -> follow(store, indexes, saved));
        return new Desk(store, indexes, labels, clock, officer, unfollow);
    }

    /** Lets go of the rows in memory; the store stays open. */
    @Override
    public void close() {
        unfollow.run();
    }

    private static void load(Store store, LedgerIndex index) {
        index.load(each -> store.forEach(index.ledger(), each));
    }

    private static void follow(Store store, Indexes indexes, Saving.Saved saved) {
        for (Ledger ledger : saved.ledgers()) {
            LedgerIndex index = indexes.of(ledger);
            if (!saved.bulk()) {
                index.apply(saved.rows().stream()
                        .map(RowChange::after)
                        .filter(row -> row.ledger() == ledger)
                        .toList());
            } else if (saved.count() > index.count()) {
                load(store, index);
            } else {
                index.take(each -> store.forEachOf(saved.group(), ledger, each));
            }
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

    public LedgerIndex index(Ledger ledger) {
        return indexes.of(ledger);
    }

    /** What values and rows are judged against today. */
    public Context context() {
        return Context.at(LocalDate.now(clock), store.town(), indexes.lookup());
    }

    /** An empty row of this town, begun now: until it is saved its creation is the moment at which it was begun. */
    Row draft(Ledger ledger) {
        Row row = store.draft(ledger);
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

    TableRows rows(LedgerPage page, Arrangement arrangement, List<Filter> quick, Progress progress) {
        progress.check();
        Query query = Queries.of(page.ledger(), arrangement, quick);
        LedgerIndex index = index(page.ledger());
        return new LedgerRows(page.ledger(), index.query(query), index.count(), showing(), context());
    }

    Optional<String> preference(String name) {
        return store.preferences().get(officer, name);
    }

    void prefer(String name, String content) {
        store.preferences().put(officer, name, content);
    }
}
