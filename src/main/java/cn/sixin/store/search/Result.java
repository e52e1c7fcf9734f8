package cn.sixin.store.search;

import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.Showing;
import cn.sixin.ledger.SyncState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in order, as they were when they were asked for: later changes do not show. Positions are from 0. */
public final class Result {

    /**
     * How many rows have a value.
     *
     * @param value of the kind's type, of a column of choices one code; null for the rows without a value
     */
    public record Group(@Nullable Object value, int count) {}

    private final Snapshot snapshot;
    private final int[] slots;

    Result(Snapshot snapshot, int[] slots) {
        this.snapshot = snapshot;
        this.slots = slots;
    }

    public int count() {
        return slots.length;
    }

    public UUID id(int position) {
        return snapshot.id(slots[position]);
    }

    /** @return -1 when the row is not among these */
    public int position(UUID id) {
        int slot = snapshot.slot(id);
        for (int position = 0; slot >= 0 && position < slots.length; position++) {
            if (slots[position] == slot) {
                return position;
            }
        }
        return -1;
    }

    public <T> @Nullable T value(Column<T> column, int position) {
        return snapshot.value(column, slots[position]);
    }

    /** As a person reads it, never masked; empty when there is no value. */
    public <T> String text(Column<T> column, int position, Showing showing) {
        T value = value(column, position);
        return value == null ? "" : column.kind().show(value, showing);
    }

    /** As {@link #text}, masked if the column is. */
    public <T> String masked(Column<T> column, int position, Showing showing) {
        T value = value(column, position);
        if (value == null) {
            return "";
        }
        return column.isMasked()
                ? column.kind().mask(value, showing)
                : column.kind().show(value, showing);
    }

    public SyncState state(int position) {
        return snapshot.state(slots[position]);
    }

    /** UTC. */
    public Instant changedAt(int position) {
        return (Instant) snapshot.field(EnvelopeField.CHANGED_AT, slots[position]);
    }

    /**
     * The row for reading and judging. To change a row, take it from the store: what newer programs put into it is not
     * here.
     */
    public Row row(int position) {
        return snapshot.row(slots[position]);
    }

    public List<UUID> ids() {
        List<UUID> ids = new ArrayList<>(slots.length);
        for (int slot : slots) {
            ids.add(snapshot.id(slot));
        }
        return ids;
    }

    /** The sum of a count or an amount; rows without a value add nothing. */
    public long sum(Column<? extends Number> column) {
        int[] counts = counts(column);
        long sum = 0;
        for (int entry = 1; entry < counts.length; entry++) {
            if (counts[entry] > 0) {
                sum += counts[entry] * ((Number) snapshot.stored(column.position(), entry)).longValue();
            }
        }
        return sum;
    }

    /** How often each value of the column occurs, in the column's order, rows without one last. */
    public List<Group> groups(Column<?> column) {
        int[] counts = counts(column);
        List<Group> groups = column.kind() instanceof ChoicesKind choices
                ? choiceGroups(column, choices, counts)
                : valueGroups(column, counts);
        if (counts[0] > 0) {
            groups.add(new Group(null, counts[0]));
        }
        return groups;
    }

    private <T> List<Group> valueGroups(Column<T> column, int[] counts) {
        int place = column.position();
        int[] ranks = snapshot.generation().ranks(snapshot, place);
        List<Integer> entries = new ArrayList<>();
        for (int entry = 1; entry < counts.length; entry++) {
            if (counts[entry] > 0) {
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparingInt(entry -> ranks[entry - 1]));
        List<Group> groups = new ArrayList<>(entries.size() + 1);
        for (int entry : entries) {
            groups.add(new Group(column.kind().restore(snapshot.stored(place, entry)), counts[entry]));
        }
        return groups;
    }

    private <T> List<Group> choiceGroups(Column<T> column, ChoicesKind kind, int[] counts) {
        Map<String, Integer> byCode = new LinkedHashMap<>();
        for (int entry = 1; entry < counts.length; entry++) {
            Object value = column.kind().restore(snapshot.stored(column.position(), entry));
            for (Object code : (Collection<?>) value) {
                byCode.merge((String) code, counts[entry], Integer::sum);
            }
        }
        List<Group> groups = new ArrayList<>();
        byCode.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Comparator.comparingInt(e -> kind.list().place(e.getKey())))
                .forEach(e -> groups.add(new Group(e.getKey(), e.getValue())));
        return groups;
    }

    private int[] counts(Column<?> column) {
        int place = column.position();
        int[] counts = new int[snapshot.values()[place].size() + 1];
        for (int slot : slots) {
            counts[snapshot.entry(place, slot)]++;
        }
        return counts;
    }
}
