package cn.sixin.sync.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one operation. The server keeps it: the same operation sent again gets the same answer.
 *
 * @param seq the device's number
 * @param status what became of it
 * @param rev the row's revision after it; 0 when there is no such row
 * @param townSeq the town's number of the row's latest version, by which it comes back among the changes
 * @param conflicts the ids of the {@link Conflict} rows that hold what was not applied
 * @param reason why it was rejected; else null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Answer(
        long seq,
        Status status,
        @JsonInclude(JsonInclude.Include.ALWAYS) long rev,
        @JsonInclude(JsonInclude.Include.ALWAYS) long townSeq,
        List<UUID> conflicts,
        @Nullable Reason reason) {

    /** The four ends of an operation. */
    public enum Status {
        /** All of it is in the row. */
        APPLIED,
        /** All of it is in the row, beside what others changed since. */
        MERGED,
        /** What others changed differently stays; this side of it is kept in a conflict. The rest is in the row. */
        CONFLICT,
        /** Nothing of it is in the row; the station shows it with the reason. */
        REJECTED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Status of(String code) {
            return Codes.find(values(), code, Status::code);
        }
    }

    public Answer {
        Objects.requireNonNull(status, "status");
        conflicts = conflicts == null ? List.of() : List.copyOf(conflicts);
    }
}
