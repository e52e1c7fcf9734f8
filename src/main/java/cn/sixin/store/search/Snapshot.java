package cn.sixin.store.search;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger at one moment. Never changes; a later one shares all blocks in which no row has changed. A slot belongs to
 * one row id for good; a deleted row keeps its slot and values, so that what refers to it can still name it.
 *
 * <p>A place is a column's position or, after the columns, an {@link EnvelopeField}. An entry is a value's code in the
 * place's dictionary plus one, or 0 for none.
 *
 * @param size slots given out
 * @param live slots of rows that are not deleted
 * @param entries by place, block, slot within the block
 * @param values the dictionaries by place
 * @param ids two words a slot, by block
 * @param wide searchable text that holds Chinese, by block
 * @param narrow searchable text of Latin letters and digits, by block
 * @param marks by the ledger's marks, the rows that carried them on {@code day} in {@code season}
 */
record Snapshot(
        Generation generation,
        int size,
        Bits live,
        int[][][] entries,
        Dictionary.View[] values,
        long[][] ids,
        IdTable slots,
        TextBlock[] wide,
        TextBlock[] narrow,
        Bits[] marks,
        LocalDate day,
        @Nullable Row season) {

    static final int SHIFT = 10;
    static final int BLOCK = 1 << SHIFT;
    static final int MASK = BLOCK - 1;

    Ledger ledger() {
        return generation.ledger();
    }

    static int place(Ledger ledger, EnvelopeField field) {
        return ledger.columns().size() + field.ordinal();
    }

    /** Whether its marks were judged on that day, by that season as it stands. */
    boolean isOf(Context context) {
        return day.equals(context.today()) && season == context.season();
    }

    int entry(int place, int slot) {
        return entries[place][slot >>> SHIFT][slot & MASK];
    }

    /** The value as {@link Kind#store} made it. */
    Object stored(int place, int entry) {
        return Bytes.read(generation.stored(place), values[place].bytes(entry - 1));
    }

    <T> @Nullable T value(Column<T> column, int slot) {
        int entry = entry(column.position(), slot);
        return entry == 0 ? null : column.kind().restore(stored(column.position(), entry));
    }

    UUID id(int slot) {
        return new UUID(IdTable.high(ids, slot), IdTable.low(ids, slot));
    }

    /** @return -1 when the id was never seen */
    int slot(UUID id) {
        return slots.slot(id, ids, size);
    }

    SyncState state(int slot) {
        return SyncState.values()[(int) field(EnvelopeField.STATE, slot)];
    }

    /** The row as far as a ledger's declaration goes: what newer programs put in is with the store alone. */
    Row row(int slot) {
        List<Column<?>> columns = ledger().columns();
        @Nullable Object[] row = new Object[columns.size()];
        for (int place = 0; place < row.length; place++) {
            row[place] = value(columns.get(place), slot);
        }
        return Row.of(ledger(), envelope(slot), row, Map.of());
    }

    private Envelope envelope(int slot) {
        return new Envelope(
                id(slot),
                (String) field(EnvelopeField.TOWN, slot),
                (long) field(EnvelopeField.BASE_REV, slot),
                state(slot),
                (Instant) field(EnvelopeField.CREATED_AT, slot),
                (String) field(EnvelopeField.CREATED_BY, slot),
                (Instant) field(EnvelopeField.CHANGED_AT, slot),
                (String) field(EnvelopeField.CHANGED_BY, slot),
                !live.get(slot));
    }

    Object field(EnvelopeField field, int slot) {
        int place = place(ledger(), field);
        return stored(place, entry(place, slot));
    }

    /** A snapshot is only itself: its content is never compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
