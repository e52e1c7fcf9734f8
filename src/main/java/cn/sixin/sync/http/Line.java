package cn.sixin.sync.http;

import cn.sixin.sync.Transport;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Columns;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One server. What comes back is the protocol's answer, its {@link Refusal}, or a
 * {@link Transport.Failure} that says what stood in between; nothing else.
 */
public final class Line implements AutoCloseable {
    /** Smaller ones are larger when packed. */
    private static final int PACKED = 1024;
    /** A page is about {@link Protocol#PAGE_BYTES}, or one row that is larger. */
    private static final int ANSWER_MOST = 16 * 1024 * 1024;

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final String GZIP = "gzip";
    private static final String MESSAGES = Protocol.MEDIA_TYPE + ", " + Protocol.PROBLEM_MEDIA_TYPE;
    private static final String PAGES = Protocol.COLUMNS_MEDIA_TYPE + ", " + MESSAGES;
    private static final Consumer<HttpHeaders> NOT_HEARD = head -> {};

    private final URI server;
    private final HttpClient http;
    private final Clock clock;
    private final Waited waited;
    private final LongAdder moved = new LongAdder();
    private volatile @Nullable Duration skew;

    /**
     * @param trusted whom the server's certificate rests on; empty for those that the system trusts
     * @param quiet how long a line may bring nothing before it is given up
     * @param cancelled is asked all the while
     */
    public Line(URI server, Optional<SSLContext> trusted, Clock clock, Duration quiet, BooleanSupplier cancelled) {
        this.server = server;
        this.clock = clock;
        waited = new Waited(quiet, cancelled);
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(quiet.compareTo(CONNECTING) < 0 ? quiet : CONNECTING);
        trusted.ifPresent(client::sslContext);
        http = client.build();
    }

    /** What is asked. @param path with its query @param packable whether it is text that packs well */
    record Ask(String method, String path, Map<String, String> headers, byte @Nullable [] body, boolean packable) {
        static Ask message(String path, Map<String, String> headers, Object message) {
            return new Ask(
                    "POST", path, with(headers, "Content-Type", Protocol.MEDIA_TYPE), Codec.write(message), true);
        }

        static Ask get(String path, Map<String, String> headers) {
            return new Ask("GET", path, headers, null, false);
        }

        /** The same, for an answer of these types. */
        Ask accepting(String types) {
            return new Ask(method, path, with(headers, "Accept", types), body, packable);
        }

        private static Map<String, String> with(Map<String, String> headers, String name, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(name, value);
            return all;
        }
    }

    /** Bytes of content that went and came so far, packed as they were; for whoever watches. */
    public long moved() {
        return moved.sum();
    }

    /** How far this clock is ahead of the server's; empty before its first answer. */
    Optional<Duration> skew() {
        return Optional.ofNullable(skew);
    }

    /** Asks for a message of the protocol. */
    <T> T message(Ask ask, Class<T> type) throws Transport.Failure {
        HttpResponse<byte[]> answer = answer(ask, NOT_HEARD);
        if (answer.statusCode() / 100 != 2 || !media(answer).equals(Protocol.MEDIA_TYPE)) {
            throw other(answer);
        }
        return read(answer, type);
    }

    /**
     * Asks for a page of changes, in whichever form the server has.
     *
     * @param head hears an answer's head before its body is there, also that of an answer which is none
     */
    Changes page(Ask ask, Consumer<HttpHeaders> head) throws Transport.Failure {
        HttpResponse<byte[]> answer = answer(ask.accepting(PAGES), head);
        String media = media(answer);
        if (answer.statusCode() / 100 == 2 && media.equals(Protocol.COLUMNS_MEDIA_TYPE)) {
            try {
                return read(answer, Columns.class).changes();
            } catch (Codec.Malformed e) {
                throw new Transport.Failure(Transport.Kind.BROKEN);
            }
        }
        // An older server knows the rows' own form alone.
        if (answer.statusCode() / 100 == 2 && media.equals(Protocol.MEDIA_TYPE)) {
            return read(answer, Changes.class);
        }
        throw other(answer);
    }

    private <T> T read(HttpResponse<byte[]> answer, Class<T> type) throws Transport.Failure {
        met(answer);
        try {
            return Codec.read(unpacked(answer), type);
        } catch (Codec.Malformed e) {
            throw new Transport.Failure(Transport.Kind.BROKEN);
        }
    }

    /** Asks for what is no message: an answer with this header is the server's own. */
    HttpResponse<byte[]> marked(Ask ask, String mark) throws Transport.Failure {
        HttpResponse<byte[]> answer = answer(ask, NOT_HEARD);
        if (answer.statusCode() / 100 != 2 || answer.headers().firstValue(mark).isEmpty()) {
            throw other(answer);
        }
        met(answer);
        return answer;
    }

    /** Asks for an attachment's content, or a piece of it. */
    HttpResponse<byte[]> bytes(Ask ask) throws Transport.Failure {
        return bytes(ask, "application/octet-stream", ANSWER_MOST);
    }

    /** @param most bytes of the answer */
    HttpResponse<byte[]> bytes(Ask ask, String mediaType, int most) throws Transport.Failure {
        HttpResponse<byte[]> answer = answer(ask, NOT_HEARD, most);
        if (answer.statusCode() / 100 != 2 || !media(answer).equals(mediaType)) {
            throw other(answer);
        }
        met(answer);
        return answer;
    }

    private HttpResponse<byte[]> answer(Ask ask, Consumer<HttpHeaders> head) throws Transport.Failure {
        return answer(ask, head, ANSWER_MOST);
    }

    private HttpResponse<byte[]> answer(Ask ask, Consumer<HttpHeaders> head, int most) throws Transport.Failure {
        byte[] body = ask.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(ask.path()))
                .header("Accept", MESSAGES)
                .header("Accept-Encoding", GZIP);
        ask.headers().forEach(request::setHeader);
        if (body != null && ask.packable() && body.length > PACKED) {
            body = packed(body);
            request.header("Content-Encoding", GZIP);
        }
        request.method(
                ask.method(),
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        int sent = body == null ? 0 : body.length;
        HttpResponse<byte[]> answer = waited.send(http, request.build(), sent, most, head);
        moved.add(sent + (long) answer.body().length);
        return answer;
    }

    /** What is no good answer: the server's refusal, or the word of somebody in between. */
    private Transport.Failure other(HttpResponse<byte[]> answer) throws Transport.Failure {
        int status = answer.statusCode();
        // What asks for the head alone gets the status alone.
        boolean bodiless = answer.request().method().equals("HEAD");
        if (media(answer).equals(Protocol.PROBLEM_MEDIA_TYPE) && status >= 400) {
            met(answer);
            if (bodiless) {
                throw new Refusal(new Trouble(bare(status), status, "", null, null, null));
            }
            try {
                throw new Refusal(Codec.read(unpacked(answer), Trouble.class));
            } catch (Codec.Malformed e) {
                return new Transport.Failure(Transport.Kind.BROKEN);
            }
        }
        return switch (status) {
            case 413, 414, 431 -> new Transport.Failure(Transport.Kind.TOO_LARGE);
            // A gateway before the server, which is being started anew or has too much to do.
            case 429, 502, 503 -> throw new Refusal(Trouble.later(Trouble.Type.BUSY, retryAfter(answer)));
            case 504 -> new Transport.Failure(Transport.Kind.TIMEOUT);
            case 511 -> new Transport.Failure(Transport.Kind.PORTAL);
            default -> new Transport.Failure(status >= 500 ? Transport.Kind.BROKEN : Transport.Kind.PORTAL);
        };
    }

    private static Trouble.Type bare(int status) {
        return switch (status) {
            case 401 -> Trouble.Type.UNAUTHORIZED;
            case 403 -> Trouble.Type.TOWN_FORBIDDEN;
            case 404 -> Trouble.Type.NOT_FOUND;
            case 429 -> Trouble.Type.QUOTA;
            case 503 -> Trouble.Type.BUSY;
            default -> status < 500 ? Trouble.Type.MALFORMED : Trouble.Type.INTERNAL;
        };
    }

    private static long retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    private static String media(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceFirst(";.*", "")
                .strip();
    }

    private void met(HttpResponse<byte[]> answer) {
        answer.headers().firstValue("Date").ifPresent(date -> {
            try {
                ZonedDateTime theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
                skew = Duration.between(theirs.toInstant(), clock.instant());
            } catch (DateTimeException e) {
                // A server without a clock says nothing about ours.
                return;
            }
        });
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) throws Transport.Failure {
        String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
        if (encoding.equals("identity")) {
            return answer.body();
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            byte[] bytes = in.readNBytes(ANSWER_MOST + 1);
            if (bytes.length > ANSWER_MOST) {
                throw new Transport.Failure(Transport.Kind.BROKEN);
            }
            return bytes;
        } catch (IOException e) {
            throw new Transport.Failure(Transport.Kind.BROKEN);
        }
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** Hangs up, whatever is under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
