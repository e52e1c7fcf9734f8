package cn.sixin.app.sync;

import cn.sixin.ledger.Problem;
import java.nio.file.Path;

/** What came of handing in another device's package. */
public sealed interface Brought {
    /** @param answer the file to be carried back to that device @param number of the package */
    record Done(Path answer, long number) implements Brought {}

    /** No answer was written; the same package may be handed in again. */
    record Refused(Problem problem) implements Brought {}
}
