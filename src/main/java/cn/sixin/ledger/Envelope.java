package cn.sixin.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * What every row has beside its columns. The store fills it in; nobody types it.
 *
 * @param id UUIDv7, made by the device
 * @param town 9 digits
 * @param baseRev the server's revision that the row rests on; 0 when the server has not seen it
 * @param changedAt UTC
 */
public record Envelope(
        UUID id,
        String town,
        long baseRev,
        SyncState state,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        boolean deleted) {

    /** A row that no store has yet: the store stamps times and author when it is saved. */
    public static Envelope draft(UUID id, String town) {
        return new Envelope(id, town, 0, SyncState.PENDING, Instant.EPOCH, "", Instant.EPOCH, "", false);
    }
}
