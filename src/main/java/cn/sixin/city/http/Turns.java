package cn.sixin.city.http;

import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many at the same time, first come, first served; who waits too long is told to come back. */
final class Turns {
    private static final long PATIENCE_SECONDS = 20;
    private static final long COME_BACK_SECONDS = 5;

    private final Semaphore free;

    Turns(int atOnce) {
        free = new Semaphore(atOnce, true);
    }

    /** What is done in a turn. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** @throws Refusal {@code BUSY} */
    <T> T in(Work<T> work) throws IOException, InterruptedException {
        if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new Refusal(Trouble.later(Trouble.Type.BUSY, COME_BACK_SECONDS));
        }
        try {
            return work.run();
        } finally {
            free.release();
        }
    }
}
