package cn.sixin.kit.work;

import java.util.concurrent.CancellationException;

/** What running work says of itself and hears. Safe from any thread, cheap enough for every row of an import. */
public interface Progress extends cn.sixin.ledger.Progress {
    /** What it is doing now, one line. */
    void say(String message);

    /** @throws CancellationException when the officer has cancelled */
    default void check() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }

    /** Says nothing, is never cancelled. */
    static Progress none() {
        return new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public void say(String message) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
