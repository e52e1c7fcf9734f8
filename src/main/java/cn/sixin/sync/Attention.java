package cn.sixin.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that only a person can see to: an edit that the server rejected, or what a restored server has lost. It
 * stays until the row is saved again, the edit is given up, or the server has it after all.
 *
 * @param id made by the station
 * @param seq the rejected change's number in the log; null for what was lost
 * @param code the server's reason ({@code value_bad} and the like), or {@code lost}; worded by {@code sync.reason.<code>}
 * @param column where the reason lies; null when it concerns the whole
 * @param content what the server lacks, a JSON object of columns; null for a rejected change, which its log entry tells
 */
public record Attention(
        UUID id,
        Kind kind,
        @Nullable Long seq,
        String ledger,
        UUID record,
        String code,
        @Nullable String column,
        @Nullable String content,
        Instant at) {

    /** In {@link #content}, and no column's name: whether the row was deleted. */
    public static final String DELETED = "#deleted";

    /** What it is. */
    public enum Kind {
        REJECTED,
        LOST
    }
}
