package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.device.Tokens;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Attached;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.sync.protocol.Trouble;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A town sees its own and the city's; nobody else sees anything. Every resource is asked every wrong way. */
class IsolationTest {
    private static final String HERE = "441900119";
    private static final String THERE = "441900121";
    private static final String CANARY = "金丝雀不得外泄";
    private static final byte[] PHOTO = CANARY.getBytes(StandardCharsets.UTF_8);

    private static TestCity city;
    private static HttpClient http;
    private static List<OpenApi.Operation> guarded;
    private static TestDevice here;
    private static TestDevice there;
    private static UUID secret;

    @BeforeAll
    static void serve() throws Exception {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD.times(100));
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/cn/sixin/city/openapi.json")) {
            guarded = new OpenApi(Objects.requireNonNull(in).readAllBytes())
                    .operations().values().stream()
                            .filter(operation -> operation
                                    .description()
                                    .get("security")
                                    .toString()
                                    .contains("device"))
                            .toList();
        }
        here = new TestDevice(city.address(), http, city.code(HERE));
        there = new TestDevice(city.address(), http, city.code(THERE));
        secret = UUID.randomUUID();
        there.push(THERE, TestDevice.create(1, secret, CANARY));
        upload(there, THERE);
    }

    @AfterAll
    static void stop() {
        http.close();
        city.close();
    }

    private static void upload(TestDevice device, String town) {
        String path = "/v1/towns/" + town + "/blobs/" + Hashes.sha256(PHOTO);
        device.send("POST", path, null, "Tus-Resumable", "1.0.0", "Upload-Length", Integer.toString(PHOTO.length));
        assertEquals(
                204,
                device.send(
                                "PATCH",
                                path,
                                PHOTO,
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Offset",
                                "0",
                                "Content-Type",
                                Protocol.PIECE_MEDIA_TYPE)
                        .statusCode());
    }

    /** Each guarded operation at a town, with whatever a right request of it needs, under these header fields. */
    private List<HttpResponse<byte[]>> askAll(String town, TestDevice of, String... headers) throws Exception {
        List<HttpResponse<byte[]>> answers = new ArrayList<>();
        for (OpenApi.Operation operation : guarded) {
            String path = operation.path().replace("{town}", town).replace("{hash}", Hashes.sha256(PHOTO));
            HttpRequest.Builder request = HttpRequest.newBuilder();
            HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
            if (path.endsWith("/push")) {
                Push push = new Push(
                        UUID.randomUUID(),
                        of.session().towns().getFirst().epoch(),
                        Protocol.SCHEMA,
                        List.of(TestDevice.create(1, UUID.randomUUID(), "闯入者")));
                body = HttpRequest.BodyPublishers.ofByteArray(Codec.write(push));
                request.header("Content-Type", Protocol.MEDIA_TYPE);
            } else if (path.endsWith("/blobs")) {
                body = HttpRequest.BodyPublishers.ofByteArray(Codec.write(new Attached(List.of(Hashes.sha256(PHOTO)))));
                request.header("Content-Type", Protocol.MEDIA_TYPE);
            } else if (path.endsWith("/changes")) {
                path += "?schema=" + Protocol.SCHEMA + "&since=0&after=0&limit=100";
            } else if (operation.method().equals("patch")) {
                body = HttpRequest.BodyPublishers.ofByteArray(PHOTO);
                request.header("Content-Type", Protocol.PIECE_MEDIA_TYPE).header("Upload-Offset", "0");
            }
            request.header("Tus-Resumable", "1.0.0").header("Upload-Length", Integer.toString(PHOTO.length));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            request.uri(city.address().resolve(path)).method(operation.method().toUpperCase(Locale.ROOT), body);
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertFalse(
                    new String(answer.body(), StandardCharsets.UTF_8).contains(CANARY), operation + " gave it away");
            assertFalse(answer.headers().map().toString().contains("Upload-Offset"), operation + " knows it");
            answers.add(answer);
        }
        return answers;
    }

    private void refused(List<HttpResponse<byte[]>> answers, int status, Trouble.Type type) {
        for (HttpResponse<byte[]> answer : answers) {
            assertEquals(status, answer.statusCode(), answer.request().toString());
            if (!answer.request().method().equals("HEAD")) {
                assertEquals(
                        type,
                        TestDevice.trouble(answer).type(),
                        answer.request().toString());
            }
        }
    }

    @Test
    void anotherTownsTokenOpensNothing() throws Exception {
        refused(
                askAll(THERE, here, "Authorization", "Bearer " + here.session().token()),
                403,
                Trouble.Type.TOWN_FORBIDDEN);
    }

    @Test
    void noTokenOpensNothing() throws Exception {
        refused(askAll(THERE, there), 401, Trouble.Type.UNAUTHORIZED);
        refused(askAll(THERE, there, "Authorization", "Basic YTpi"), 401, Trouble.Type.UNAUTHORIZED);
        refused(askAll(THERE, there, "Cookie", "board=x.9.y"), 401, Trouble.Type.UNAUTHORIZED);
    }

    @Test
    void aForgedTokenOpensNothing() throws Exception {
        String real = there.session().token();
        byte[] bytes = Base64.getUrlDecoder().decode(real);
        List<String> forged = new ArrayList<>(List.of(
                "",
                "x",
                real.substring(1),
                real + "A",
                new Tokens(new cn.sixin.city.device.Seal(new byte[32]), city.clock())
                        .issue(there.id())
                        .token()));
        for (int at = 0; at < bytes.length; at += 19) {
            byte[] bent = bytes.clone();
            bent[at] ^= 1;
            forged.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bent));
        }
        for (String token : forged) {
            refused(askAll(THERE, there, "Authorization", "Bearer " + token), 401, Trouble.Type.UNAUTHORIZED);
        }
    }

    @Test
    void anExpiredTokenOpensNothing() throws Exception {
        TestDevice device = new TestDevice(city.address(), http, city.code(THERE));
        city.clock().pass(Tokens.LIFE.plusSeconds(1));
        refused(
                askAll(
                        THERE,
                        device,
                        "Authorization",
                        "Bearer " + device.session().token()),
                401,
                Trouble.Type.UNAUTHORIZED);
        there.signIn();
        here.signIn();
        city.clock().pass(Duration.ofSeconds(1));
    }

    @Test
    void aRevokedDeviceGetsNothingFromThatMoment() throws Exception {
        TestDevice device = new TestDevice(city.address(), http, city.code(THERE));
        assertFalse(device.pull(THERE, 0).rows().isEmpty());
        city.devices().revoke(device.id());
        List<HttpResponse<byte[]>> answers = askAll(
                THERE, device, "Authorization", "Bearer " + device.session().token());
        // What tus is spoken is no secret and asks no transaction.
        answers.removeIf(answer -> answer.request().method().equals("OPTIONS"));
        refused(answers, 403, Trouble.Type.DEVICE_REVOKED);
        assertEquals(
                Trouble.Type.DEVICE_REVOKED,
                TestDevice.trouble(device.send(
                                "GET",
                                "/v1/towns/" + Protocol.CITY + "/changes?schema=" + Protocol.SCHEMA
                                        + "&since=0&after=0&limit=1",
                                null))
                        .type());
        assertEquals(
                Trouble.Type.DEVICE_REVOKED, TestDevice.trouble(device.open()).type());
    }

    @Test
    void nobodySignsInAsAnother() {
        TestDevice other = new TestDevice(city.address(), http, city.code(HERE));
        String nonce = Objects.requireNonNull(other.session().nextNonce());
        assertEquals(
                Trouble.Type.UNAUTHORIZED,
                TestDevice.trouble(other.open(nonce, Keys.fresh(Keys.SIGNING))).type(),
                "another key");
        assertEquals(
                Trouble.Type.UNAUTHORIZED,
                TestDevice.trouble(here.open(nonce, here.keys())).type(),
                "another's nonce");
        assertEquals(200, other.open(nonce, other.keys()).statusCode());
        assertEquals(
                Trouble.Type.UNAUTHORIZED,
                TestDevice.trouble(other.open(nonce, other.keys())).type(),
                "the same nonce again");
    }

    @Test
    void anIdOfAnotherTownIsUnknownHere() {
        TestDevice device = new TestDevice(city.address(), http, city.code(HERE));
        Op edit = TestDevice.op(1, Op.Kind.UPDATE, secret, 1, Map.of("name", CANARY), Map.of("name", "改过"));
        Answer answer = device.push(HERE, edit).getFirst();
        assertTrue(
                answer.status() == Answer.Status.CONFLICT || answer.status() == Answer.Status.REJECTED,
                answer.toString());
        SentRow row = there.pull(THERE, 0).rows().stream()
                .filter(one -> one.id().equals(secret))
                .findFirst()
                .orElseThrow();
        assertEquals(CANARY, row.values().get("name"));
    }

    @Test
    void theCitysOwnIsReadByAllAndWrittenByTheBureauAlone() {
        TestDevice bureau = new TestDevice(city.address(), http, city.code(Protocol.CITY));
        assertEquals(37, bureau.session().towns().size());
        UUID season = UUID.randomUUID();
        Op publish = new Op(
                        1,
                        UUID.randomUUID(),
                        "",
                        Op.Kind.CREATE,
                        "season",
                        season,
                        0,
                        Map.of(),
                        Map.of("name", "2027", "new_year", "2027-02-06"),
                        TestDevice.EDITED,
                        "局",
                        null)
                .hashed();
        assertEquals(
                Answer.Status.APPLIED,
                bureau.push(Protocol.CITY, publish).getFirst().status());
        TestDevice device = new TestDevice(city.address(), http, city.code(HERE));
        assertEquals(season, device.pull(Protocol.CITY, 0).rows().getFirst().id());
        Op meddle = TestDevice.create(1, UUID.randomUUID(), "不是镇里的");
        assertFalse(device.push(Protocol.CITY, meddle).getFirst().status() == Answer.Status.APPLIED);
        assertFalse(bureau.pull(THERE, 0).rows().isEmpty(), "the bureau sees every town");
        assertEquals(
                Trouble.Type.TOWN_FORBIDDEN,
                TestDevice.trouble(device.send(
                                "POST",
                                "/v1/towns/" + Protocol.CITY + "/blobs/" + "b".repeat(64),
                                null,
                                "Tus-Resumable",
                                "1.0.0",
                                "Upload-Length",
                                "5"))
                        .type());
    }

    @Test
    void anAttachmentIsKnownWithinItsTownOnly() {
        TestDevice device = new TestDevice(city.address(), http, city.code(HERE));
        String path = "/v1/towns/" + HERE + "/blobs/" + Hashes.sha256(PHOTO);
        assertEquals(
                404, device.send("HEAD", path, null, "Tus-Resumable", "1.0.0").statusCode());
        assertEquals(404, device.send("GET", path, null).statusCode());
        HttpResponse<byte[]> begun = device.send(
                "POST", path, null, "Tus-Resumable", "1.0.0", "Upload-Length", Integer.toString(PHOTO.length));
        assertEquals("0", begun.headers().firstValue("Upload-Offset").orElse(""), "it must send it all the same");
        upload(device, HERE);
        HttpResponse<byte[]> read = device.send("GET", path, null);
        assertEquals(200, read.statusCode());
        assertEquals("no-store", read.headers().firstValue("Cache-Control").orElse(""), "nobody on the way keeps it");
    }

    @Test
    void unknownTownsDoNotExist() {
        for (String town : List.of("441900120", "441900", "999999999", "441900119000", "%2e%2e", "长安")) {
            int status = here.send(
                            "GET",
                            "/v1/towns/" + java.net.URLEncoder.encode(town, StandardCharsets.UTF_8)
                                    + "/changes?schema=3&since=0&after=0&limit=1",
                            null)
                    .statusCode();
            assertTrue(status == 404 || status == 400, town + " " + status);
        }
    }
}
