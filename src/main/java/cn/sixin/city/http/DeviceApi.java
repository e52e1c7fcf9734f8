package cn.sixin.city.http;

import cn.sixin.city.db.Devices;
import cn.sixin.city.db.Identity;
import cn.sixin.city.device.EnrolmentCode;
import cn.sixin.city.device.Tokens;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;

/** How a device becomes known, and how it signs in. */
final class DeviceApi {
    private static final int NAME = 100;
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Devices devices;
    private final Identity identity;
    private final Tokens tokens;
    private final Gate gate;
    private final Limits limits;
    private final Turns turns;

    DeviceApi(Devices devices, Identity identity, Tokens tokens, Gate gate, Limits limits) {
        this.devices = devices;
        this.identity = identity;
        this.tokens = tokens;
        this.gate = gate;
        this.limits = limits;
        turns = new Turns(limits.signingIn());
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(HandlerType.POST, "/v1/enrol", this::enrol),
                new Endpoint(HandlerType.POST, "/v1/challenge", this::challenge),
                new Endpoint(HandlerType.POST, "/v1/session", this::session));
    }

    private void enrol(Context ctx) throws IOException {
        Enrolment.Request request = read(ctx, Enrolment.Request.class);
        EnrolmentCode code =
                EnrolmentCode.read(request.code()).orElseThrow(() -> new Refusal(Trouble.Type.CODE_REFUSED));
        gate.enrols(code.home());
        String name = request.name().strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > NAME
                || name.codePoints().anyMatch(DeviceApi::unwritable)
                || Keys.publicKey(Keys.SIGNING, request.signingKey()).isEmpty()
                || Keys.publicKey(Keys.AGREEMENT, request.agreementKey()).isEmpty()) {
            throw new Refusal(Trouble.Type.MALFORMED);
        }
        Devices.Device device = devices.enrol(code, name, request.signingKey(), request.agreementKey())
                .orElseThrow(() -> new Refusal(Trouble.Type.CODE_REFUSED));
        ctx.attribute(Access.DEVICE, device.id());
        Bodies.answer(
                ctx,
                CREATED,
                new Enrolment.Enrolled(
                        device.id(),
                        device.home(),
                        Keys.text(identity.signing().getPublic()),
                        Keys.text(identity.agreement().getPublic())));
    }

    private static boolean unwritable(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    private void challenge(Context ctx) throws IOException, InterruptedException {
        Enrolment.ChallengeRequest request = read(ctx, Enrolment.ChallengeRequest.class);
        gate.asks(request.device());
        Devices.Nonce nonce = turns.in(() -> devices.challenge(request.device()));
        Bodies.answer(ctx, OK, new Enrolment.Challenge(nonce.text(), nonce.expires()));
    }

    private void session(Context ctx) throws IOException, InterruptedException {
        Enrolment.SessionRequest request = read(ctx, Enrolment.SessionRequest.class);
        gate.asks(request.device());
        Bodies.answer(ctx, OK, turns.in(() -> session(ctx, request)));
    }

    private Enrolment.Session session(Context ctx, Enrolment.SessionRequest request) {
        Devices.Device device = devices.find(request.device())
                .filter(known -> signed(known, request))
                .orElseThrow(() -> new Refusal(Trouble.Type.UNAUTHORIZED));
        ctx.attribute(Access.DEVICE, device.id());
        if (device.revokedAt() != null) {
            throw new Refusal(Trouble.Type.DEVICE_REVOKED);
        }
        Devices.Nonce next =
                devices.exchange(device, request.nonce()).orElseThrow(() -> new Refusal(Trouble.Type.UNAUTHORIZED));
        Tokens.Issued token = tokens.issue(device.id());
        return new Enrolment.Session(
                token.token(), token.expires(), devices.places(device), Protocol.SCHEMA, next.text());
    }

    private static boolean signed(Devices.Device device, Enrolment.SessionRequest request) {
        return Keys.publicKey(Keys.SIGNING, device.signingKey())
                .map(key -> Keys.signed(key, Hashes.challenge(device.id(), request.nonce()), request.signature()))
                .orElse(false);
    }

    private <T> T read(Context ctx, Class<T> type) throws IOException {
        Bodies.require(ctx, Protocol.MEDIA_TYPE);
        return Bodies.message(ctx, Bodies.raw(ctx, limits.small()), limits.small(), type);
    }
}
