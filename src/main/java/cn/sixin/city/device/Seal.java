package cn.sixin.city.device;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals what the server gives out, so that it knows its own again (HMAC-SHA256). */
public final class Seal {
    /** Bytes of a seal. */
    static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key 32 random bytes */
    public Seal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public byte[] of(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is part of the JDK", e);
        }
    }

    /** In the same time whatever differs. */
    public boolean fits(byte[] seal, byte[] content) {
        return MessageDigest.isEqual(seal, of(content));
    }
}
