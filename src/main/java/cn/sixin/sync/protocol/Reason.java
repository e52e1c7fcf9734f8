package cn.sixin.sync.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why the server rejected an operation. The station words it, with its remedy, by {@code problem.sync.rejected.<code>}.
 *
 * @param column where it lies; null when it concerns the whole operation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reason(Code code, @Nullable String column) {

    /** All reasons there are. */
    public enum Code {
        /** The server does not know this ledger: it is older than the station. */
        LEDGER_UNKNOWN,
        /** A value is not of its column's kind. */
        VALUE_BAD,
        /** The operation is larger than {@link Protocol#OP_BYTES}. */
        TOO_LARGE,
        /** The row is the city's own: a town reads it. */
        CITY_OWNED,
        /** The id belongs to a row of another ledger. */
        OTHER_LEDGER,
        /** A conflict is resolved, never made, renamed or deleted by hand. */
        CONFLICT_FIXED,
        /** The town keeps as many rows as it may. */
        QUOTA,
        /** Another operation of its group was rejected, and the group goes together. */
        GROUP;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Code of(String code) {
            return Codes.find(values(), code, Code::code);
        }
    }

    public Reason {
        Objects.requireNonNull(code, "code");
    }

    public static Reason of(Code code) {
        return new Reason(code, null);
    }
}
