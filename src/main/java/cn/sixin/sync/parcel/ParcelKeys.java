package cn.sixin.sync.parcel;

import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Keys;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The key of one package: X25519 between a pair made for it alone and the receiver's, through HKDF-SHA256, for
 * AES-256-GCM. Since the key is used for one package, a piece's place in it is nonce enough.
 */
final class ParcelKeys {
    private static final byte[] INFO = "sixin package v1 encryption".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;

    private ParcelKeys(SecretKey key) {
        this.key = key;
    }

    /** What a key is called in a header. */
    static String print(PublicKey agreement) {
        return Hashes.sha256(agreement.getEncoded());
    }

    static ParcelKeys sender(PrivateKey fresh, PublicKey freshPublic, PublicKey receiver) {
        return agreed(fresh, receiver, freshPublic, receiver)
                .orElseThrow(() -> new IllegalStateException("a key that no one can agree with"));
    }

    /** Empty when the sender's is a key with which nothing can be agreed. */
    static Optional<ParcelKeys> receiver(PrivateKey own, PublicKey ownPublic, PublicKey fresh) {
        return agreed(own, fresh, fresh, ownPublic);
    }

    private static Optional<ParcelKeys> agreed(PrivateKey own, PublicKey other, PublicKey fresh, PublicKey receiver) {
        byte[] secret;
        try {
            KeyAgreement agreement = KeyAgreement.getInstance(Keys.AGREEMENT);
            agreement.init(own);
            agreement.doPhase(other, true);
            secret = agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            // A point of small order: refused, since the secret would be known to everybody.
            return Optional.empty();
        }
        try {
            ByteArrayOutputStream salt = new ByteArrayOutputStream();
            salt.writeBytes(fresh.getEncoded());
            salt.writeBytes(receiver.getEncoded());
            return Optional.of(new ParcelKeys(KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .addSalt(salt.toByteArray())
                                    .thenExpand(INFO, KEY_BYTES))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is part of the JDK", e);
        }
    }

    byte[] sealed(int place, boolean last, byte[] header, byte[] content) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, place, last, header).doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of the JDK", e);
        }
    }

    /** Empty when it was sealed otherwise. */
    Optional<byte[]> opened(int place, boolean last, byte[] header, ByteBuffer sealed) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, place, last, header)
                    .doFinal(sealed.array(), sealed.arrayOffset() + sealed.position(), sealed.remaining()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of the JDK", e);
        }
    }

    private Cipher cipher(int mode, int place, boolean last, byte[] header) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                .putInt(last ? 1 : 0)
                .putLong(place)
                .array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher;
    }
}
