package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The indexes of all ledgers, which know each other: a row is found by the name of what it refers to. */
public final class Indexes {

    private final Map<Ledger, LedgerIndex> byLedger = new ConcurrentHashMap<>();
    private final UnaryOperator<String> initials;
    private final Function<Context.Lookup, Context> context;

    /**
     * @param initials the pinyin initials of a name, in small letters
     * @param context today's, resting on the lookup given; marks are judged by it
     */
    public Indexes(UnaryOperator<String> initials, Function<Context.Lookup, Context> context) {
        this.initials = initials;
        this.context = context;
    }

    /** The ledger's index; an empty one is made when it is first asked for. */
    public LedgerIndex of(Ledger ledger) {
        return byLedger.computeIfAbsent(
                ledger, l -> new LedgerIndex(l, initials, () -> context.apply(lookup()), this::snapshot));
    }

    private @Nullable Snapshot snapshot(Ledger ledger) {
        LedgerIndex index = byLedger.get(ledger);
        return index == null ? null : index.snapshot();
    }

    /** For rules, readings and references. */
    public Context.Lookup lookup() {
        return new Context.Lookup() {
            @Override
            public Optional<Row> row(Ledger ledger, UUID id) {
                return of(ledger).row(id);
            }

            @Override
            public List<Row> named(Ledger ledger, String nameOrCode) {
                return of(ledger).named(nameOrCode);
            }
        };
    }

    /** Shows references by the titles of their rows; one whose row is unknown shows as nothing. */
    public Showing showing(Labels labels) {
        return new Showing(labels, (ledger, id) -> title(ledger.title(), id, labels));
    }

    private <T> String title(Column<T> title, UUID id, Labels labels) {
        Object value = of(title.ledger()).title(id);
        return value == null ? "" : title.kind().show(title.kind().type().cast(value), showing(labels));
    }
}
