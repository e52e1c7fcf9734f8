package cn.sixin.city.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sixin.city.db.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final TestClock clock = new TestClock(Instant.parse("2027-02-14T01:30:00Z"));
    private final Throttle<Integer> throttle = new Throttle<>(new Throttle.Rate(1, 1), clock);

    @Test
    void whoAskedTooOftenWaitsForOne() {
        assertThat(throttle.take(1)).isZero();
        assertThat(throttle.take(1)).isEqualTo(1);
        assertThat(throttle.take(2)).isZero();
        clock.pass(Duration.ofSeconds(1));
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
                clock.pass(Duration.ofSeconds(1));
            }
            throttle.take(who);
        }
        assertThat(throttle.size()).isLessThanOrEqualTo(20_000);
    }
}
