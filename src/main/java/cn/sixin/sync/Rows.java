package cn.sixin.sync;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.sync.protocol.SentRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows between the server's words and the station's. */
public final class Rows {
    private Rows() {}

    /** What this program has no column for, or cannot read, is kept beside. */
    static Row of(Ledger ledger, String town, SentRow sent) {
        @Nullable Object[] cells = new @Nullable Object[ledger.columns().size()];
        Map<String, Object> extra = new HashMap<>();
        sent.values().forEach((name, value) -> {
            if (value == null) {
                return;
            }
            Column<?> column = ledger.find(name).orElse(null);
            Object read = column == null ? null : received(column.kind(), value);
            if (column == null || read == null) {
                extra.put(name, value);
            } else {
                cells[column.position()] = read;
            }
        });
        Envelope envelope = new Envelope(
                sent.id(),
                town,
                sent.rev(),
                SyncState.SENT,
                sent.createdAt(),
                sent.createdBy(),
                sent.changedAt(),
                sent.changedBy(),
                sent.deleted());
        return Row.of(ledger, envelope, cells, extra);
    }

    /**
     * The values that this program has a column for and can read, in the order they were sent; null is blank. What a
     * newer program has sent otherwise is left out: it must not be taken for blank.
     */
    public static Map<Column<?>, @Nullable Object> known(Ledger ledger, Map<String, @Nullable Object> sent) {
        Map<Column<?>, @Nullable Object> values = new LinkedHashMap<>();
        sent.forEach((name, value) -> ledger.find(name).ifPresent(column -> {
            Object read = value == null ? null : received(column.kind(), value);
            if (value == null || read != null) {
                values.put(column, read);
            }
        }));
        return values;
    }

    private static @Nullable Object received(Kind<?> kind, Object sent) {
        try {
            return kind.receive(sent);
        } catch (RuntimeException ofAnotherVersion) {
            return null;
        }
    }

    /** All values of a row by column, as their kinds send them, and what is kept beside. */
    static Map<String, @Nullable Object> values(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(row.extra());
        Row.draft(row.ledger(), row.id(), row.envelope().town())
                .changesTo(row)
                .forEach((column, delta) -> values.put(column.name(), delta.after()));
        return values;
    }

    static Row in(SyncState state, Row row) {
        Envelope e = row.envelope();
        return e.state() == state
                ? row
                : row.with(new Envelope(
                        e.id(),
                        e.town(),
                        e.baseRev(),
                        state,
                        e.createdAt(),
                        e.createdBy(),
                        e.changedAt(),
                        e.changedBy(),
                        e.deleted()));
    }
}
