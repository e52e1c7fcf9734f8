package cn.sixin.app.sync;

import cn.sixin.ledger.Problem;
import java.util.List;

/** What came of taking the city's answers. */
public sealed interface Unpacked {
    /**
     * Taken as far as the receipt says.
     *
     * @param refused of each file that was not taken, why
     */
    record Done(Receipt receipt, List<Problem> refused) implements Unpacked {
        public Done {
            refused = List.copyOf(refused);
        }
    }

    /** Nothing has changed. @param problems a file each */
    record Refused(List<Problem> problems) implements Unpacked {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
