package cn.sixin.sync;

import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * The way to the city server. Calls block; signing in is its own affair. Each throws {@link Refusal} when the server
 * refused, {@link Failure} when nobody knows whether the server has done it.
 */
public interface Transport {

    Enrolment.Place place(String town) throws Failure;

    PushAnswer push(String town, Push push) throws Failure;

    Changes changes(String town, ChangesQuery query) throws Failure;

    /** How far this clock is ahead of the server's, as its last answer's {@code Date} says; empty before the first. */
    Optional<Duration> skew();

    /** No answer of the server arrived. */
    final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
        private final Kind kind;

        public Failure(Kind kind) {
            super(kind.name(), null, false, false);
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    /** What went wrong on the way. */
    enum Kind {
        /** No connection: no network, no such host, refused. */
        OFFLINE,
        /** The answer did not come in time: a smaller page may pass. */
        TIMEOUT,
        /** Something between answered in the server's place, as the sign-in page of a public network does. */
        PORTAL,
        /** The answer was cut off or is no message of the protocol. */
        BROKEN,
        /** Something between takes no request of this size. */
        TOO_LARGE,
        /** The server could not prove who it is. */
        UNTRUSTED
    }
}
