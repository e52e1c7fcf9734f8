package cn.sixin.sync;

import cn.sixin.ledger.Problem;
import cn.sixin.sync.protocol.Trouble;
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

        /** How what asks ends when its request did not come through. */
        public static End of(Transport.Kind kind) {
            return switch (kind) {
                case OFFLINE, TIMEOUT, BROKEN, TOO_LARGE -> OFFLINE;
                case PORTAL -> PORTAL;
                case UNTRUSTED -> UNTRUSTED;
            };
        }

        /** How what asks ends when the server refused. */
        public static End of(Trouble.Type type) {
            return switch (type) {
                case UNAUTHORIZED, CODE_REFUSED -> UNAUTHORIZED;
                case DEVICE_REVOKED -> REVOKED;
                case DEVICE_FORKED -> FORKED;
                case TOWN_FORBIDDEN -> FORBIDDEN;
                case SCHEMA_TOO_OLD -> TOO_OLD;
                case CLOCK_SKEW -> CLOCK;
                case BUSY, QUOTA, INTERNAL -> BUSY;
                default -> FAILED;
            };
        }
    }
}
