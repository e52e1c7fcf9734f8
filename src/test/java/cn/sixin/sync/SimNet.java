package cn.sixin.sync;

import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.sync.protocol.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The network between a device and the server of a run: it loses, cuts, repeats, delays and lies. */
final class SimNet implements Transport {
    private final Sim sim;
    private final SimDevice device;

    SimNet(Sim sim, SimDevice device) {
        this.sim = sim;
        this.device = device;
    }

    /** What may happen to a request. */
    enum Fault {
        LOST,
        ANSWER_LOST,
        TRUNCATED,
        DUPLICATED,
        DELAYED,
        SLOW,
        PORTAL,
        BUSY,
        QUOTA,
        TOO_LARGE
    }

    @Override
    public Enrolment.Place place(String town) throws Failure {
        return carried(1, () -> sim.server().place(device.id, town), () -> {});
    }

    @Override
    public PushAnswer push(String town, Push push) throws Failure {
        sim.checks()
                .that(
                        Invariant.BOUNDS,
                        push.ops().size() <= 500,
                        () -> "a push of " + push.ops().size());
        Push sent = sim.encodes() ? coded(push, Push.class) : push;
        java.util.UUID as = device.id;
        PushAnswer answer =
                carried(sent.ops().size(), () -> sim.server().push(as, town, sent), () -> sim.later(as, town, sent));
        return sim.encodes() ? coded(answer, PushAnswer.class) : answer;
    }

    @Override
    public Changes changes(String town, ChangesQuery query) throws Failure {
        Changes page = carried(query.limit() / 4, () -> sim.server().changes(device.id, town, query), () -> {});
        for (SentRow row : page.rows()) {
            boolean own = row.values().values().stream().noneMatch(value -> foreign(value, town));
            sim.checks().that(Invariant.TOWN_ISOLATION, own, () -> device + " of " + device.home + " was sent " + row);
        }
        sim.checks()
                .that(
                        Invariant.TOWN_ISOLATION,
                        device.towns.contains(town),
                        () -> device + " was given changes of " + town);
        return sim.encodes() ? coded(page, Changes.class) : page;
    }

    private static boolean foreign(@Nullable Object value, String town) {
        return value instanceof String text && text.contains(Sim.CANARY) && !text.contains(Sim.CANARY + town);
    }

    private static <T> T coded(T message, Class<T> type) {
        try {
            return Codec.read(Codec.write(message), type);
        } catch (Codec.Malformed e) {
            throw new AssertionError("a message that we wrote cannot be read", e);
        }
    }

    private <T> T carried(int size, Supplier<T> request, Runnable later) throws Failure {
        sim.meanwhile(device);
        Optional<Fault> fault = sim.fault();
        if (fault.isPresent()) {
            before(fault.get(), size, later);
        }
        T answer = served(request);
        if (fault.isPresent()) {
            after(fault.get(), size, request);
        }
        sim.meanwhile(device);
        return answer;
    }

    private <T> T served(Supplier<T> request) throws Failure {
        try {
            return request.get();
        } catch (Sim.ServerDied died) {
            throw new Failure(Kind.OFFLINE);
        }
    }

    private void before(Fault fault, int size, Runnable later) throws Failure {
        switch (fault) {
            case LOST -> throw new Failure(Kind.OFFLINE);
            case PORTAL -> throw new Failure(Kind.PORTAL);
            case BUSY -> throw new Refusal(Trouble.later(Trouble.Type.BUSY, 2));
            case QUOTA -> throw new Refusal(Trouble.later(Trouble.Type.QUOTA, 5));
            case DELAYED -> {
                later.run();
                throw new Failure(Kind.TIMEOUT);
            }
            case TOO_LARGE -> {
                if (size > 2) {
                    throw new Failure(Kind.TOO_LARGE);
                }
            }
            default -> {}
        }
    }

    private <T> void after(Fault fault, int size, Supplier<T> request) throws Failure {
        switch (fault) {
            case ANSWER_LOST -> throw new Failure(Kind.TIMEOUT);
            case TRUNCATED -> throw new Failure(Kind.BROKEN);
            case SLOW -> {
                // 8 kbit/s: what is large does not arrive in time, whether or not it was done.
                if (size > 2) {
                    throw new Failure(Kind.TIMEOUT);
                }
            }
            case DUPLICATED -> served(request);
            default -> {}
        }
    }

    @Override
    public Optional<Duration> skew() {
        return Optional.of(Duration.ofMillis(device.clockOffset));
    }
}
