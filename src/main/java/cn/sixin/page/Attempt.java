package cn.sixin.page;

import cn.sixin.exchange.Refused;
import cn.sixin.ledger.Problem;
import java.util.concurrent.Callable;

/** What came of work on a file: a value, or what the officer is told. Exactly one of the two. */
public sealed interface Attempt<T> {
    record Done<T>(T value) implements Attempt<T> {}

    record Failed<T>(Problem problem) implements Attempt<T> {}

    /** A refusal is the officer's to put right; any other exception is ours and goes on. */
    static <T> Attempt<T> of(Callable<T> work) throws Exception {
        try {
            return new Done<>(work.call());
        } catch (Refused refused) {
            return new Failed<>(refused.problem());
        }
    }
}
