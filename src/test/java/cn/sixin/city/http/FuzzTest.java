package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.sync.parcel.ParcelTrouble;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Attached;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.PushAnswer;
import cn.sixin.sync.protocol.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is thrown at the server is answered with a problem of class 4, and it serves on. */
class FuzzTest {
    private static final String TOWN = "441900119";
    private static final String PUSH = "/v1/towns/" + TOWN + "/push";
    private static final int ROUNDS = 200;

    private static TestCity city;
    private static HttpClient http;
    private static TestDevice device;

    @BeforeAll
    static void serve() {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD.times(1000));
        http = HttpClient.newHttpClient();
        device = new TestDevice(city.address(), http, city.code(TOWN));
    }

    @AfterAll
    static void stop() {
        http.close();
        city.close();
    }

    /** After each of these a good request is still answered well. */
    @AfterEach
    void servesOn() {
        device.pull(TOWN, 0);
    }

    private static Push push(Op... ops) {
        return new Push(UUID.randomUUID(), device.place(TOWN).epoch(), Protocol.SCHEMA, List.of(ops));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Trouble refused(HttpResponse<byte[]> response) {
        assertTrue(
                response.statusCode() >= 400 && response.statusCode() < 500,
                () -> response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
        noTrace(response.body());
        return TestDevice.trouble(response);
    }

    /** That a refusal has no word of ours inside. */
    static void noTrace(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        for (String word : List.of("exception", "\tat ", ".java", "cn.sixin", "jetty", "javalin", "select ", "sql")) {
            assertFalse(text.contains(word), text);
        }
    }

    @Test
    void whatIsNoPackage() {
        byte[] magic = utf8("SIXINPKG");
        List<byte[]> bad = new ArrayList<>(List.of(new byte[0], magic, utf8("{}"), new byte[100_000]));
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[8 + random.nextInt(3000)];
            random.nextBytes(bytes);
            System.arraycopy(magic, 0, bytes, 0, magic.length);
            bad.add(bytes);
            byte[] form = bytes.clone();
            form[8] = 0;
            form[9] = 1;
            bad.add(form);
        }
        for (byte[] body : bad) {
            Trouble trouble = refused(device.send(
                    "POST", "/v1/towns/" + TOWN + "/package", body, "Content-Type", Protocol.PACKAGE_MEDIA_TYPE));
            assertEquals(Trouble.Type.MALFORMED, trouble.type());
            assertTrue(
                    Stream.of(ParcelTrouble.values()).anyMatch(why -> why.code().equals(trouble.title())),
                    trouble::toString);
        }
        for (String from : List.of("", "-1", "x", "9".repeat(40))) {
            Trouble trouble = refused(device.send(
                    "POST",
                    "/v1/towns/" + TOWN + "/package?from=" + from,
                    magic,
                    "Content-Type",
                    Protocol.PACKAGE_MEDIA_TYPE));
            assertEquals(Trouble.Type.MALFORMED, trouble.type());
            assertFalse(
                    Stream.of(ParcelTrouble.values()).anyMatch(why -> why.code().equals(trouble.title())), from);
        }
    }

    @Test
    void shapesThatAreNoPush() {
        String good =
                new String(Codec.write(push(TestDevice.create(1, UUID.randomUUID(), "好"))), StandardCharsets.UTF_8);
        List<String> bad = new ArrayList<>(List.of(
                "",
                "null",
                "true",
                "[]",
                "{}",
                "\"x\"",
                "{",
                good.substring(0, good.length() / 2),
                good + "x",
                good + good,
                good.replace("\"ops\":[", "\"ops\":{").replace("]", "}"),
                good.replace("\"seq\":1", "\"seq\":\"1\""),
                good.replace("\"seq\":1", "\"seq\":1.5"),
                good.replace("\"seq\":1", "\"seq\":1e9"),
                good.replace("\"seq\":1", "\"seq\":null"),
                good.replace("\"seq\":1", "\"seq\":99999999999999999999"),
                good.replace("\"seq\":1", "\"seq\":1,\"seq\":1"),
                good.replace("\"kind\":\"create\"", "\"kind\":\"drop\""),
                good.replace("\"schema\":" + Protocol.SCHEMA, "\"schema\":[[[]]]"),
                good.replace("\"name\":\"好\"", "\"name\":{\"$gt\":\"\"}"),
                good.replace("\"name\":\"好\"", "\"name\":1.25"),
                good.replace("\"name\":\"好\"", "\"name\":[1,2]"),
                good.replace("\"name\":\"好\"", "\"name\":\"好\",\"name\":\"坏\""),
                good.replace("\"batch\"", "\"botch\""),
                good.replaceFirst("\"batch\":\"[^\"]*\"", "\"batch\":\"no uuid\""),
                good.replaceFirst("\"edited_at\":\"[^\"]*\"", "\"edited_at\":\"yesterday\""),
                good.replaceFirst("\"edited_at\":\"[^\"]*\"", "\"edited_at\":\"" + Instant.MAX + "\""),
                good.replaceFirst("\"edited_at\":\"[^\"]*\"", "\"edited_at\":\"" + Instant.MIN + "\""),
                "[".repeat(100_000),
                "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
                "{\"batch\":\"" + "x".repeat(900_000) + "\"}",
                "{\"" + "n".repeat(100_000) + "\":1}",
                "/* comment */" + good,
                "\uFEFF" + good,
                "<html><body>login</body></html>",
                "NaN"));
        for (String body : bad) {
            assertEquals(
                    Trouble.Type.MALFORMED,
                    refused(device.send("POST", PUSH, utf8(body))).type(),
                    body.substring(0, Math.min(200, body.length())));
        }
    }

    @Test
    void bytesThatAreNoText() {
        byte[] good = Codec.write(push(TestDevice.create(1, UUID.randomUUID(), "长安")));
        int at = new String(good, StandardCharsets.ISO_8859_1)
                .indexOf(new String(utf8("长安"), StandardCharsets.ISO_8859_1));
        for (int[] bad : new int[][] {
            {0xFF},
            {0xC0, 0xAF},
            {0xED, 0xA0, 0x80},
            {0xE9, 0x41},
            {0xF8, 0x88, 0x80, 0x80},
            {0x80},
            {0xF4, 0x90, 0x80, 0x80}
        }) {
            byte[] body = good.clone();
            for (int i = 0; i < bad.length; i++) {
                body[at + i] = (byte) bad[i];
            }
            assertEquals(
                    Trouble.Type.MALFORMED,
                    refused(device.send("POST", PUSH, body)).type(),
                    Arrays.toString(bad));
        }
        assertEquals(
                Trouble.Type.MALFORMED,
                refused(device.send(
                                "POST",
                                PUSH,
                                new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)))
                        .type());
    }

    @Test
    void tooMuch() throws IOException {
        byte[] large = new byte[3 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');
        assertEquals(
                Trouble.Type.TOO_LARGE,
                refused(device.send("POST", PUSH, large)).type());
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        assertTrue(bomb.length < 300_000, "a bomb is small");
        assertEquals(
                Trouble.Type.TOO_LARGE,
                refused(device.send("POST", PUSH, bomb, "Content-Encoding", "gzip"))
                        .type());
        byte[] nested = gzip(gzip(new byte[50 * 1024 * 1024]));
        assertEquals(
                Trouble.Type.MALFORMED,
                refused(device.send("POST", PUSH, nested, "Content-Encoding", "gzip"))
                        .type());
        assertEquals(
                Trouble.Type.MALFORMED,
                refused(device.send("POST", PUSH, utf8("not gzip"), "Content-Encoding", "gzip"))
                        .type());
        byte[] cut = gzip(Codec.write(push(TestDevice.create(1, UUID.randomUUID(), "好"))));
        assertEquals(
                Trouble.Type.MALFORMED,
                refused(device.send("POST", PUSH, Arrays.copyOf(cut, cut.length - 9), "Content-Encoding", "gzip"))
                        .type());
        for (String encoding : List.of("br", "deflate", "gzip, gzip")) {
            assertEquals(
                    Trouble.Type.MEDIA_TYPE,
                    refused(device.send("POST", PUSH, cut, "Content-Encoding", encoding))
                            .type(),
                    encoding);
        }
        Op[] many = new Op[Protocol.PUSH_OPS + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = TestDevice.create(i + 1, UUID.randomUUID(), "多");
        }
        assertEquals(
                Trouble.Type.TOO_LARGE,
                refused(device.send("POST", PUSH, Codec.write(push(many)))).type());
        assertEquals(
                Trouble.Type.TOO_LARGE,
                refused(device.post("/v1/enrol", utf8("{\"code\":\"" + "x".repeat(20_000) + "\"}")))
                        .type());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void queriesThatAskForNothing() {
        String changes = "/v1/towns/" + TOWN + "/changes?schema=" + Protocol.SCHEMA;
        for (String query : List.of(
                "",
                "&since=0&after=0",
                "&since=-1&after=-1&limit=10",
                "&since=0&after=0&limit=0",
                "&since=0&after=0&limit=-5",
                "&since=0&after=0&limit=99999999999",
                "&since=zero&after=0&limit=1",
                "&since=5&after=0&limit=1",
                "&since=0&after=0&limit=1&limit=2",
                "&since=0&after=0&limit=1&deleted=maybe",
                "&since=0&after=0&limit=1&epoch=none",
                "&since=0&after=0&limit=1&epoch=%00",
                "&since=%EF%BC%91&after=0&limit=x")) {
            assertEquals(
                    Trouble.Type.MALFORMED,
                    refused(device.send("GET", changes + query, null)).type(),
                    query);
        }
        assertEquals(
                Trouble.Type.CURSOR_EXPIRED,
                refused(device.send(
                                "GET", changes + "&since=9223372036854775807&after=9223372036854775807&limit=1", null))
                        .type());
        String blob = "/v1/towns/" + TOWN + "/blobs/";
        for (String hash : List.of("x", "A".repeat(64), "a".repeat(63), "a".repeat(65), "%00".repeat(64))) {
            int status = device.send("HEAD", blob + hash, null, "Tus-Resumable", "1.0.0")
                    .statusCode();
            assertTrue(status == 404 || status == 400, hash + " " + status);
        }
        for (String length : List.of("", "-1", "0", "1.5", "99999999999999999999", "0x10", "999999999999")) {
            refused(device.send(
                    "POST", blob + "a".repeat(64), null, "Tus-Resumable", "1.0.0", "Upload-Length", length));
        }
        assertEquals(
                412,
                refused(device.send(
                                "POST", blob + "a".repeat(64), null, "Tus-Resumable", "0.2.2", "Upload-Length", "9"))
                        .status());
    }

    /** Values that a database chokes on reject their own operation, and no other. */
    @Test
    void attachmentsThatAreNone() {
        String path = "/v1/towns/" + TOWN + "/blobs";
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= Attached.MOST; i++) {
            many.add(Hashes.sha256(utf8("photo " + i)));
        }
        for (String body : List.of(
                "{}",
                "[]",
                "{\"hashes\":null}",
                "{\"hashes\":[null]}",
                "{\"hashes\":[7]}",
                "{\"hashes\":[\"\"]}",
                "{\"hashes\":[\"" + "G".repeat(64) + "\"]}",
                new String(Codec.write(new Attached(many)), StandardCharsets.UTF_8))) {
            assertEquals(
                    Trouble.Type.MALFORMED,
                    refused(device.send("POST", path, utf8(body))).type(),
                    body);
        }
        byte[] large = new byte[1024 * 1024];
        Arrays.fill(large, (byte) ' ');
        assertEquals(
                Trouble.Type.TOO_LARGE,
                refused(device.send("POST", path, large)).type());
        assertEquals(
                new Attached(List.of()),
                TestDevice.good(
                        device.send("POST", path, Codec.write(new Attached(many.subList(0, Attached.MOST)))),
                        200,
                        Attached.class));
    }

    @Test
    void valuesThatNoDatabaseKeeps() throws Exception {
        TestDevice other = new TestDevice(city.address(), http, city.code(TOWN));
        long seq = 0;
        List<Op> ops = new ArrayList<>();
        for (String name : List.of("a\0b", "\uD800", "\uDC00x", "ok")) {
            ops.add(TestDevice.create(++seq, UUID.randomUUID(), name));
        }
        ops.add(TestDevice.op(++seq, Op.Kind.CREATE, UUID.randomUUID(), 0, Map.of(), Map.of("na me", "x")));
        ops.add(TestDevice.op(
                ++seq, Op.Kind.CREATE, UUID.randomUUID(), 0, Map.of(), Map.of("headcount", "many", "name", "x")));
        ops.add(new Op(
                        ++seq,
                        UUID.randomUUID(),
                        "",
                        Op.Kind.CREATE,
                        "drop table\0",
                        UUID.randomUUID(),
                        0,
                        Map.of(),
                        Map.of(),
                        TestDevice.EDITED,
                        "x",
                        null)
                .hashed());
        ops.add(new Op(
                        ++seq,
                        UUID.randomUUID(),
                        "",
                        Op.Kind.CREATE,
                        "enterprise",
                        UUID.randomUUID(),
                        Long.MAX_VALUE,
                        Map.of(),
                        Map.of("name", "新"),
                        TestDevice.EDITED,
                        "a\0",
                        null)
                .hashed());
        Push push = new Push(UUID.randomUUID(), other.place(TOWN).epoch(), Protocol.SCHEMA, ops);
        // What JSON cannot say as text it can say by escapes.
        byte[] body = tools.jackson.databind.json.JsonMapper.builder(tools.jackson.core.json.JsonFactory.builder()
                        .enable(tools.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build())
                .build()
                .writeValueAsBytes(
                        tools.jackson.databind.json.JsonMapper.builder().build().readTree(escaped(push)));
        HttpResponse<byte[]> response = other.send("POST", PUSH, body);
        List<Answer> answers = TestDevice.good(response, 200, PushAnswer.class).answers();
        assertEquals(Answer.Status.APPLIED, answers.get(3).status(), "the good one is taken");
        for (int bad : new int[] {0, 1, 2, 4, 5, 6, 7}) {
            assertEquals(
                    Answer.Status.REJECTED,
                    answers.get(bad).status(),
                    ops.get(bad).toString());
        }
        assertEquals(
                answers,
                TestDevice.good(other.send("POST", PUSH, body), 200, PushAnswer.class)
                        .answers(),
                "sent again");
    }

    /** UTF-8 has no half characters: they are written as escapes. */
    private static byte[] escaped(Push push) {
        StringBuilder json = new StringBuilder();
        String text = tools.jackson.databind.json.JsonMapper.builder()
                .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                .disable(tools.jackson.databind.cfg.DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build()
                .writeValueAsString(push);
        text.chars().forEach(c -> {
            if (c > 126) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return utf8(json.toString());
    }

    /** Valid requests with some bytes changed, left out or repeated: never a fault of ours. */
    @Test
    void bentRequests() throws IOException {
        Random random = new Random(20270206);
        TestDevice bent = new TestDevice(city.address(), http, city.code(TOWN));
        byte[] good = Codec.write(
                push(TestDevice.create(1, UUID.randomUUID(), "长安"), TestDevice.create(2, UUID.randomUUID(), "虎门")));
        byte[] packed = gzip(good);
        for (int round = 0; round < ROUNDS; round++) {
            boolean gzip = random.nextInt(4) == 0;
            byte[] body = bend(gzip ? packed : good, random);
            HttpResponse<byte[]> response =
                    gzip ? bent.send("POST", PUSH, body, "Content-Encoding", "gzip") : bent.send("POST", PUSH, body);
            noTrace(response.body());
            int status = response.statusCode();
            assertTrue(status < 500, () -> status + " " + new String(response.body(), StandardCharsets.UTF_8));
            if (status != 200) {
                TestDevice.trouble(response);
            }
        }
    }

    private static byte[] bend(byte[] good, Random random) {
        byte[] body = good.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> body = Arrays.copyOf(body, Math.max(1, at));
                default -> {
                    int to = Math.min(body.length, at + random.nextInt(64));
                    byte[] twice = Arrays.copyOf(body, body.length + to - at);
                    System.arraycopy(body, at, twice, to, body.length - at);
                    body = twice;
                }
            }
        }
        return body;
    }

    @Test
    void whoAsksTooOftenIsToldToWait() {
        try (TestCity strict = new TestCity(MemoryDatabase.fresh(), tight())) {
            TestDevice eager = new TestDevice(strict.address(), http, strict.code(TOWN));
            HttpResponse<byte[]> last = null;
            for (int i = 0; i < 12; i++) {
                last = eager.send("GET", "/v1/towns/" + TOWN + "/changes?schema=3&since=0&after=0&limit=1", null);
            }
            assertEquals(429, java.util.Objects.requireNonNull(last).statusCode());
            assertEquals(Trouble.Type.QUOTA, TestDevice.trouble(last).type());
            long seconds =
                    Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow());
            strict.clock().pass(java.time.Duration.ofSeconds(seconds));
            assertEquals(
                    200,
                    eager.send("GET", "/v1/towns/" + TOWN + "/changes?schema=3&since=0&after=0&limit=1", null)
                            .statusCode());
        }
    }

    private static Limits tight() {
        Limits l = Limits.STANDARD;
        return new Limits(
                l.body(),
                l.inflated(),
                l.small(),
                new Throttle.Rate(8, 1),
                l.town(),
                l.enrolling(),
                l.atOnce(),
                l.signingIn());
    }

    @Test
    void hashesKeepEditsWhole() {
        Op op = TestDevice.create(1, UUID.randomUUID(), "原样");
        Op bent = new Op(
                op.seq(),
                op.op(),
                op.hash(),
                op.kind(),
                op.ledger(),
                op.id(),
                op.baseRev(),
                op.base(),
                Map.of("name", "改过"),
                op.editedAt(),
                op.actor(),
                op.group());
        assertFalse(Hashes.op(bent).equals(op.hash()));
        assertEquals(
                Trouble.Type.MALFORMED,
                refused(device.send("POST", PUSH, Codec.write(push(bent)))).type());
    }
}
