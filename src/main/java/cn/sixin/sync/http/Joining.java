package cn.sixin.sync.http;

import cn.sixin.code.Fold;
import cn.sixin.code.Town;
import cn.sixin.sync.Transport;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Protocol;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Becomes known to a server by the code that an officer was given. Asking again with the same keys gives the same
 * device, so that a lost answer costs nothing.
 */
public final class Joining {
    /** As the server prints it: three digits of the town, then twelve letters of Crockford's base 32. */
    private static final Pattern CODE = Pattern.compile("([0-9]{3})[0-9A-HJKMNP-TV-Z]{12}");

    private static final String CITY_PREFIX = Protocol.CITY.substring(0, 6);

    private final URI server;
    private final @Nullable String certificate;
    private final Line line;
    private final Clock clock;

    /** @param certificate as {@link Membership#certificate} */
    public Joining(URI server, @Nullable String certificate, Line line, Clock clock) {
        this.server = server;
        this.certificate = certificate;
        this.line = line;
        this.clock = clock;
    }

    /**
     * The town that a code is for, 9 digits, {@link Protocol#CITY} for the bureau; empty when it can be no code. Seen
     * before it is sent, since a code is used up by one that is not meant.
     */
    public static Optional<String> town(String code) {
        String text = Fold.text(code)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        Matcher matcher = CODE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String town = CITY_PREFIX + matcher.group(1);
        return town.equals(Protocol.CITY)
                ? Optional.of(town)
                : Town.find(town).map(Town::code).filter(town::equals);
    }

    /** @throws cn.sixin.sync.protocol.Refusal the code was not taken */
    public Membership enrol(String code, String name, DeviceKeys keys) throws Transport.Failure {
        Enrolment.Request request =
                new Enrolment.Request(code, name, keys.signingKey(), keys.agreementKey(), Protocol.SCHEMA);
        Enrolment.Enrolled enrolled =
                line.message(Line.Ask.message("/v1/enrol", Map.of(), request), Enrolment.Enrolled.class);
        return new Membership(
                server,
                certificate,
                enrolled.device(),
                enrolled.town(),
                name,
                keys,
                enrolled.serverSigningKey(),
                enrolled.serverAgreementKey(),
                clock.instant());
    }
}
