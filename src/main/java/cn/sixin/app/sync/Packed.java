package cn.sixin.app.sync;

import cn.sixin.ledger.Problem;
import java.nio.file.Path;

/** What came of writing a package. */
public sealed interface Packed {
    /**
     * It is on the disk.
     *
     * @param changes those in it; they count as waiting until the answer was taken
     * @param left changes that found no room, for the next package
     * @param photos attachments in it
     * @param photosLeft attachments that wait and are not in it
     */
    record Done(Path file, long number, long changes, long left, long photos, long photosLeft) implements Packed {}

    /** Somebody asked for it; no package was written. */
    record Cancelled() implements Packed {}

    /** No package was written. */
    record Refused(Problem problem) implements Packed {}
}
