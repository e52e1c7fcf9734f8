package cn.sixin.city.http;

import cn.sixin.city.device.DeviceId;
import cn.sixin.city.device.Tokens;
import cn.sixin.code.Town;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is let in: a device with its token, to its towns, not too often. Whether it was revoked is not asked here but in
 * the transaction that does the work.
 */
final class Gate {
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Throttle<UUID> devices;
    private final Throttle<String> towns;
    private final Throttle<String> enrolling;

    Gate(Tokens tokens, Limits limits, Clock clock) {
        this.tokens = tokens;
        devices = new Throttle<>(limits.device(), clock);
        towns = new Throttle<>(limits.town(), clock);
        enrolling = new Throttle<>(limits.enrolling(), clock);
    }

    /** A signed-in device at one of its towns. */
    record Guest(UUID device, String town) {}

    /** @throws Refusal {@code UNAUTHORIZED}, {@code NOT_FOUND}, {@code TOWN_FORBIDDEN} or {@code QUOTA} */
    Guest guest(Context ctx) {
        UUID device = Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> tokens.device(header.substring(BEARER.length())))
                .orElseThrow(() -> new Refusal(Trouble.Type.UNAUTHORIZED));
        ctx.attribute(Access.DEVICE, device);
        String town = ctx.pathParam("town");
        if (!town.equals(Protocol.CITY)
                && Town.find(town).filter(known -> known.code().equals(town)).isEmpty()) {
            throw new Refusal(Trouble.Type.NOT_FOUND);
        }
        String home = DeviceId.home(device).orElseThrow(() -> new Refusal(Trouble.Type.UNAUTHORIZED));
        if (!DeviceId.places(home).contains(town)) {
            throw new Refusal(Trouble.Type.TOWN_FORBIDDEN);
        }
        ctx.attribute(Access.TOWN, town);
        asks(device);
        pass(towns.take(town));
        return new Guest(device, town);
    }

    /** @throws Refusal {@code QUOTA} */
    void asks(UUID device) {
        pass(devices.take(device));
    }

    /** @throws Refusal {@code QUOTA} */
    void enrols(String town) {
        pass(enrolling.take(town));
    }

    private static void pass(long wait) {
        if (wait > 0) {
            throw new Refusal(Trouble.later(Trouble.Type.QUOTA, wait));
        }
    }
}
