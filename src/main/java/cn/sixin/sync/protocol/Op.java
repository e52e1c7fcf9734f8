package cn.sixin.sync.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One edit on its way to the server: a change of the station's log. It is made from the log alone, so that sending it
 * again gives the same bytes.
 *
 * @param seq the device's number for this town, from 1 without gaps
 * @param op the operation's id (UUIDv7): the same edit keeps it when a device is enrolled anew and renumbers
 * @param hash {@link Hashes#op} of all other fields, 64 hex digits
 * @param kind what is done to the row
 * @param ledger the ledger's name
 * @param id the row
 * @param baseRev the row's server revision that the edit was made on; 0 when the server had not seen it
 * @param base the touched columns, and those merged as one with them, as the officer saw them; absent means blank
 * @param set the same columns as he left them; null clears
 * @param editedAt the device's clock, for people only
 * @param actor the officer
 * @param group operations that are taken together or not at all; they stand one after the other in one push
 */
public record Op(
        long seq,
        UUID op,
        String hash,
        Kind kind,
        String ledger,
        UUID id,
        long baseRev,
        Map<String, @Nullable Object> base,
        Map<String, @Nullable Object> set,
        Instant editedAt,
        String actor,
        @Nullable UUID group) {

    /** Years of four digits: what every database and program can keep. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** What an operation does. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        RESTORE,
        /** Closes a {@link Conflict}, which is the row it names. What was chosen follows as ordinary edits in its group. */
        RESOLVE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String code) {
            return Codes.find(values(), code, Kind::code);
        }
    }

    public Op {
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(editedAt, "edited_at");
        Objects.requireNonNull(actor, "actor");
        if (editedAt.isBefore(EARLIEST) || editedAt.isAfter(LATEST)) {
            throw new IllegalArgumentException("no clock shows such a time");
        }
        base = Values.of(base);
        set = Values.of(set);
    }

    /** With the hash that it must have. */
    public Op hashed() {
        return new Op(seq, op, Hashes.op(this), kind, ledger, id, baseRev, base, set, editedAt, actor, group);
    }
}
