package cn.sixin.sync.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row as the server has it, at its latest version. A {@link Conflict} is one, too.
 *
 * @param rev grows with each version of the row, also over a restore of the server
 * @param seq the town's number of this version
 * @param deleted whether it is in the recycle view; it keeps its values
 * @param values by column, blank ones left out; also of columns that the station may not know yet
 * @param createdAt the first author's clock
 * @param changedAt the last author's clock
 * @param device what people call the last author's device
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SentRow(
        String ledger,
        UUID id,
        long rev,
        long seq,
        boolean deleted,
        Map<String, @Nullable Object> values,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        String device) {
    public SentRow {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "created_at");
        Objects.requireNonNull(createdBy, "created_by");
        Objects.requireNonNull(changedAt, "changed_at");
        Objects.requireNonNull(changedBy, "changed_by");
        Objects.requireNonNull(device, "device");
        values = Values.of(values);
    }
}
