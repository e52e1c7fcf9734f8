package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.ReferenceKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What all snapshots since one load have in common: the meaning of codes and slots, and what was worked out from them
 * and stays true: the order of the values known, and which rows of another ledger they name.
 */
final class Generation {

    private record Named(Generation target, int size, int[] slots) {}

    private final Ledger ledger;
    private final Function<Ledger, @Nullable Snapshot> others;
    private final Ranks[] ranks;
    private final @Nullable Named[] named;

    Generation(Ledger ledger, Function<Ledger, @Nullable Snapshot> others) {
        this.ledger = ledger;
        this.others = others;
        ranks = new Ranks[places()];
        Arrays.fill(ranks, Ranks.NONE);
        named = new Named[places()];
    }

    Ledger ledger() {
        return ledger;
    }

    int places() {
        return ledger.columns().size() + EnvelopeField.values().length;
    }

    Kind.Stored stored(int place) {
        List<Column<?>> columns = ledger.columns();
        return place < columns.size()
                ? columns.get(place).kind().stored()
                : EnvelopeField.values()[place - columns.size()].stored();
    }

    @Nullable
    ReferenceKind reference(int place) {
        List<Column<?>> columns = ledger.columns();
        return place < columns.size() && columns.get(place).kind() instanceof ReferenceKind kind ? kind : null;
    }

    /** The present rows of the ledger that a place refers to. */
    @Nullable
    Snapshot target(int place) {
        ReferenceKind kind = reference(place);
        return kind == null ? null : others.apply(kind.target());
    }

    /** By code, the rank of each value of a place; a reference has its title's. */
    int[] ranks(Snapshot snapshot, int place) {
        Snapshot target = target(place);
        if (target == null) {
            return ownRanks(snapshot, place);
        }
        int title = target.ledger().title().position();
        int[] titles = target.generation().ranks(target, title);
        int[] slots = named(snapshot, place, target);
        int[] byCode = new int[snapshot.values()[place].size()];
        for (int code = 0; code < byCode.length; code++) {
            int slot = slots[code];
            int entry = slot < 0 || slot >= target.size() ? 0 : target.entry(title, slot);
            byCode[code] = entry == 0 ? titles.length : titles[entry - 1];
        }
        return byCode;
    }

    private int[] ownRanks(Snapshot snapshot, int place) {
        Dictionary.View view = snapshot.values()[place];
        synchronized (ranks) {
            if (ranks[place].sorted().length < view.size()) {
                ranks[place] = place < ledger.columns().size()
                        ? columnRanks(ranks[place], snapshot, ledger.columns().get(place))
                        : fieldRanks(ranks[place], snapshot, place);
            }
            return ranks[place].rank();
        }
    }

    private static <T> Ranks columnRanks(Ranks known, Snapshot snapshot, Column<T> column) {
        IntFunction<T> values = code -> column.kind().restore(snapshot.stored(column.position(), code + 1));
        return known.upTo(
                snapshot.values()[column.position()].size(),
                values,
                column.kind().order());
    }

    @SuppressWarnings("unchecked") // every field of an envelope is Comparable
    private static Ranks fieldRanks(Ranks known, Snapshot snapshot, int place) {
        IntFunction<Comparable<Object>> values = code -> (Comparable<Object>) snapshot.stored(place, code + 1);
        return known.upTo(snapshot.values()[place].size(), values, Comparator.naturalOrder());
    }

    /** By code of a place that refers to another ledger, the slot there; -1, or one not yet in the target, where unknown. */
    int[] named(Snapshot snapshot, int place, Snapshot target) {
        int size = snapshot.values()[place].size();
        synchronized (named) {
            Named known = named[place];
            boolean usable = known != null && known.target == target.generation();
            if (usable && known.size == target.size() && known.slots.length >= size) {
                return known.slots;
            }
            int[] slots = usable ? Arrays.copyOf(known.slots, Math.max(size, known.slots.length)) : new int[size];
            int old = usable ? known.slots.length : 0;
            for (int code = 0; code < size; code++) {
                if (code >= old || slots[code] < 0) {
                    slots[code] = target.slot((UUID) snapshot.stored(place, code + 1));
                }
            }
            named[place] = new Named(target.generation(), target.size(), slots);
            return slots;
        }
    }
}
