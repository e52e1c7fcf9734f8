package cn.sixin.app.sync;

import cn.sixin.ledger.Problem;

/** What came of taking the city's answer. */
public sealed interface Unpacked {
    /** Taken as far as the receipt says. */
    record Done(Receipt receipt) implements Unpacked {}

    /** Nothing has changed. */
    record Refused(Problem problem) implements Unpacked {}
}
