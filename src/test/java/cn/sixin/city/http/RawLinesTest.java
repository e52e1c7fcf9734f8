package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.sync.protocol.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes over a bare line, as no client of ours would send it, is answered with a problem, too. */
class RawLinesTest {
    private static TestCity city;

    @BeforeAll
    static void serve() {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD);
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    /** After each of these a good request is still answered well. */
    @AfterEach
    void servesOn() throws Exception {
        String answer = raw(out -> out.write(utf8("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")));
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void headersOfTenMegabytes() throws Exception {
        for (String line :
                List.of("X-Long: " + "a".repeat(10_000_000), "Authorization: Bearer " + "b".repeat(10_000_000))) {
            String answer = raw(out -> out.write(utf8("GET /healthz HTTP/1.1\r\nHost: x\r\n" + line + "\r\n\r\n")));
            assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
        String answer = raw(out -> {
            out.write(utf8("GET /healthz HTTP/1.1\r\nHost: x\r\n"));
            for (int i = 0; i < 200_000; i++) {
                out.write(utf8("X-" + i + ": " + "c".repeat(40) + "\r\n"));
            }
            out.write(utf8("\r\n"));
        });
        assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
        answer = raw(out -> out.write(utf8("GET /" + "d".repeat(1_000_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")));
        assertTrue(answer.startsWith("HTTP/1.1 414") || answer.startsWith("HTTP/1.1 431"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
    }

    @Test
    void linesThatAreNoHttp() throws Exception {
        for (String request : List.of(
                "\r\n\r\nGARBAGE\r\n\r\n",
                "GET\r\n\r\n",
                "GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
                "POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                "POST /v1/enrol HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: "
                        + Protocol.MEDIA_TYPE + "\r\n\r\nZZ\r\nabc",
                "GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/..;/../x HTTP/1.1\r\nHost: x\r\n\r\n")) {
            String answer = raw(out -> out.write(utf8(request)));
            assertTrue(answer.matches("(?s)HTTP/1\\.1 (4\\d\\d|505).*"), request + " -> " + answer);
            assertTrue(answer.contains("application/problem+json"), request + " -> " + answer);
            FuzzTest.noTrace(utf8(answer));
        }
    }

    @FunctionalInterface
    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    /** Sends and reads at the same time: the server may answer and hang up before it has all. */
    private static String raw(Sending sending) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", city.address().getPort())) {
            socket.setSoTimeout(60_000);
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    sending.to(socket.getOutputStream());
                    socket.getOutputStream().flush();
                    socket.shutdownOutput();
                } catch (IOException e) {
                    // The server has hung up: that is its right.
                    return;
                }
            });
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try (InputStream in = socket.getInputStream()) {
                byte[] some = new byte[4096];
                for (int read = in.read(some); read >= 0; read = in.read(some)) {
                    answer.write(some, 0, read);
                }
            } catch (IOException e) {
                // Reset: what was read so far is the answer.
                if (answer.size() == 0) {
                    throw e;
                }
            }
            sender.join();
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** A refusal before the body is in would be lost to a client that still sends, and the line with it. */
    @Test
    void aRefusedBodyIsTakenInBeforeTheAnswer() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", city.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(utf8("POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Type: " + Protocol.MEDIA_TYPE
                    + "\r\nContent-Length: 20000\r\n\r\n{"));
            out.flush();
            socket.setSoTimeout(300);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
            socket.setSoTimeout(60_000);
            out.write(new byte[19_999]);
            out.write(utf8("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
            out.flush();
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answers.startsWith("HTTP/1.1 413"), answers);
            assertTrue(answers.contains("HTTP/1.1 200"), answers);
        }
    }
}
