package cn.sixin.app.sync;

import cn.sixin.ledger.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of writing packages. */
public sealed interface Packed {
    /**
     * They are on the disk; each is of use without the others, in whatever order they are handed in.
     *
     * @param files at least one
     * @param number of the first; each further one has the next
     * @param changes those in them; they count as waiting until the answer was taken
     * @param left changes that found no room, for the next export
     * @param photos attachments in them
     * @param photosLeft attachments that wait and are in none
     * @param trouble why no more files were written; null when all were
     */
    record Done(
            List<Path> files,
            long number,
            long changes,
            long left,
            long photos,
            long photosLeft,
            @Nullable Problem trouble)
            implements Packed {
        public Done {
            files = List.copyOf(files);
        }
    }

    /** Somebody asked for it; no package was written. */
    record Cancelled() implements Packed {}

    /** No package was written. */
    record Refused(Problem problem) implements Packed {}
}
