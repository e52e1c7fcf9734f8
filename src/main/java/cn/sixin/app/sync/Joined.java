package cn.sixin.app.sync;

import cn.sixin.ledger.Problem;
import cn.sixin.sync.http.Membership;

/** What came of an application to a city server. */
public sealed interface Joined {
    /** The station is known there. */
    record Done(Membership membership) implements Joined {}

    /** Nothing has changed. */
    record Refused(Problem problem) implements Joined {}
}
