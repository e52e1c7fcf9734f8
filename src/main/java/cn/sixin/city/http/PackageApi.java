package cn.sixin.city.http;

import cn.sixin.city.parcel.ParcelDesk;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.parcel.ParcelTrouble;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Packages that somebody with a network brings for a device without one. Who brings it reads nothing of it: it is sealed
 * to this server, and its answer to the device.
 */
final class PackageApi {
    private static final int OK = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    /** Each is held whole in memory, and its answer. */
    private static final int AT_ONCE = 2;

    private static final long COME_BACK_SECONDS = 30;

    private final ParcelDesk desk;
    private final Gate gate;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    PackageApi(ParcelDesk desk, Gate gate) {
        this.desk = desk;
        this.gate = gate;
    }

    List<Endpoint> endpoints() {
        return List.of(new Endpoint(HandlerType.POST, "/v1/towns/{town}/package", this::take));
    }

    private void take(Context ctx) throws IOException {
        Gate.Guest guest = gate.guest(ctx);
        desk.bringing(guest.device(), guest.town());
        Bodies.require(ctx, Protocol.PACKAGE_MEDIA_TYPE);
        long from = from(ctx);
        if (!turns.tryAcquire()) {
            throw new Refusal(Trouble.later(Trouble.Type.BUSY, COME_BACK_SECONDS));
        }
        try {
            switch (desk.take(Bodies.raw(ctx, Parcel.MOST), guest.device(), guest.town(), from)) {
                case ParcelDesk.Done.Refused(ParcelTrouble why) ->
                    throw new Refusal(new Trouble(
                            Trouble.Type.MALFORMED, Trouble.Type.MALFORMED.status(), why.code(), null, null, null));
                case ParcelDesk.Done.Taken taken -> {
                    if (taken.next() > 0) {
                        ctx.header(Protocol.PACKAGE_HEADER, Long.toString(taken.next()));
                    }
                    ctx.status(OK)
                            .contentType(Protocol.PACKAGE_MEDIA_TYPE)
                            .header("Cache-Control", "no-store")
                            .result(taken.file());
                }
            }
        } finally {
            turns.release();
        }
    }

    private static long from(Context ctx) {
        String text = Optional.ofNullable(ctx.queryParam("from")).orElse("0");
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
        return Long.parseLong(text);
    }
}
