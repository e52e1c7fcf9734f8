package cn.sixin.city.device;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Bearer tokens: who the device is and until when, under a key that the servers of one database share. A token says
 * nothing of what its device may do: that is looked up in each transaction.
 */
public final class Tokens {
    /** How long one is good. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final int BODY = 2 * Long.BYTES + Long.BYTES;
    private static final int WHOLE = BODY + Seal.LENGTH;

    private final Seal seal;
    private final Clock clock;

    public Tokens(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** A token and its end. */
    public record Issued(String token, Instant expires) {}

    public Issued issue(UUID device) {
        Instant expires = clock.instant().plus(LIFE).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        byte[] body = ByteBuffer.allocate(BODY)
                .putLong(device.getMostSignificantBits())
                .putLong(device.getLeastSignificantBits())
                .putLong(expires.getEpochSecond())
                .array();
        byte[] whole = ByteBuffer.allocate(WHOLE).put(body).put(seal.of(body)).array();
        return new Issued(Base64.getUrlEncoder().withoutPadding().encodeToString(whole), expires);
    }

    /** The device; empty when the token is forged or its time is over. */
    public Optional<UUID> device(String token) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length != WHOLE) {
            return Optional.empty();
        }
        byte[] body = java.util.Arrays.copyOf(whole, BODY);
        if (!seal.fits(java.util.Arrays.copyOfRange(whole, BODY, WHOLE), body)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        UUID device = new UUID(in.getLong(), in.getLong());
        return clock.instant().getEpochSecond() < in.getLong() ? Optional.of(device) : Optional.empty();
    }
}
