package cn.sixin.city.engine;

import cn.sixin.ledger.Column;
import cn.sixin.ledger.Envelope;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.sync.protocol.SentRow;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row as the server keeps it; immutable.
 *
 * @param rev grows with each version
 * @param seq the town's number of this version
 * @param deletedAt by the server's clock; null when it is not deleted
 * @param values by column, as its kind sends them; blank ones left out. Columns that the server does not know stay here
 * @param createdAt the first author's clock
 * @param changedAt the last author's clock
 * @param device what people call the last author's device
 * @param touched each device that changed it, with the revision that its last change made
 * @param owned columns that the city has set: from then on a town only proposes
 * @param keys its natural keys, strongest first, each at most {@link RowKeys#LONGEST} characters; empty when deleted
 */
public record ServerRow(
        UUID id,
        String ledger,
        long rev,
        long seq,
        @Nullable Instant deletedAt,
        Map<String, Object> values,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        String device,
        Map<UUID, Long> touched,
        Set<String> owned,
        List<String> keys) {

    public ServerRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        touched = Collections.unmodifiableMap(new LinkedHashMap<>(touched));
        owned = Set.copyOf(owned);
        keys = List.copyOf(keys);
    }

    public boolean deleted() {
        return deletedAt != null;
    }

    public @Nullable Object value(String column) {
        return values.get(column);
    }

    /** Whether a device other than {@code mine} changed it after {@code rev}. */
    public boolean changedByOthersSince(UUID mine, long since) {
        return touched.entrySet().stream().anyMatch(e -> !e.getKey().equals(mine) && e.getValue() > since);
    }

    /** As its ledger's declaration reads it; a value that it cannot read is left out. */
    public Row asRow(Ledger ledger, String town) {
        Envelope envelope =
                new Envelope(id, town, rev, SyncState.SENT, createdAt, createdBy, changedAt, changedBy, deleted());
        return Row.of(ledger, envelope, cells(ledger, values), Map.of());
    }

    /** Values in the order of the ledger's columns. */
    static @Nullable Object[] cells(Ledger ledger, Map<String, Object> values) {
        @Nullable Object[] cells = new @Nullable Object[ledger.columns().size()];
        for (Column<?> column : ledger.columns()) {
            Object sent = values.get(column.name());
            cells[column.position()] = sent == null ? null : received(column.kind(), sent);
        }
        return cells;
    }

    /** A value of an older or newer program may be one that this one cannot read. */
    private static @Nullable Object received(Kind<?> kind, Object sent) {
        try {
            return kind.receive(sent);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** As it goes to a station. */
    public SentRow sent() {
        return new SentRow(ledger, id, rev, seq, deleted(), values, createdAt, createdBy, changedAt, changedBy, device);
    }
}
