package cn.sixin.store;

import cn.sixin.ledger.Change;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form half written. It is no row and no change: it counts nowhere, is never sent, and goes when the form is saved or
 * given up.
 *
 * @param record the row's id; a new row will be saved with it
 * @param read when the row had last been changed as the form read it; null for a new row
 * @param values what differs from the row as it was read, as a change of it would have it
 * @param texts what stands in a field and cannot be read as its column's kind yet
 * @param link what is to name the row once it is saved; null as a rule
 * @param parts what is half written of the row's parts, which are typed in the same form
 */
public record Draft(
        Ledger ledger,
        UUID record,
        @Nullable Instant read,
        Map<Column<?>, Change.Delta> values,
        Map<Column<?>, String> texts,
        @Nullable Link link,
        List<Part> parts) {

    public Draft {
        values = Map.copyOf(values);
        texts = Map.copyOf(texts);
        parts = List.copyOf(parts);
    }

    /** A part of the row, half written. @param gone it is to be deleted */
    public record Part(Draft draft, boolean gone) {}

    /**
     * @param stored as the form read it; null for a new row
     * @param begun the same, or how the new row stood when its form was opened
     */
    public static Draft of(
            @Nullable Row stored, Row begun, Row typed, Map<Column<?>, String> texts, @Nullable Link link) {
        Row from = stored == null ? empty(begun) : stored;
        Instant read = stored == null ? null : stored.envelope().changedAt();
        return new Draft(typed.ledger(), typed.id(), read, from.changesTo(typed), texts, link, List.of());
    }

    /** The same with what is half written of the row's parts. */
    public Draft with(List<Part> others) {
        return new Draft(ledger, record, read, values, texts, link, others);
    }

    private static Row empty(Row row) {
        return Row.draft(row.ledger(), row.id(), row.envelope().town());
    }

    public boolean isNew() {
        return read == null;
    }

    /**
     * The row as the form had read it. What others have changed since stands in it only where this form did not touch
     * it, and its time is the old one, so that saving finds out.
     *
     * @param present as the store has it now
     */
    public Row readFrom(Row present) {
        Envelope now = present.envelope();
        Envelope then = new Envelope(
                now.id(),
                now.town(),
                now.baseRev(),
                now.state(),
                now.createdAt(),
                now.createdBy(),
                read == null ? now.changedAt() : read,
                now.changedBy(),
                now.deleted());
        return present.with(values(false)).with(then);
    }

    /** What was typed, over the row as it was read; over an empty one for a new row. */
    public Row typedOver(Row row) {
        return row.with(values(true));
    }

    private Map<Column<?>, @Nullable Object> values(boolean after) {
        Map<Column<?>, @Nullable Object> set = new LinkedHashMap<>();
        values.forEach((column, delta) -> {
            Object sent = after ? delta.after() : delta.before();
            set.put(column, sent == null ? null : column.kind().receive(sent));
        });
        return set;
    }

    /** No values: what is half written may be personal data. */
    @Override
    public String toString() {
        return "draft of " + ledger.name() + " " + record;
    }
}
