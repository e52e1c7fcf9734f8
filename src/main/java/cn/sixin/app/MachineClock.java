package cn.sixin.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The machine's clock in the machine's zone. The zone is asked for when a day is wanted: with it Java looks through every
 * jar for rules of time zones, which no first window waits for.
 */
final class MachineClock extends Clock {
    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }
}
