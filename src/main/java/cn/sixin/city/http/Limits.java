package cn.sixin.city.http;

import cn.sixin.sync.protocol.Protocol;

/**
 * What one request, one device and one town may use. What is over is refused with 413 or 429, never cut.
 *
 * @param body bytes of a body as they are sent
 * @param inflated bytes of it once unpacked
 * @param small bytes of a body that nobody has signed in for
 * @param device requests of one device
 * @param town requests of one town's devices together
 * @param enrolling tries to enrol in one town
 * @param atOnce bodies unpacked and worked on at the same time; more wait their turn
 * @param signingIn devices that sign in at the same time: fewer, so that those who are in are done first
 */
public record Limits(
        int body,
        int inflated,
        int small,
        Throttle.Rate device,
        Throttle.Rate town,
        Throttle.Rate enrolling,
        int atOnce,
        int signingIn) {

    public static final Limits STANDARD = new Limits(
            Protocol.PUSH_BYTES + 64 * 1024,
            Protocol.PUSH_BYTES + 64 * 1024,
            8 * 1024,
            new Throttle.Rate(120, 20),
            new Throttle.Rate(1200, 200),
            new Throttle.Rate(60, 1),
            32,
            4);

    /** The same, for so many times as many requests: figures are taken from one machine that plays all devices. */
    public Limits times(int factor) {
        return new Limits(
                body,
                inflated,
                small,
                more(device, factor),
                more(town, factor),
                more(enrolling, factor),
                atOnce,
                signingIn);
    }

    private static Throttle.Rate more(Throttle.Rate rate, int factor) {
        return new Throttle.Rate(rate.burst() * factor, rate.perSecond() * factor);
    }
}
