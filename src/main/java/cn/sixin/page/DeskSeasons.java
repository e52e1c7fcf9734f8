package cn.sixin.page;

import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.season.Season;
import cn.sixin.season.Seasons;
import cn.sixin.store.Store;
import cn.sixin.store.search.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The seasons that hold at this desk: the shipped ones, replaced by the store's of the same year. Pages see the shipped
 * ones among the store's rows, though they lie in no store (ADR 0012).
 */
final class DeskSeasons implements RowSource {
    private final Store store;
    private volatile Seasons now;

    DeskSeasons(Store store) {
        this.store = store;
        now = read();
    }

    private Seasons read() {
        List<Row> rows = new ArrayList<>();
        store.forEach(Season.LEDGER, rows::add);
        return Seasons.shipped().with(rows);
    }

    Seasons now() {
        return now;
    }

    @Override
    public long size(Ledger ledger) {
        return store.size(ledger)
                + (ledger == Season.LEDGER ? Seasons.shipped().all().size() : 0);
    }

    @Override
    public void forEach(Ledger ledger, Consumer<Row> each) {
        store.forEach(ledger, each);
        if (ledger == Season.LEDGER) {
            now.all().stream().filter(Seasons::isShipped).forEach(each);
        }
    }

    @Override
    public Optional<Row> find(Ledger ledger, UUID id) {
        return store.find(ledger, id).or(() -> shipped(ledger, id));
    }

    private Optional<Row> shipped(Ledger ledger, UUID id) {
        return now.all().stream()
                .filter(row -> row.ledger() == ledger && row.id().equals(id) && Seasons.isShipped(row))
                .findFirst();
    }

    /** Takes what was saved in; gives every row as it now is: which one holds has changed for the others, too. */
    List<Row> follow(List<Row> saved) {
        now = read();
        List<Row> rows = new ArrayList<>(saved);
        rows.addAll(now.all());
        Seasons.shipped().all().stream().filter(row -> !now.all().contains(row)).forEach(row -> rows.add(hidden(row)));
        return rows;
    }

    private static Row hidden(Row row) {
        Envelope there = row.envelope();
        return row.with(new Envelope(
                there.id(),
                there.town(),
                there.baseRev(),
                there.state(),
                there.createdAt(),
                there.createdBy(),
                there.changedAt(),
                there.changedBy(),
                true));
    }
}
