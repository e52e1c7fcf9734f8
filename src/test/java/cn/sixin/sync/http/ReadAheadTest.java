package cn.sixin.sync.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.sixin.sync.Transport;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Trouble;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages are asked for before the ones in front of them are through, once each, and only what is asked for is given. */
@Timeout(value = 2, unit = TimeUnit.MINUTES) // A page that is not asked for ahead must not hang everything.
class ReadAheadTest {
    private static final String TOWN = "441900119";
    private static final UUID EPOCH = new UUID(7, 7);
    private static final int PAGES = 4;
    private static final long NEVER = 99;

    private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
    /** A page's body is sent when the page of this number has been asked for. */
    private final Map<Long, Long> bodyWaitsFor = new ConcurrentHashMap<>();

    private final Map<Long, CountDownLatch> arrived = new ConcurrentHashMap<>();
    /** How often each page is refused first. */
    private final Map<Long, AtomicInteger> refused = new ConcurrentHashMap<>();

    private final AtomicInteger sessions = new AtomicInteger();
    private HttpServer server;
    private ExecutorService threads;
    private Line line;
    private HttpTransport transport;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/v1/challenge", x -> answer(x, 200, new Enrolment.Challenge("nonce", Instant.EPOCH)));
        server.createContext(
                "/v1/session",
                x -> answer(
                        x,
                        200,
                        new Enrolment.Session(
                                "token " + sessions.incrementAndGet(),
                                Instant.EPOCH,
                                List.of(),
                                Protocol.SCHEMA,
                                null)));
        server.createContext("/v1/towns", this::changes);
        server.start();
        line = new Line(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.empty(),
                Clock.systemUTC(),
                Duration.ofSeconds(30),
                () -> false);
        DeviceKeys keys = DeviceKeys.fresh();
        transport = new HttpTransport(
                line,
                new Membership(
                        URI.create("http://127.0.0.1"), null, new UUID(1, 1), TOWN, "机", keys, "", "", Instant.EPOCH));
    }

    @AfterEach
    void stop() {
        line.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, int status, Object message) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] json = Codec.write(message);
        String type = status == 200 ? Protocol.MEDIA_TYPE : Protocol.PROBLEM_MEDIA_TYPE;
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, json.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(json);
        }
    }

    private CountDownLatch arrival(long after) {
        return arrived.computeIfAbsent(after, page -> new CountDownLatch(1));
    }

    private void changes(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        long after = Long.parseLong(query.replaceAll(".*[?&]?after=(\\d+).*", "$1"));
        asked.add(after);
        arrival(after).countDown();
        if (refused.getOrDefault(after, new AtomicInteger()).getAndDecrement() > 0) {
            answer(exchange, 401, new Trouble(Trouble.Type.UNAUTHORIZED, 401, "", null, null, null));
            return;
        }
        Changes page = page(after);
        byte[] json = Codec.write(page);
        exchange.getResponseHeaders().set("Content-Type", Protocol.MEDIA_TYPE);
        exchange.getResponseHeaders().set(Protocol.PAGE_HEADER, page.head().text());
        exchange.sendResponseHeaders(200, json.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.flush();
            Long other = bodyWaitsFor.get(after);
            if (other != null) {
                arrival(other).await();
            }
            out.write(json);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static Changes page(long after) {
        return new Changes(TOWN, EPOCH, 0, after + 1, PAGES, List.of());
    }

    private Changes ask(long after, int limit) throws Transport.Failure {
        boolean first = after == 0;
        return transport.changes(
                TOWN,
                new ChangesQuery(
                        first ? null : EPOCH, Protocol.SCHEMA, 0, after, first ? null : (long) PAGES, false, limit));
    }

    @Test
    void thePageAfterIsAskedForBeforeThisOneIsThrough() throws Transport.Failure {
        // Without reading ahead none of these bodies would ever come.
        bodyWaitsFor.putAll(Map.of(0L, 1L, 1L, 2L, 2L, 3L));
        for (long after = 0; after < PAGES; after++) {
            assertEquals(page(after), ask(after, 100));
        }
        assertEquals(List.of(0L, 1L, 2L, 3L), asked);
    }

    @Test
    void aPageOfAnotherSizeIsStillThePage() throws Transport.Failure {
        for (long after = 0; after < PAGES; after++) {
            assertEquals(page(after), ask(after, after == 1 ? 50 : 100));
        }
        assertEquals(List.of(0L, 1L, 2L, 3L), asked);
    }

    @Test
    void whoBeginsAnewGetsTheFirstPage() throws Exception {
        ask(0, 100);
        arrival(1).await();
        assertEquals(page(0), ask(0, 100));
        assertEquals(page(1), ask(1, 100));
    }

    @Test
    void aSessionThatEndedMeanwhileIsOpenedAgain() throws Exception {
        refused.put(2L, new AtomicInteger(2));
        for (long after = 0; after < PAGES; after++) {
            assertEquals(page(after), ask(after, 100));
        }
        assertEquals(2, sessions.get());
        assertEquals(3, Collections.frequency(asked, 2L));
    }

    @Test
    void whatFailsAheadFailsWhenItIsAskedForAndNotBefore() throws Exception {
        bodyWaitsFor.put(1L, NEVER);
        ask(0, 100);
        arrival(1).await();
        line.close();
        assertThrows(Transport.Failure.class, () -> ask(1, 100));
    }
}
