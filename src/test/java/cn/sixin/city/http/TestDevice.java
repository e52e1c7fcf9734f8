package cn.sixin.city.http;

import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device that speaks the protocol over real HTTP, one call at a time, with no store and no cleverness. */
public final class TestDevice {
    static final Instant EDITED = Instant.parse("2027-02-14T01:30:00Z");

    private final URI server;
    private final HttpClient http;
    private final KeyPair keys = Keys.fresh(Keys.SIGNING);
    private final UUID id;
    private final String home;
    private Enrolment.Session session;
    private int sessionBytes;
    private boolean patient;
    private int told;

    /** Enrols and signs in. */
    public TestDevice(URI server, HttpClient http, String code) {
        this.server = server;
        this.http = http;
        Enrolment.Request request = new Enrolment.Request(
                code,
                "办公桌",
                Keys.text(keys.getPublic()),
                Keys.text(Keys.fresh(Keys.AGREEMENT).getPublic()),
                Protocol.SCHEMA);
        Enrolment.Enrolled enrolled = good(post("/v1/enrol", Codec.write(request)), 201, Enrolment.Enrolled.class);
        id = enrolled.device();
        home = enrolled.town();
        session = good(open(), 200, Enrolment.Session.class);
    }

    public UUID id() {
        return id;
    }

    public String home() {
        return home;
    }

    public Enrolment.Session session() {
        return session;
    }

    /** From now on it comes back when it is told so, as a station does. */
    public TestDevice patient() {
        patient = true;
        return this;
    }

    /** How often it was told so. */
    public int toldToComeBack() {
        return told;
    }

    /** Signs in again. */
    public void signIn() {
        session = good(open(), 200, Enrolment.Session.class);
    }

    /** Signs in with a nonce that a session before brought: one request. */
    public void signInWith(String nonce) {
        HttpResponse<byte[]> response = open(nonce, keys);
        session = good(response, 200, Enrolment.Session.class);
        sessionBytes = response.body().length
                + Codec.write(new Enrolment.SessionRequest(id, nonce, signed(nonce, keys))).length;
    }

    /** Content of the last such request and of its answer. */
    public int sessionBytes() {
        return sessionBytes;
    }

    /** Asks for a challenge, signs it and sends it. */
    HttpResponse<byte[]> open() {
        Enrolment.Challenge challenge = good(
                post("/v1/challenge", Codec.write(new Enrolment.ChallengeRequest(id))), 200, Enrolment.Challenge.class);
        return open(challenge.nonce(), keys);
    }

    HttpResponse<byte[]> open(String nonce, KeyPair by) {
        return post("/v1/session", Codec.write(new Enrolment.SessionRequest(id, nonce, signed(nonce, by))));
    }

    KeyPair keys() {
        return keys;
    }

    private String signed(String nonce, KeyPair by) {
        try {
            Signature signature = Signature.getInstance(Keys.SIGNING);
            signature.initSign(by.getPrivate());
            signature.update(Hashes.challenge(id, nonce));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Enrolment.Place place(String town) {
        return session.towns().stream()
                .filter(place -> place.town().equals(town))
                .findFirst()
                .orElseThrow();
    }

    /** An operation with its hash. */
    public static Op op(
            long seq,
            Op.Kind kind,
            UUID id,
            long baseRev,
            Map<String, @Nullable Object> base,
            Map<String, @Nullable Object> set) {
        return new Op(seq, UUID.randomUUID(), "", kind, "enterprise", id, baseRev, base, set, EDITED, "陈晓", null)
                .hashed();
    }

    /** Creates an enterprise. */
    public static Op create(long seq, UUID id, String name) {
        return op(seq, Op.Kind.CREATE, id, 0, Map.of(), Map.of("name", name, "contact", "李", "phone", "19900000001"));
    }

    public List<Answer> push(String town, Op... ops) {
        Push push = new Push(UUID.randomUUID(), place(town).epoch(), Protocol.SCHEMA, List.of(ops));
        return good(send("POST", "/v1/towns/" + town + "/push", Codec.write(push)), 200, PushAnswer.class)
                .answers();
    }

    public Changes pull(String town, long since) {
        return good(
                send(
                        "GET",
                        "/v1/towns/" + town + "/changes?schema=" + Protocol.SCHEMA + "&since=" + since + "&after="
                                + since + "&limit=1000",
                        null),
                200,
                Changes.class);
    }

    HttpResponse<byte[]> post(String path, byte[] body) {
        return ask(request("POST", path, body));
    }

    /** With this device's token. */
    public HttpResponse<byte[]> send(String method, String path, byte @Nullable [] body, String... headers) {
        HttpRequest.Builder request = request(method, path, body).header("Authorization", "Bearer " + session.token());
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return ask(request);
    }

    private HttpRequest.Builder request(String method, String path, byte @Nullable [] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        return body == null || method.equals("PATCH") ? request : request.header("Content-Type", Protocol.MEDIA_TYPE);
    }

    private HttpResponse<byte[]> ask(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            while (patient && answer.statusCode() == 503) {
                told++;
                Thread.sleep(Duration.ofSeconds(
                        answer.headers().firstValueAsLong("Retry-After").orElse(1)));
                answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T good(HttpResponse<byte[]> response, int status, Class<T> type) {
        if (response.statusCode() != status
                || !response.headers().firstValue("Content-Type").orElse("").equals(Protocol.MEDIA_TYPE)) {
            throw new AssertionError(response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        try {
            return Codec.read(response.body(), type);
        } catch (Codec.Malformed e) {
            throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8), e);
        }
    }

    /** The trouble that was answered. */
    public static Trouble trouble(HttpResponse<byte[]> response) {
        if (!response.headers().firstValue("Content-Type").orElse("").equals(Protocol.PROBLEM_MEDIA_TYPE)) {
            throw new AssertionError(
                    response.statusCode() + " is no problem: " + new String(response.body(), StandardCharsets.UTF_8));
        }
        try {
            Trouble trouble = Codec.read(response.body(), Trouble.class);
            if (trouble.status() != response.statusCode()) {
                throw new AssertionError(trouble + " with status " + response.statusCode());
            }
            return trouble;
        } catch (Codec.Malformed e) {
            throw new AssertionError(new String(response.body(), StandardCharsets.UTF_8), e);
        }
    }
}
