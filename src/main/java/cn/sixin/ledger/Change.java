package cn.sixin.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row's change as the log keeps it: the outbox while {@code serverSeq} is null, history after.
 *
 * @param seq this device's number, from 1 without gaps
 * @param op the operation's id, by which the server knows a repeated one
 * @param group what it is undone together with
 * @param delta column name to its values before and after, as {@link Kind#send} makes them; only what changed
 */
public record Change(
        long seq,
        UUID op,
        UUID group,
        String ledger,
        UUID record,
        What what,
        long baseRev,
        Instant at,
        String officer,
        String device,
        @Nullable String why,
        Map<String, Delta> delta,
        @Nullable Long serverSeq) {

    /** What was done to the row. */
    public enum What {
        CREATE,
        UPDATE,
        DELETE,
        RESTORE,
        RESOLVE
    }

    /** A column's value before and after; null where there was or is none. */
    public record Delta(@Nullable Object before, @Nullable Object after) {}

    public Change {
        delta = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(delta));
    }
}
