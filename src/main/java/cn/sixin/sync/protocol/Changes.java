package cn.sixin.sync.protocol;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /v1/towns/{town}/changes?epoch&schema&since&after&through&deleted&limit}: one page of what changed in a town. Each row
 * comes once, at its latest version, in the order of {@link SentRow#seq}.
 *
 * <p>{@code since} is the station's cursor and stays the same through all pages of a pull; 0 asks for everything,
 * deleted rows only where {@code deleted} says so. {@code after} is {@link #through} of the page before, {@code since} on the
 * first. {@code through} is absent on the first page, which fixes {@link #highWater}, and is that afterwards.
 *
 * @param epoch the server's
 * @param since as asked
 * @param through the number up to which the pages so far are complete
 * @param highWater the town's latest number when the first page was asked for; the last page ends there
 * @param rows empty on the last page at most
 */
public record Changes(String town, UUID epoch, long since, long through, long highWater, List<SentRow> rows) {
    public Changes {
        Objects.requireNonNull(town, "town");
        Objects.requireNonNull(epoch, "epoch");
        rows = List.copyOf(rows);
    }

    /** Whether nothing is left up to the high water. */
    public boolean last() {
        return through >= highWater;
    }

    /** What tells where the page after this one begins. */
    public Head head() {
        return new Head(epoch, through, highWater);
    }

    /** See {@link Changes}. */
    public record Head(UUID epoch, long through, long highWater) {
        private static final Pattern FORM =
                Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\\d{1,18}) (\\d{1,18})");

        /** As {@link Protocol#PAGE_HEADER} has it. */
        public String text() {
            return epoch + " " + through + " " + highWater;
        }

        /** What {@link #text} wrote; empty for anything else. */
        public static Optional<Head> find(String text) {
            Matcher parts = FORM.matcher(text);
            return parts.matches()
                    ? Optional.of(new Head(
                            UUID.fromString(parts.group(1)),
                            Long.parseLong(parts.group(2)),
                            Long.parseLong(parts.group(3))))
                    : Optional.empty();
        }
    }
}
