package cn.sixin.city.device;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bearer tokens: who the device is and until when, under a key that the servers of one database share. A token says
 * nothing of what its device may do: that is looked up in each transaction.
 */
public final class Tokens {
    /** How long one is good. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BODY = 2 * Long.BYTES + Long.BYTES;
    private static final int WHOLE = BODY + 32;

    private final SecretKeySpec key;
    private final Clock clock;

    /** @param key 32 random bytes */
    public Tokens(byte[] key, Clock clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
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
        byte[] whole = ByteBuffer.allocate(WHOLE).put(body).put(seal(body)).array();
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
        byte[] seal = java.util.Arrays.copyOfRange(whole, BODY, WHOLE);
        if (!MessageDigest.isEqual(seal, seal(body))) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        UUID device = new UUID(in.getLong(), in.getLong());
        return clock.instant().getEpochSecond() < in.getLong() ? Optional.of(device) : Optional.empty();
    }

    private byte[] seal(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is part of the JDK", e);
        }
    }
}
