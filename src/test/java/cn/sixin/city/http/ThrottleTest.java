package cn.sixin.city.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Hand clock = new Hand();
    private final Throttle<Integer> throttle = new Throttle<>(new Throttle.Rate(1, 1), clock);

    @Test
    void whoAskedTooOftenWaitsForOne() {
        assertThat(throttle.take(1)).isZero();
        assertThat(throttle.take(1)).isEqualTo(1);
        assertThat(throttle.take(2)).isZero();
        clock.now = clock.now.plusSeconds(1);
        assertThat(throttle.take(1)).isZero();
    }

    @Test
    void thoseWhoAreBusyAreAllRememberedHoweverMany() {
        IntStream.range(0, 50_000).forEach(throttle::take);
        assertThat(throttle.size()).isEqualTo(50_000);
        assertThat(IntStream.range(0, 50_000).mapToLong(throttle::take)).containsOnly(1L);
    }

    @Test
    void thoseWhoMayAskAgainAreForgottenOnceThereAreMany() {
        for (int who = 0; who < 200_000; who++) {
            if (who % 1000 == 0) {
                clock.now = clock.now.plusSeconds(1);
            }
            throttle.take(who);
        }
        assertThat(throttle.size()).isLessThanOrEqualTo(20_000);
    }

    /** Stands still until it is moved. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2027-02-14T01:30:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
