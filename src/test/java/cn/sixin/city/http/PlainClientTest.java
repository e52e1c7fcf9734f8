package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.MemoryDatabase;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever has the OpenAPI document can enrol, sign in, push, pull and send an attachment; no class of ours is needed. */
class PlainClientTest {
    private static final String TOWN = "441900119";

    private static TestCity city;

    @BeforeAll
    static void serve() {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD);
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @Test
    void theDocumentIsEnough() throws Exception {
        PlainClient client = new PlainClient(city.address());
        assertEquals(
                "ok", client.call("health", Map.of(), null).json().get("status").asString());
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair agreement = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        Map<String, Object> enrol = Map.of(
                "code", city.code(TOWN),
                "name", "某地开发的客户端",
                "signing_key", base64(keys.getPublic().getEncoded()),
                "agreement_key", base64(agreement.getPublic().getEncoded()),
                "schema", 3);
        JsonNode enrolled = client.call("enrol", Map.of(), enrol).json();
        String device = enrolled.get("device").asString();
        assertEquals(TOWN, enrolled.get("town").asString());
        assertEquals(
                device,
                client.call("enrol", Map.of(), enrol).json().get("device").asString(),
                "the first answer may have been lost");
        Map<String, Object> stranger = new HashMap<>(enrol);
        stranger.put(
                "signing_key",
                base64(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded()));
        PlainClient.Answer again = client.call("enrol", Map.of(), stranger);
        assertEquals(403, again.status());
        assertEquals("code-refused", kind(again));

        JsonNode session = signIn(client, device, keys, null);
        JsonNode next = signIn(client, device, keys, session.get("next_nonce").asString());
        client.token(next.get("token").asString());
        JsonNode place = next.get("towns").get(0);
        assertEquals(TOWN, place.get("town").asString());
        assertEquals(1, place.get("expected").asInt());

        String row = UUID.randomUUID().toString();
        Map<String, Object> push = Map.of(
                "batch", UUID.randomUUID().toString(),
                "epoch", place.get("epoch").asString(),
                "schema", 3,
                "ops",
                        List.of(op(
                                1,
                                row,
                                Map.of("name", "东莞市𬱖测试厂", "headcount", 120, "tags", List.of("foreign_trade")))));
        JsonNode answers =
                client.call("push", Map.of("town", TOWN), push).json().get("answers");
        assertEquals("applied", answers.get(0).get("status").asString());
        assertEquals(
                answers, client.call("push", Map.of("town", TOWN), push).json().get("answers"), "sent again");

        JsonNode changes = client.call(
                        "changes",
                        Map.of("town", TOWN, "schema", "3", "since", "0", "after", "0", "limit", "100"),
                        null)
                .json();
        assertEquals(changes.get("high_water"), changes.get("through"));
        assertEquals(row, changes.get("rows").get(0).get("id").asString());
        assertEquals(
                "东莞市𬱖测试厂", changes.get("rows").get(0).get("values").get("name").asString());
        assertEquals(
                120, changes.get("rows").get(0).get("values").get("headcount").asInt());
        client.accept("application/vnd.sixin.sync.columns+json");
        JsonNode columns = client.call(
                        "changes",
                        Map.of("town", TOWN, "schema", "3", "since", "0", "after", "0", "limit", "100"),
                        null)
                .json();
        client.accept(null);
        assertEquals(row, firstId(columns));
        JsonNode block = columns.get("blocks").get(columns.get("order").get(0).asInt());
        assertEquals("enterprise", block.get("ledger").asString());
        Map<String, JsonNode> first = new HashMap<>();
        block.get("columns")
                .forEach(column -> first.put(
                        column.get("name").asString(), column.get("values").get(0)));
        assertEquals("东莞市𬱖测试厂", Objects.requireNonNull(first.get("name")).asString());
        assertEquals(120, Objects.requireNonNull(first.get("headcount")).asInt());
        PlainClient.Answer ahead = client.call(
                "changes", Map.of("town", TOWN, "schema", "3", "since", "9", "after", "9", "limit", "1"), null);
        assertEquals("cursor-expired", kind(ahead));
    }

    /** As the document says: 48 bits of the heads, 80 of the tails. */
    private static String firstId(JsonNode columns) {
        byte[] tails = Base64.getDecoder().decode(columns.get("tails").asString());
        String hex = "%012x".formatted(columns.get("heads").get(0).asLong())
                + HexFormat.of().formatHex(tails, 0, 10);
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    @Test
    void anAttachmentGoesUpInPiecesAndDownFromAnyByte() throws Exception {
        PlainClient client = new PlainClient(city.address());
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String device = client.call(
                        "enrol",
                        Map.of(),
                        Map.of(
                                "code", city.code(TOWN),
                                "name", "相机",
                                "signing_key", base64(keys.getPublic().getEncoded()),
                                "agreement_key",
                                        base64(KeyPairGenerator.getInstance("X25519")
                                                .generateKeyPair()
                                                .getPublic()
                                                .getEncoded()),
                                "schema", 3))
                .json()
                .get("device")
                .asString();
        client.token(signIn(client, device, keys, null).get("token").asString());
        byte[] photo = new byte[900_000];
        new Random(3).nextBytes(photo);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo));
        Map<String, String> at =
                Map.of("town", TOWN, "hash", hash, "Tus-Resumable", "1.0.0", "Upload-Length", "900000");

        assertEquals(
                "1.0.0",
                client.call("blobOptions", at, null)
                        .headers()
                        .get("Tus-Version")
                        .asString());
        assertEquals(404, client.call("blobState", at, null).status());
        assertEquals(
                0,
                client.call("blobBegin", at, null)
                        .headers()
                        .get("Upload-Offset")
                        .asInt());
        int sent = 0;
        while (sent < photo.length) {
            byte[] piece = Arrays.copyOfRange(photo, sent, Math.min(photo.length, sent + 400_000));
            Map<String, String> here = new TreeMap<>(at);
            here.put("Upload-Offset", Integer.toString(sent));
            PlainClient.Answer answer = client.call("blobAppend", here, piece);
            assertEquals(204, answer.status());
            sent = answer.headers().get("Upload-Offset").asInt();
            assertEquals("offset", kind(client.call("blobAppend", here, piece)), "the same piece again");
        }
        assertEquals(
                900_000,
                client.call("blobBegin", at, null)
                        .headers()
                        .get("Upload-Offset")
                        .asInt());
        assertArrayEquals(photo, client.call("blobRead", at, null).body());
        Map<String, String> rest = new TreeMap<>(at);
        rest.put("Range", "bytes=777777-");
        PlainClient.Answer part = client.call("blobRead", rest, null);
        assertEquals(206, part.status());
        assertEquals(
                "bytes 777777-899999/900000",
                part.headers().get("Content-Range").asString());
        assertArrayEquals(Arrays.copyOfRange(photo, 777_777, photo.length), part.body());
        rest.put("Range", "bytes=777777-777999");
        PlainClient.Answer piece = client.call("blobRead", rest, null);
        assertArrayEquals(Arrays.copyOfRange(photo, 777_777, 778_000), piece.body());
        rest.put("Range", "bytes=900000-");
        assertEquals(416, client.call("blobRead", rest, null).status());
    }

    private static JsonNode signIn(PlainClient client, String device, KeyPair keys, @Nullable String nonce)
            throws Exception {
        String signed = nonce == null
                ? client.call("challenge", Map.of(), Map.of("device", device))
                        .json()
                        .get("nonce")
                        .asString()
                : nonce;
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(("sixin session v1\n" + device + "\n" + signed).getBytes(StandardCharsets.UTF_8));
        PlainClient.Answer answer = client.call(
                "session", Map.of(), Map.of("device", device, "nonce", signed, "signature", base64(signature.sign())));
        assertEquals(200, answer.status());
        return answer.json();
    }

    private static Map<String, Object> op(long seq, String row, Map<String, Object> set) throws Exception {
        String op = UUID.randomUUID().toString();
        Instant edited = Instant.parse("2027-02-14T01:00:00Z");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        number(out, seq);
        for (String text : List.of(op, "create", "enterprise", row)) {
            text(out, text);
        }
        number(out, 0);
        map(out, Map.of());
        map(out, set);
        number(out, edited.toEpochMilli());
        text(out, "陈晓");
        out.writeByte('0');
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        Map<String, Object> all = new TreeMap<>(Map.of(
                "seq",
                seq,
                "op",
                op,
                "hash",
                hash,
                "kind",
                "create",
                "ledger",
                "enterprise",
                "id",
                row,
                "base_rev",
                0,
                "base",
                Map.of(),
                "set",
                set));
        all.put("edited_at", edited.toString());
        all.put("actor", "陈晓");
        return all;
    }

    private static void number(DataOutputStream out, long number) throws IOException {
        out.writeByte('n');
        out.writeLong(number);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte('t');
        number(out, utf8.length);
        out.write(utf8);
    }

    private static void map(DataOutputStream out, Map<String, Object> map) throws IOException {
        out.writeByte('m');
        number(out, map.size());
        for (Map.Entry<String, Object> entry : new TreeMap<>(map).entrySet()) {
            text(out, entry.getKey());
            switch (entry.getValue()) {
                case String text -> text(out, text);
                case Integer number -> number(out, number);
                case List<?> many -> {
                    out.writeByte('l');
                    number(out, many.size());
                    for (Object one : many) {
                        text(out, (String) one);
                    }
                }
                default -> throw new AssertionError(entry);
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String kind(PlainClient.Answer answer) {
        String type = answer.json().get("type").asString();
        assertTrue(answer.status() >= 400);
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
