package cn.sixin.app.station;

import cn.sixin.ledger.Problem;
import cn.sixin.store.keys.Officer;
import java.time.Duration;
import java.util.List;

/** What came of trying to get into the store. */
public sealed interface Entry {

    record In(Session session) implements Entry {}

    /** @param triesLeft before a wait; 0 when the wait has begun */
    record WrongPassword(int triesLeft, Duration pause) implements Entry {}

    /** Too many wrong ones: nothing was tried now. */
    record Wait(Duration pause) implements Entry {}

    /** Not this station's recovery code, or mistyped. */
    record WrongCode() implements Entry {}

    /** The files do not let us in; they are as they were. */
    record Refused(Problem problem) implements Entry {}

    /** Who may sign in here, or why that cannot be read. */
    sealed interface Who {
        /** @param officers those who are not disabled, in the order in which they were added */
        record Known(List<Officer> officers) implements Who {}

        record Unreadable(Problem problem) implements Who {}

        /** No store was ever made here. */
        record Nobody() implements Who {}
    }
}
