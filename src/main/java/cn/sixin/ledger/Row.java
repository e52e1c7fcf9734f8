package cn.sixin.ledger;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One immutable row of a ledger: its envelope and its values, read by column. */
public final class Row {

    private final Ledger ledger;
    private final Envelope envelope;
    private final @Nullable Object[] values;
    private final Map<String, Object> extra;

    private Row(Ledger ledger, Envelope envelope, @Nullable Object[] values, Map<String, Object> extra) {
        this.ledger = ledger;
        this.envelope = envelope;
        this.values = values;
        this.extra = extra;
    }

    /** An empty row that no store has yet. */
    public static Row draft(Ledger ledger, UUID id, String town) {
        return new Row(
                ledger, Envelope.draft(id, town), new Object[ledger.columns().size()], Map.of());
    }

    /**
     * A row from a store or a message.
     *
     * @param values one for each column in the ledger's order, of the kind's type or null; taken over, not copied
     * @param extra what newer programs put in that this one has no column for
     */
    public static Row of(Ledger ledger, Envelope envelope, @Nullable Object[] values, Map<String, Object> extra) {
        if (values.length != ledger.columns().size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + ledger.columns().size() + " columns of " + ledger);
        }
        return new Row(ledger, envelope, values, extra.isEmpty() ? Map.of() : Map.copyOf(extra));
    }

    public Ledger ledger() {
        return ledger;
    }

    public Envelope envelope() {
        return envelope;
    }

    public UUID id() {
        return envelope.id();
    }

    public Map<String, Object> extra() {
        return extra;
    }

    public <T> @Nullable T get(Column<T> column) {
        return column.kind().type().cast(values[place(column)]);
    }

    /** The value, or {@code instead} where there is none. */
    public <T> T get(Column<T> column, T instead) {
        T value = get(column);
        return value == null ? instead : value;
    }

    public boolean has(Column<?> column) {
        return values[place(column)] != null;
    }

    public <T> Row with(Column<T> column, @Nullable T value) {
        @Nullable Object[] copy = values.clone();
        copy[place(column)] = value;
        return new Row(ledger, envelope, copy, extra);
    }

    /** Several columns at once; the values must be of their kinds' types. */
    public Row with(Map<Column<?>, ? extends @Nullable Object> set) {
        @Nullable Object[] copy = values.clone();
        set.forEach((column, value) -> copy[place(column)] =
                value == null ? null : column.kind().type().cast(value));
        return new Row(ledger, envelope, copy, extra);
    }

    public Row with(Envelope other) {
        return new Row(ledger, other, values, extra);
    }

    /** The columns in which this row and a later version of it differ, in the ledger's order. */
    public Map<Column<?>, Change.Delta> changesTo(Row later) {
        Map<Column<?>, Change.Delta> changes = new LinkedHashMap<>();
        for (Column<?> column : ledger.columns()) {
            int i = column.position();
            if (!Objects.equals(values[i], later.values[i])) {
                changes.put(column, new Change.Delta(sent(column, values[i]), sent(column, later.values[i])));
            }
        }
        return changes;
    }

    /**
     * As {@link #changesTo}, and beside each changed column those that are merged as one with it, even where they stay
     * as they are: who merges the edit must know what its author saw of all of them.
     *
     * @param standing the row as it stands where it is edited, if that is not this one; a column that is put back to what
     *     it is here is told, too, or who goes over the edits one by one would keep what it was in between
     */
    public Map<Column<?>, Change.Delta> editTo(Row standing, Row later) {
        Map<Column<?>, Change.Delta> edit = changesTo(later);
        standing.changesTo(later)
                .forEach(
                        (column, change) -> edit.putIfAbsent(column, new Change.Delta(change.after(), change.after())));
        for (Set<Column<?>> group : ledger.groups()) {
            if (group.stream().anyMatch(edit::containsKey)) {
                for (Column<?> column : group) {
                    Object same = sent(column, values[column.position()]);
                    edit.putIfAbsent(column, new Change.Delta(same, same));
                }
            }
        }
        return edit;
    }

    @SuppressWarnings("unchecked") // a row holds only values of its columns' kinds
    private static @Nullable Object sent(Column<?> column, @Nullable Object value) {
        return value == null ? null : ((Kind<Object>) column.kind()).send(value);
    }

    /** Whether all columns have the same values; the envelope does not count. */
    public boolean sameValues(Row other) {
        return ledger == other.ledger && Arrays.equals(values, other.values);
    }

    private int place(Column<?> column) {
        if (column.ledger() != ledger) {
            throw new IllegalArgumentException(column + " is not a column of " + ledger);
        }
        return column.position();
    }

    /** Id and ledger only: a row may hold personal data, and this may reach a log. */
    @Override
    public String toString() {
        return ledger.name() + " " + envelope.id();
    }
}
