package cn.sixin.sync.http;

import cn.sixin.sync.Transport;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device's session. It is opened when it is first needed and again when the server no longer takes it: whose clock
 * is right does not matter.
 */
final class SignedIn {
    private final Line line;
    private final UUID device;
    private final DeviceKeys keys;
    private Enrolment.@Nullable Session session;

    SignedIn(Line line, Membership membership) {
        this.line = line;
        device = membership.device();
        keys = membership.keys();
    }

    /** A request that needs the session. */
    @FunctionalInterface
    interface Request<T> {
        T send(Map<String, String> headers) throws Transport.Failure;
    }

    synchronized <T> T with(Request<T> request) throws Transport.Failure {
        Enrolment.Session open = session == null ? open() : session;
        try {
            return request.send(bearer(open));
        } catch (Refusal refusal) {
            if (refusal.trouble().type() != Trouble.Type.UNAUTHORIZED) {
                throw refusal;
            }
            return request.send(bearer(open()));
        }
    }

    /** Anew, so that what it says of the towns is of now. */
    synchronized Enrolment.Session open() throws Transport.Failure {
        String next = session == null ? null : session.nextNonce();
        Enrolment.Session opened;
        try {
            opened = open(next == null ? challenge() : next);
        } catch (Refusal refusal) {
            // A nonce of a server that was restored since, or too old.
            if (next == null || refusal.trouble().type() != Trouble.Type.UNAUTHORIZED) {
                throw refusal;
            }
            opened = open(challenge());
        }
        session = opened;
        return opened;
    }

    private String challenge() throws Transport.Failure {
        return line.message(
                        Line.Ask.message("/v1/challenge", Map.of(), new Enrolment.ChallengeRequest(device)),
                        Enrolment.Challenge.class)
                .nonce();
    }

    private Enrolment.Session open(String nonce) throws Transport.Failure {
        Enrolment.SessionRequest request =
                new Enrolment.SessionRequest(device, nonce, keys.sign(Hashes.challenge(device, nonce)));
        return line.message(Line.Ask.message("/v1/session", Map.of(), request), Enrolment.Session.class);
    }

    private static Map<String, String> bearer(Enrolment.Session session) {
        return Map.of("Authorization", "Bearer " + session.token());
    }
}
