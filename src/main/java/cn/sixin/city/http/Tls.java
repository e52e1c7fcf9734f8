package cn.sixin.city.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The certificate that the server shows, with its key, as certificate authorities give them.
 *
 * @param keys in memory, under {@link #PASSWORD}
 */
public record Tls(KeyStore keys) {
    /** Guards nothing: the key store never leaves the process. */
    static final String PASSWORD = "memory";

    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

    /**
     * Reads PEM files.
     *
     * @param certificate with the chain that it rests on, its own first
     * @param key PKCS #8, not encrypted, RSA or EC
     * @return empty when they are no such files, or do not belong together
     */
    public static Optional<Tls> read(Path certificate, Path key) throws IOException {
        Matcher pem = KEY.matcher(Files.readString(key, StandardCharsets.US_ASCII));
        if (!pem.find()) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            List<Certificate> chain = List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate))));
            if (chain.isEmpty()) {
                return Optional.empty();
            }
            String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
            PrivateKey privateKey = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("city", privateKey, PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
            return Optional.of(new Tls(keys));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "TLS";
    }
}
