package cn.sixin.store.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The random 256-bit key of a store while it is open. Never printed, never written unwrapped. */
public final class StoreKey implements AutoCloseable {
    static final int BYTES = 32;
    private final byte[] secret;

    StoreKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a store key has " + BYTES + " bytes");
        }
        this.secret = secret.clone();
    }

    public static StoreKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new StoreKey(bytes);
    }

    /** The file password of the database: the key in hex, because the database stretches a password only little. */
    public char[] filePassword() {
        return HexFormat.of().formatHex(secret).toCharArray();
    }

    /** An AES-256 key for another purpose (HKDF-SHA256, RFC 5869), independent of this one. */
    public SecretKey derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is part of the JDK", e);
        }
    }

    public StoreKey copy() {
        return new StoreKey(secret);
    }

    byte[] secret() {
        return secret.clone();
    }

    boolean sameAs(StoreKey other) {
        return Arrays.equals(secret, other.secret);
    }

    /** Wipes the key. */
    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "StoreKey";
    }
}
