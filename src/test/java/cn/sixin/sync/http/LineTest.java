package cn.sixin.sync.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.sync.Transport;
import cn.sixin.sync.Transport.Kind;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the station makes of a line that is not as it should be. */
class LineTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2027-02-14T02:10:00Z");
    private static final String CHALLENGE = "{\"nonce\":\"abc\",\"expires\":\"2027-02-14T02:00:00Z\"}";

    @ParameterizedTest
    @MethodSource("answers")
    void namesWhatStoodInBetween(String answer, Kind kind) {
        try (RoughServer server = RoughServer.saying(answer)) {
            assertEquals(kind, failure(server.address(), PATIENT, () -> false));
        }
    }

    static Stream<Arguments> answers() {
        String ours = "HTTP/1.1 200 OK\r\nContent-Type: " + Protocol.MEDIA_TYPE + "\r\n";
        return Stream.of(
                Arguments.of(page(200, "text/html", "<html>请登录</html>"), Kind.PORTAL),
                Arguments.of(page(200, "application/json", CHALLENGE), Kind.PORTAL),
                Arguments.of("HTTP/1.1 302 Found\r\nLocation: http://login/\r\nContent-Length: 0\r\n\r\n", Kind.PORTAL),
                Arguments.of(page(511, "text/html", "sign in"), Kind.PORTAL),
                Arguments.of(page(403, "text/html", "blocked"), Kind.PORTAL),
                Arguments.of(page(413, "text/html", "too large"), Kind.TOO_LARGE),
                Arguments.of(page(504, "text/html", "gateway"), Kind.TIMEOUT),
                Arguments.of(page(500, "text/html", "oops"), Kind.BROKEN),
                Arguments.of(page(200, Protocol.MEDIA_TYPE, "{\"nonce\":"), Kind.BROKEN),
                Arguments.of(page(400, Protocol.PROBLEM_MEDIA_TYPE, "{}"), Kind.BROKEN),
                Arguments.of(ours + "Content-Length: 500\r\n\r\n" + CHALLENGE, Kind.BROKEN),
                Arguments.of(ours + "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd", Kind.BROKEN),
                Arguments.of("", Kind.BROKEN),
                Arguments.of("SSH-2.0-OpenSSH\r\n", Kind.BROKEN));
    }

    @Test
    void aServerThatRefusesIsHeard() {
        String json = new String(Codec.write(Trouble.of(Trouble.Type.DEVICE_REVOKED)), StandardCharsets.UTF_8);
        try (RoughServer server = RoughServer.saying(page(403, Protocol.PROBLEM_MEDIA_TYPE, json))) {
            assertEquals(Trouble.Type.DEVICE_REVOKED, refusal(server).type());
        }
    }

    @Test
    void aGatewayBeforeAServerThatStartsAsksToComeBack() {
        String answer = "HTTP/1.1 503 Unavailable\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n";
        try (RoughServer server = RoughServer.saying(answer)) {
            Trouble trouble = refusal(server);
            assertEquals(Trouble.Type.BUSY, trouble.type());
            assertEquals(7, trouble.retryAfter());
        }
    }

    @Test
    void nobodyThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertEquals(Kind.OFFLINE, failure(URI.create("http://127.0.0.1:" + free), PATIENT, () -> false));
        assertEquals(Kind.OFFLINE, failure(URI.create("http://no-such-host.invalid"), PATIENT, () -> false));
    }

    @Test
    void silenceIsNotWaitedForEver() {
        Duration soon = Duration.ofMillis(200);
        String begun = "HTTP/1.1 200 OK\r\nContent-Type: " + Protocol.MEDIA_TYPE + "\r\nContent-Length: 500\r\n\r\n{";
        try (RoughServer mute = new RoughServer(new byte[0], true);
                RoughServer stuck = new RoughServer(begun.getBytes(StandardCharsets.UTF_8), true)) {
            assertEquals(Kind.TIMEOUT, failure(mute.address(), soon, () -> false));
            assertEquals(Kind.TIMEOUT, failure(stuck.address(), soon, () -> false), "cut within an answer");
        }
    }

    @Test
    void aCancelIsHeardWhileItWaits() throws InterruptedException {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (RoughServer mute = new RoughServer(new byte[0], true)) {
            Thread officer = Thread.ofVirtual().start(() -> {
                try {
                    mute.awaitAsked();
                    cancelled.set(true);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertEquals(Kind.OFFLINE, failure(mute.address(), PATIENT, cancelled::get));
            officer.join();
        }
    }

    @Test
    void whoSpeaksNoTlsIsAPortal() {
        try (RoughServer server = RoughServer.saying(page(200, "text/html", "<html></html>"))) {
            assertEquals(Kind.PORTAL, failure(URI.create("https://127.0.0.1:" + server.port()), PATIENT, () -> false));
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            // What is written is an answer, so that nothing but its size speaks against it.
            gzip.write(CHALLENGE.getBytes(StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 32; i++) {
                gzip.write(blanks);
            }
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: " + Protocol.MEDIA_TYPE
                        + "\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        answer.writeBytes(packed.toByteArray());
        try (RoughServer server = new RoughServer(answer.toByteArray(), false)) {
            assertEquals(Kind.BROKEN, failure(server.address(), PATIENT, () -> false));
        }
    }

    @Test
    void theServersClockIsComparedWithOurs() throws Transport.Failure {
        String answer = "HTTP/1.1 200 OK\r\nContent-Type: " + Protocol.MEDIA_TYPE
                + "\r\nDate: Sun, 14 Feb 2027 02:00:00 GMT\r\nContent-Length: " + CHALLENGE.length() + "\r\n\r\n"
                + CHALLENGE;
        try (RoughServer server = RoughServer.saying(answer);
                Line line = line(server.address(), PATIENT, () -> false)) {
            assertTrue(line.skew().isEmpty());
            ask(line);
            assertEquals(Optional.of(Duration.ofMinutes(10)), line.skew());
        }
    }

    @Test
    void aPortalsClockSaysNothing() {
        String answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nDate: Sun, 14 Feb 2027 02:00:00 GMT\r\n"
                + "Content-Length: 0\r\n\r\n";
        try (RoughServer server = RoughServer.saying(answer);
                Line line = line(server.address(), PATIENT, () -> false)) {
            assertThrows(Transport.Failure.class, () -> ask(line));
            assertTrue(line.skew().isEmpty());
        }
    }

    private static String page(int status, String type, String body) {
        return "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, type, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    private static Line line(URI address, Duration quiet, BooleanSupplier cancelled) {
        return new Line(address, Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC), quiet, cancelled);
    }

    private static void ask(Line line) throws Transport.Failure {
        line.message(Line.Ask.message("/v1/challenge", Map.of(), Map.of("device", "x")), Enrolment.Challenge.class);
    }

    private static Kind failure(URI address, Duration quiet, BooleanSupplier cancelled) {
        try (Line line = line(address, quiet, cancelled)) {
            return assertThrows(Transport.Failure.class, () -> ask(line)).kind();
        }
    }

    private static Trouble refusal(RoughServer server) {
        try (Line line = line(server.address(), PATIENT, () -> false)) {
            return assertThrows(Refusal.class, () -> ask(line)).trouble();
        }
    }
}
