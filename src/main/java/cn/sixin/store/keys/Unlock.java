package cn.sixin.store.keys;

import java.time.Duration;

/** What came of signing in. */
public sealed interface Unlock {
    /** The caller closes the key when it is no longer needed. */
    record Opened(StoreKey key, Officer officer) implements Unlock {}

    /** Not the password: so many tries are left before a wait; at none the wait has begun. */
    record Wrong(int triesLeft, Duration pause) implements Unlock {}

    /** Too many tries: nothing was tried now. */
    record Waiting(Duration pause) implements Unlock {}

    /** No such officer, or one who was disabled. */
    record NotAllowed() implements Unlock {}
}
