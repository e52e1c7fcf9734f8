package cn.sixin.store.keys;

import cn.sixin.ledger.Json;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The store's key under a password: Argon2id makes the wrapping key, AES-256-GCM wraps. */
record WrappedKey(KdfCost cost, byte[] salt, byte[] nonce, byte[] box) {
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    Map<String, Object> fields() {
        Map<String, Object> paid = new LinkedHashMap<>();
        paid.put("memoryKb", cost.memoryKb());
        paid.put("iterations", cost.iterations());
        paid.put("lanes", cost.lanes());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cost", paid);
        fields.put("salt", salt);
        fields.put("nonce", nonce);
        fields.put("box", box);
        return fields;
    }

    static WrappedKey of(Json.Fields fields) throws Json.Broken {
        Json.Fields paid = fields.object("cost");
        return new WrappedKey(
                new KdfCost(paid.whole("memoryKb"), paid.whole("iterations"), paid.whole("lanes")),
                fields.base64("salt"),
                fields.base64("nonce"),
                fields.base64("box"));
    }

    /** {@code owner} is bound in: a slot cannot be passed off as another's. */
    static WrappedKey wrap(StoreKey key, char[] password, String owner, KdfCost cost, SecureRandom random) {
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] secret = key.secret();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, stretch(password, salt, cost), nonce, owner);
            return new WrappedKey(cost, salt, nonce, cipher.doFinal(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is part of the JDK", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The key, or empty when the password is not the one it was wrapped with. */
    Optional<StoreKey> unwrap(char[] password, String owner) {
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, stretch(password, salt, cost), nonce, owner)
                    .doFinal(box);
            StoreKey key = new StoreKey(secret);
            Arrays.fill(secret, (byte) 0);
            return Optional.of(key);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is part of the JDK", e);
        }
    }

    private static Cipher cipher(int mode, byte[] wrapping, byte[] nonce, String owner)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(wrapping, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        Arrays.fill(wrapping, (byte) 0);
        return cipher;
    }

    private static byte[] stretch(char[] password, byte[] salt, KdfCost cost) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKb())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        // An input method may give full-width digits and letters: the officer typed the same password.
        byte[] folded = Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC)
                .getBytes(StandardCharsets.UTF_8);
        byte[] wrapping = new byte[StoreKey.BYTES];
        generator.generateBytes(folded, wrapping);
        Arrays.fill(folded, (byte) 0);
        return wrapping;
    }
}
