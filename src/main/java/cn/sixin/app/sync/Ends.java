package cn.sixin.app.sync;

import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.Transport;
import cn.sixin.sync.protocol.Trouble;

/** How a request outside a round ends, by the words of a round. */
final class Ends {
    private Ends() {}

    static End of(Transport.Kind kind) {
        return switch (kind) {
            case OFFLINE, TIMEOUT, BROKEN, TOO_LARGE -> End.OFFLINE;
            case PORTAL -> End.PORTAL;
            case UNTRUSTED -> End.UNTRUSTED;
        };
    }

    static End of(Trouble.Type type) {
        return switch (type) {
            case BUSY, QUOTA, INTERNAL -> End.BUSY;
            case UNAUTHORIZED, CODE_REFUSED -> End.UNAUTHORIZED;
            case DEVICE_REVOKED -> End.REVOKED;
            case DEVICE_FORKED -> End.FORKED;
            case TOWN_FORBIDDEN -> End.FORBIDDEN;
            case SCHEMA_TOO_OLD -> End.TOO_OLD;
            case CLOCK_SKEW -> End.CLOCK;
            default -> End.FAILED;
        };
    }
}
