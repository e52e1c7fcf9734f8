package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of all ledgers, which know each other: a row is found by the name of what it refers to. A ledger's rows
 * are taken into memory when they are first wanted.
 */
public final class Indexes {

    private final Map<Ledger, Held> byLedger = new ConcurrentHashMap<>();
    private final RowSource source;
    private final UnaryOperator<String> initials;
    private final Function<Context.Lookup, Context> context;

    /**
     * @param source what is not in memory yet
     * @param initials the pinyin initials of a name, in small letters
     * @param context today's, resting on the lookup given; marks are judged by it
     */
    public Indexes(RowSource source, UnaryOperator<String> initials, Function<Context.Lookup, Context> context) {
        this.source = source;
        this.initials = initials;
        this.context = context;
    }

    private Held held(Ledger ledger) {
        return byLedger.computeIfAbsent(
                ledger,
                l -> new Held(new LedgerIndex(l, initials, () -> context.apply(lookup()), this::snapshot), source));
    }

    /** The ledger's index; blocks until its rows are in memory. */
    public LedgerIndex of(Ledger ledger) {
        return load(ledger, Progress.NONE);
    }

    /**
     * As {@link #of}, and tells how far it is, whoever does the loading.
     *
     * @throws java.util.concurrent.CancellationException when it was cancelled; asked again, it begins anew
     */
    public LedgerIndex load(Ledger ledger, Progress progress) {
        return held(ledger).load(progress);
    }

    /** Whether the ledger's rows are in memory, so that nobody would wait for them. */
    public boolean has(Ledger ledger) {
        return held(ledger).whole();
    }

    /**
     * Takes rows of a ledger as they have just been saved. Called in the order of the saves; does not wait for a loading.
     *
     * @param changed how many they are
     */
    public void follow(Ledger ledger, long changed, Consumer<Consumer<Row>> saved) {
        held(ledger).follow(changed, saved);
    }

    private @Nullable Snapshot snapshot(Ledger ledger) {
        Held held = byLedger.get(ledger);
        return held == null ? null : held.index().snapshot();
    }

    /** For rules, readings and references. A row that is not in memory yet comes from the store. */
    public Context.Lookup lookup() {
        return new Context.Lookup() {
            @Override
            public Optional<Row> row(Ledger ledger, UUID id) {
                Held held = held(ledger);
                return held.whole() ? held.index().row(id) : source.find(ledger, id);
            }

            @Override
            public List<Row> named(Ledger ledger, String nameOrCode) {
                return of(ledger).named(nameOrCode);
            }

            @Override
            public <T> List<Row> having(Column<T> column, T value) {
                return of(column.ledger()).having(column, value);
            }

            @Override
            public <T> int count(Column<T> column, T value) {
                return of(column.ledger()).count(column, value);
            }
        };
    }

    /** Shows references by the names of their rows; one whose row is unknown shows as nothing. */
    public Showing showing(Labels labels) {
        return new Showing(labels, (ledger, id) -> name(ledger, id, labels));
    }

    private String name(Ledger ledger, UUID id, Labels labels) {
        return ledger.isCalledByTitle()
                ? title(ledger.title(), id, labels)
                : lookup().row(ledger, id)
                        .map(row -> ledger.name(row, showing(labels)))
                        .orElse("");
    }

    private <T> String title(Column<T> title, UUID id, Labels labels) {
        Held held = held(title.ledger());
        Object value = held.whole()
                ? held.index().title(id)
                : source.find(title.ledger(), id)
                        .map(row -> (Object) row.get(title))
                        .orElse(null);
        return value == null ? "" : title.kind().show(title.kind().type().cast(value), showing(labels));
    }
}
