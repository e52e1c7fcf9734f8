package cn.sixin.picture;

import cn.sixin.ledger.Problem;
import cn.sixin.store.Attachment;

/** What came of a file or a clipboard offered as a photo. */
public sealed interface Taken {
    /** Fit to be kept. */
    record Fit(Attachment photo) implements Taken {}

    /** What the officer is told. */
    record Refused(Problem problem) implements Taken {}
}
