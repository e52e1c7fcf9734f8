package cn.sixin.app.sync;

import cn.sixin.ledger.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of handing in another device's package. */
public sealed interface Brought {
    /**
     * @param answers the files to be carried back to that device
     * @param number of the package
     * @param trouble why there are no more answers although there is more to answer; null when these are all
     */
    record Done(List<Path> answers, long number, @Nullable Problem trouble) implements Brought {
        public Done {
            answers = List.copyOf(answers);
        }
    }

    /** No answer was written; the same package may be handed in again. */
    record Refused(Problem problem) implements Brought {}
}
