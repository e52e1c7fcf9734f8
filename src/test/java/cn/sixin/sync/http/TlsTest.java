package cn.sixin.sync.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Devices;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.http.CityServer;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.Tls;
import cn.sixin.sync.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is believed by its certificate alone. */
class TlsTest {
    private static final String PASSWORD = "only-for-this-test";

    @TempDir
    Path folder;

    @Test
    void aServerMustProveWhoItIs() throws Exception {
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        String own = make("127.0.0.1", certificate, key);
        String foreign = make("127.0.0.1", folder.resolve("other.pem"), folder.resolve("other-key.pem"));
        String pem = Files.readString(certificate);
        assertTrue(Trust.in(pem).isPresent(), own);
        SecureRandom random = new SecureRandom();
        try (CityDatabase database = CityDatabase.open(MemoryDatabase.fresh());
                CityServer server = CityServer.start(
                        new CityServer.Place("127.0.0.1", 0, Tls.read(certificate, key)),
                        new CityServer.Parts(database, Ledgers.ALL, Limits.STANDARD, random, Clock.systemUTC()))) {
            Devices devices = new Devices(database, random, Clock.systemUTC());
            String code = devices.code("441900119", "陈晓").text();
            Membership member = enrol(server.address(), Trust.in(pem), code);
            assertEquals("441900119", member.town());
            assertEquals(
                    Transport.Kind.UNTRUSTED, failure(server.address(), Optional.empty(), code), "not the system's");
            assertEquals(Transport.Kind.UNTRUSTED, failure(server.address(), Trust.in(foreign), code), "another's");
            URI renamed = URI.create("https://localhost:" + server.address().getPort());
            assertEquals(Transport.Kind.UNTRUSTED, failure(renamed, Trust.in(pem), code), "for another name");
        }
    }

    @Test
    void whatIsNoCertificateIsNotTrusted() {
        assertEquals(Optional.empty(), Trust.in(""));
        assertEquals(Optional.empty(), Trust.in("-----BEGIN CERTIFICATE-----\nabcd\n-----END CERTIFICATE-----\n"));
    }

    private static Membership enrol(URI address, Optional<SSLContext> trust, String code) throws Transport.Failure {
        try (Line line = new Line(address, trust, Clock.systemUTC(), Duration.ofSeconds(20), () -> false)) {
            return new Joining(address, null, line, Clock.systemUTC()).enrol(code, "一楼", DeviceKeys.fresh());
        }
    }

    private static Transport.Kind failure(URI address, Optional<SSLContext> trust, String code) {
        return assertThrows(Transport.Failure.class, () -> enrol(address, trust, code))
                .kind();
    }

    /** Signed by itself, as the JDK's own tool makes it; gives the certificate as PEM. */
    private String make(String ip, Path certificate, Path key)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(certificate.getFileName() + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "city",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=city",
                        "-ext",
                        "san=ip:" + ip,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String pem = pem("CERTIFICATE", keys.getCertificate("city").getEncoded());
        Files.writeString(certificate, pem, StandardCharsets.US_ASCII);
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("city", PASSWORD.toCharArray()).getEncoded()),
                StandardCharsets.US_ASCII);
        return pem;
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(encoded), what);
    }
}
