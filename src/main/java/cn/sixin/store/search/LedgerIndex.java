package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.ReferenceKind;
import cn.sixin.ledger.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's live rows in memory. Reading needs no lock and never waits; changes are made one after the other, by
 * whoever calls. Made by {@link Indexes}.
 */
public final class LedgerIndex {

    /** From so many changed rows on, the values' order is worked out at once and not when it is next asked for. */
    private static final int MANY = 1000;

    private record Found(
            Snapshot snapshot, List<Snapshot> targets, List<String> terms, List<Filter> filters, Bits bits) {}

    private final Ledger ledger;
    private final UnaryOperator<String> initials;
    private final Supplier<Context> today;
    private final Function<Ledger, @Nullable Snapshot> others;
    private final Order order = new Order();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Writer writer;
    private volatile KeyTable keys;
    private volatile Snapshot current;
    private volatile @Nullable Found found;

    LedgerIndex(
            Ledger ledger,
            UnaryOperator<String> initials,
            Supplier<Context> today,
            Function<Ledger, @Nullable Snapshot> others) {
        this.ledger = ledger;
        this.initials = initials;
        this.today = today;
        this.others = others;
        keys = new KeyTable();
        writer = empty(keys);
        current = writer.last();
    }

    private Writer empty(KeyTable table) {
        return new Writer(new Generation(ledger, others), new RowText(ledger, initials), table, today.get());
    }

    public Ledger ledger() {
        return ledger;
    }

    Snapshot snapshot() {
        return current;
    }

    /** Rows that are not deleted. */
    public int count() {
        return current.live().count();
    }

    /** Forgets all and takes the rows that {@code source} gives; the old ones are read until it is done. */
    public synchronized void load(Consumer<Consumer<Row>> source) {
        KeyTable table = new KeyTable();
        Writer fresh = empty(table);
        fresh.begin(today.get());
        source.accept(fresh::put);
        writer = fresh;
        keys = table;
        publish(fresh);
        warm(current);
    }

    /**
     * Takes rows as they now are: new, changed, deleted ({@code envelope().deleted()}) or restored ones. They are seen
     * all at once.
     */
    public void apply(Iterable<Row> rows) {
        take(rows::forEach);
    }

    /** As {@link #apply}, for rows that are never in memory together. */
    public synchronized void take(Consumer<Consumer<Row>> source) {
        int[] changed = new int[1];
        writer.begin(today.get());
        try {
            source.accept(row -> {
                writer.put(row);
                changed[0]++;
            });
        } finally {
            publish(writer);
        }
        if (changed[0] >= MANY) {
            warm(current);
        }
    }

    private void publish(Writer from) {
        current = from.publish();
        found = null;
        listeners.forEach(Runnable::run);
    }

    /** Works the order of every column out, so that no first sort waits for it. */
    private static void warm(Snapshot snapshot) {
        for (int place = 0; place < snapshot.generation().places(); place++) {
            snapshot.generation().ranks(snapshot, place);
        }
    }

    /**
     * @param listener called after each change, by the thread that made it
     * @return takes the listener off
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public Result query(Query query) {
        Snapshot snapshot = asOfToday();
        return new Result(snapshot, order.of(snapshot, find(snapshot, query), query.sorts()));
    }

    /** Marks rest on the day and the season: past midnight, and after a change of the season, they are put on anew. */
    private Snapshot asOfToday() {
        Snapshot snapshot = current;
        if (ledger.marks().isEmpty() || snapshot.isOf(today.get())) {
            return snapshot;
        }
        apply(List.of());
        return current;
    }

    private Bits find(Snapshot snapshot, Query query) {
        List<String> terms = Words.terms(query.text());
        List<Snapshot> targets = targets(snapshot);
        Found last = found;
        Bits wider = null;
        if (last != null
                && last.snapshot == snapshot
                && last.targets.equals(targets)
                && last.filters.equals(query.filters())) {
            if (last.terms.equals(terms)) {
                return last.bits;
            }
            wider = Words.narrows(last.terms, terms) ? last.bits : null;
        }
        Bits bits = Finder.find(snapshot, terms, wider == null ? snapshot.live() : wider);
        if (wider == null) {
            query.filters().forEach(filter -> Filters.apply(snapshot, filter, bits));
        }
        found = new Found(snapshot, targets, terms, query.filters(), bits);
        return bits;
    }

    private static List<Snapshot> targets(Snapshot snapshot) {
        List<Snapshot> targets = new ArrayList<>();
        for (Column<?> column : snapshot.ledger().columns()) {
            Snapshot target = column.kind() instanceof ReferenceKind
                    ? snapshot.generation().target(column.position())
                    : null;
            if (target != null) {
                targets.add(target);
            }
        }
        return targets;
    }

    /** The rows that a person most likely means by what he has typed so far; none for blanks. */
    public Result suggest(String typed, int limit) {
        Snapshot snapshot = current;
        List<String> terms = Words.terms(typed);
        return new Result(snapshot, terms.isEmpty() ? new int[0] : Suggester.choose(snapshot, terms, limit));
    }

    /** The row, deleted or not, as {@link Result#row} gives it. */
    public Optional<Row> row(UUID id) {
        Snapshot snapshot = current;
        int slot = snapshot.slot(id);
        return slot < 0 ? Optional.empty() : Optional.of(snapshot.row(slot));
    }

    /** What a person calls the row: its title's value, of the kind's type; null when there is none or no such row. */
    public @Nullable Object title(UUID id) {
        Snapshot snapshot = current;
        int slot = snapshot.slot(id);
        return slot < 0 ? null : snapshot.value(ledger.title(), slot);
    }

    /** The live rows with this title, folded, or with this code. */
    public List<Row> named(String nameOrCode) {
        return keyed(RowKeys.name(nameOrCode));
    }

    /** The live row that is the same thing by the ledger's natural key. */
    public Optional<Row> match(Row row) {
        return ledger.key().match(row, key -> keyed(RowKeys.natural(key)));
    }

    /** The live rows that have a natural key, as {@link cn.sixin.ledger.NaturalKey#of} writes it. */
    public List<Row> withKey(String natural) {
        return keyed(RowKeys.natural(natural));
    }

    /** The live rows in which a column, by which rows are looked up, has this value. */
    public <T> List<Row> having(Column<T> column, T value) {
        Snapshot snapshot = current;
        List<Row> rows = new ArrayList<>(2);
        having(snapshot, column, value, slot -> rows.add(snapshot.row(slot)));
        return rows;
    }

    /** How many live rows have this value in a column by which rows are looked up. */
    public <T> int count(Column<T> column, T value) {
        int[] count = new int[1];
        having(current, column, value, slot -> count[0]++);
        return count[0];
    }

    private <T> void having(Snapshot snapshot, Column<T> column, T value, IntConsumer each) {
        keys.find(RowKeys.column(column, value), slot -> {
            if (slot < snapshot.size() && snapshot.live().get(slot) && value.equals(snapshot.value(column, slot))) {
                each.accept(slot);
            }
        });
    }

    private List<Row> keyed(String key) {
        Snapshot snapshot = current;
        List<Row> rows = new ArrayList<>(1);
        keys.find(key, slot -> {
            if (slot < snapshot.size() && snapshot.live().get(slot)) {
                Row row = snapshot.row(slot);
                if (RowKeys.of(row).contains(key)) {
                    rows.add(row);
                }
            }
        });
        return rows;
    }
}
