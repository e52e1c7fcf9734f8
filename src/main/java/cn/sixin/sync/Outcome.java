package cn.sixin.sync;

import cn.sixin.ledger.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a round with a town. Whatever the end is, nothing is lost: what was answered is kept, the rest waits.
 *
 * @param sent operations that the server answered
 * @param conflicts of those, how many had a conflict
 * @param rejected of those, how many were rejected
 * @param received rows that came
 * @param left changes that still wait
 * @param skewSeconds how far this clock is ahead of the server's; null when that is not known
 * @param problem with {@link End#STORE}: what the disk or the folder said
 */
public record Outcome(
        UUID round,
        String town,
        End end,
        long sent,
        long conflicts,
        long rejected,
        long received,
        long left,
        @Nullable Long skewSeconds,
        @Nullable Problem problem) {

    /** How it ended. Each is worded by {@code sync.end.<code>}, with the way on in {@code sync.end.<code>.remedy}. */
    public enum End {
        DONE,
        CANCELLED,
        OFFLINE,
        PORTAL,
        UNTRUSTED,
        /** The server asked to come back later, more often than was of use. */
        BUSY,
        /** Enrol first, or again. */
        UNAUTHORIZED,
        REVOKED,
        FORKED,
        FORBIDDEN,
        CLOCK,
        /** All was sent; nothing can be received before the program is updated. */
        TOO_OLD,
        /** By package: it has said something, and another package says the rest. */
        AGAIN,
        /** The station's disk or folder. */
        STORE,
        /** Our fault; the log has it. */
        FAILED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
