package cn.sixin.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdleWatchTest {
    private static final long MINUTE = 60_000_000_000L;

    @Test
    void onlyIdleMinutesLockAndEachTouchBeginsThemAnew() {
        AtomicLong now = new AtomicLong();
        AtomicInteger locks = new AtomicInteger();
        AtomicInteger minutes = new AtomicInteger(15);
        IdleWatch watch = new IdleWatch(now::get, () -> Duration.ofMinutes(minutes.get()), locks::incrementAndGet);
        now.addAndGet(14 * MINUTE);
        watch.look();
        watch.touched();
        now.addAndGet(14 * MINUTE);
        watch.look();
        assertEquals(0, locks.get());
        now.addAndGet(MINUTE);
        watch.look();
        watch.look();
        assertEquals(1, locks.get(), "once, not at every look");
        watch.touched();
        minutes.set(5);
        now.addAndGet(5 * MINUTE);
        watch.look();
        assertEquals(2, locks.get(), "a new choice counts at once");
    }
}
