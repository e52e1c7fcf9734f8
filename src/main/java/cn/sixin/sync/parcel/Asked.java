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
 * messages follow each other, the one with the query last. Attachments come behind the rows of all towns: their parts,
 * then a message a town with what is lacking; without the latter none is wanted.
 *
 * @param epoch the server's, as the station knows it; null before it has heard
 * @param schema as in a push
 * @param ops may be empty
 * @param query from where on changes are wanted; its limit is for one page, there may be many
 * @param part of an attachment that the city may not have
 * @param lacking hashes of attachments that rows of the town name and the station does not have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Asked(
        String town,
        @Nullable UUID epoch,
        int schema,
        List<Op> ops,
        @Nullable ChangesQuery query,
        @Nullable Part part,
        @Nullable List<String> lacking) {
    public Asked {
        Objects.requireNonNull(town, "town");
        ops = List.copyOf(ops);
        lacking = lacking == null ? null : List.copyOf(lacking);
    }

    /** A push. */
    public static Asked push(String town, @Nullable UUID epoch, int schema, List<Op> ops) {
        return new Asked(town, epoch, schema, ops, null, null, null);
    }

    /** A request for what is new. */
    public static Asked changes(String town, @Nullable UUID epoch, int schema, ChangesQuery query) {
        return new Asked(town, epoch, schema, List.of(), query, null, null);
    }

    /** A part of an attachment. */
    public static Asked part(String town, @Nullable UUID epoch, int schema, Part part) {
        return new Asked(town, epoch, schema, List.of(), null, part, null);
    }

    /** A request for attachments, and for word of those that came before it. */
    public static Asked lacking(String town, @Nullable UUID epoch, int schema, List<String> hashes) {
        return new Asked(town, epoch, schema, List.of(), null, null, hashes);
    }
}
