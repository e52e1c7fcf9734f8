package cn.sixin.sync.protocol;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Keys as texts, base64url without padding, in the JDK's encodings, and what is done with them. */
public final class Keys {
    public static final String SIGNING = "Ed25519";
    public static final String AGREEMENT = "X25519";

    private Keys() {}

    /** A new pair. @param algorithm {@link #SIGNING} or {@link #AGREEMENT} */
    public static KeyPair fresh(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is part of the JDK", e);
        }
    }

    public static String text(java.security.Key key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
    }

    /** A public key as a device sent it; empty when it is none of that algorithm. */
    public static Optional<PublicKey> publicKey(String algorithm, String text) {
        try {
            byte[] encoded = Base64.getUrlDecoder().decode(text);
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | InvalidKeySpecException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is part of the JDK", e);
        }
    }

    /** A private key that {@link #text} wrote. */
    public static PrivateKey privateKey(String algorithm, String text) {
        try {
            byte[] encoded = Base64.getUrlDecoder().decode(text);
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("our own key cannot be read", e);
        }
    }

    /** Ed25519 over these bytes, base64url. */
    public static String sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(SIGNING);
            signature.initSign(key);
            signature.update(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(SIGNING + " is part of the JDK", e);
        }
    }

    /** Whether this key signed these bytes. @param signature base64url */
    public static boolean signed(PublicKey key, byte[] content, String signature) {
        try {
            Signature verifier = Signature.getInstance(SIGNING);
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Not a signature at all.
            return false;
        }
    }
}
