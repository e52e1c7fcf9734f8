package cn.sixin.app.sync;

import cn.sixin.sync.Outcome;
import cn.sixin.sync.Outcome.End;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has come together in a sync so far. */
final class Tally {
    final Instant begun;
    long sent;
    long conflicts;
    long rejected;
    long received;
    long photosSent;
    long photosReceived;

    @Nullable
    Long skewSeconds;

    End end = End.DONE;

    Tally(Instant begun) {
        this.begun = begun;
    }

    void add(Outcome outcome) {
        sent += outcome.sent();
        conflicts += outcome.conflicts();
        rejected += outcome.rejected();
        received += outcome.received();
        skewSeconds = outcome.skewSeconds() == null ? skewSeconds : outcome.skewSeconds();
        if (end == End.DONE) {
            end = outcome.end();
        }
    }
}
