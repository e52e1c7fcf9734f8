package cn.sixin.sync.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Changes} is asked with.
 *
 * @param epoch as the station knows it; null on its first pull of all
 * @param schema of the program that asks; a too old one gets {@code schema-too-old} and may still upload
 * @param through the high water of the first page; null on the first page itself
 * @param deleted with {@code since} 0: whether deleted rows are wanted, too, as a station does that has rows already
 * @param limit rows, at least 1
 */
public record ChangesQuery(
        @Nullable UUID epoch,
        int schema,
        long since,
        long after,
        @Nullable Long through,
        boolean deleted,
        int limit) {}
