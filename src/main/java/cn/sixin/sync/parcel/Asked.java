package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Op;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to the city: what {@link cn.sixin.sync.protocol.Push} and a request for changes are over HTTP. A town's
 * messages follow each other, the one with the query last.
 *
 * @param epoch the server's, as the station knows it; null before it has heard
 * @param schema as in a push
 * @param ops may be empty
 * @param query from where on changes are wanted; its limit is for one page, there may be many
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Asked(
        String town,
        @Nullable UUID epoch,
        int schema,
        List<Op> ops,
        @Nullable ChangesQuery query) {
    public Asked {
        Objects.requireNonNull(town, "town");
        ops = List.copyOf(ops);
    }
}
