package cn.sixin.store.search;

import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Applies filters: each is judged once a distinct value, then by code for every row. */
final class Filters {

    private Filters() {}

    /** Takes the rows that do not meet the filter out of {@code left}. */
    static void apply(Snapshot snapshot, Filter filter, Bits left) {
        switch (filter) {
            case Filter.Contains c -> contains(snapshot, c, left);
            case Filter.OneOf o -> byValue(snapshot, o.column(), left, o.orBlank(), oneOf(o));
            case Filter.Between b ->
                byValue(
                        snapshot,
                        b.column(),
                        left,
                        false,
                        value -> within(((Number) value).longValue(), b.low(), b.high()));
            case Filter.Days d ->
                byValue(
                        snapshot,
                        d.column(),
                        left,
                        false,
                        value -> within(
                                ((LocalDate) value).toEpochDay(),
                                d.from() == null ? null : Long.valueOf(d.from().toEpochDay()),
                                d.to() == null ? null : Long.valueOf(d.to().toEpochDay())));
            case Filter.Blank b -> {
                int place = b.column().position();
                keep(left, slot -> (snapshot.entry(place, slot) == 0) == b.blank());
            }
            case Filter.Marked m -> {
                if (m.mark().acrossRows()) {
                    throw new IllegalArgumentException(m.mark().name() + " is not remembered with its rows");
                }
                Bits marked = snapshot.marks()[snapshot.ledger().marks().indexOf(m.mark())];
                keep(left, slot -> marked.get(slot) == m.holds());
            }
            case Filter.State s -> keep(left, slot -> s.states().contains(snapshot.state(slot)));
            case Filter.Rows r -> {
                Bits rows = new Bits(snapshot.size());
                for (UUID id : r.ids()) {
                    int slot = snapshot.slot(id);
                    if (slot >= 0) {
                        rows.set(slot);
                    }
                }
                left.and(rows);
            }
        }
    }

    private static Predicate<Object> oneOf(Filter.OneOf filter) {
        return filter.column().kind() instanceof ChoicesKind
                ? value -> ((Collection<?>) value).stream().anyMatch(filter.values()::contains)
                : filter.values()::contains;
    }

    private static boolean within(long value, @Nullable Long low, @Nullable Long high) {
        return (low == null || value >= low) && (high == null || value <= high);
    }

    private static <T> void byValue(
            Snapshot snapshot, Column<T> column, Bits left, boolean orBlank, Predicate<Object> accepts) {
        int place = column.position();
        boolean[] accepted = new boolean[snapshot.values()[place].size() + 1];
        accepted[0] = orBlank;
        for (int entry = 1; entry < accepted.length; entry++) {
            T value = column.kind().restore(snapshot.stored(place, entry));
            accepted[entry] = accepts.test(value);
        }
        keep(left, slot -> accepted[snapshot.entry(place, slot)]);
    }

    private static void contains(Snapshot snapshot, Filter.Contains filter, Bits left) {
        int place = filter.column().position();
        Snapshot target = snapshot.generation().target(place);
        if (target == null) {
            boolean[] accepted = holding(snapshot, place, filter.text());
            keep(left, slot -> accepted[snapshot.entry(place, slot)]);
            return;
        }
        Bits named = new Bits(target.size());
        for (int slot = 0; slot < target.size(); slot++) {
            named.set(slot);
        }
        contains(target, new Filter.Contains(target.ledger().title(), filter.text()), named);
        Bits found = new Bits(snapshot.size());
        Finder.refer(snapshot, place, target, named, left, found);
        left.and(found);
    }

    /** By entry, whether the value's text has the words in it. */
    private static boolean[] holding(Snapshot snapshot, int place, String text) {
        String sought = Words.fold(text.strip());
        Dictionary.View view = snapshot.values()[place];
        boolean[] accepted = new boolean[view.size() + 1];
        if (snapshot.generation().stored(place) == Kind.Stored.TEXT) {
            byte[] bytes = sought.getBytes(StandardCharsets.UTF_8);
            for (int code = 0; code < view.size(); code++) {
                accepted[code + 1] = holds(view.page(code), view.start(code), bytes);
            }
        } else {
            for (int entry = 1; entry < accepted.length; entry++) {
                accepted[entry] = snapshot.stored(place, entry)
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .contains(sought);
            }
        }
        return accepted;
    }

    private static boolean holds(byte[] page, int place, byte[] sought) {
        int from = Dictionary.afterLength(page, place);
        int end = from + Dictionary.length(page, place) - sought.length;
        for (int at = from; at <= end; at++) {
            int i = 0;
            while (i < sought.length && small(page[at + i]) == sought[i]) {
                i++;
            }
            if (i == sought.length) {
                return true;
            }
        }
        return false;
    }

    private static byte small(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    private static void keep(Bits left, IntPredicate holds) {
        for (int slot = left.next(0); slot >= 0; slot = left.next(slot + 1)) {
            if (!holds.test(slot)) {
                left.clear(slot);
            }
        }
    }
}
