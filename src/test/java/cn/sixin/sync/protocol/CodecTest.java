package cn.sixin.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages to JSON and back, and what is no message. */
class CodecTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-12-01T02:03:04.005Z");

    private static Op op(Map<String, @Nullable Object> base, Map<String, @Nullable Object> set) {
        return new Op(7, ID, "", Op.Kind.UPDATE, "enterprise", ID, 3, base, set, AT, "陈晓", null).hashed();
    }

    private static <T> T back(T message, Class<T> type) throws Codec.Malformed {
        return Codec.read(Codec.write(message), type);
    }

    @Test
    void theJsonOfAPushIsAsDocumented() throws Codec.Malformed {
        Map<String, @Nullable Object> set = new HashMap<>();
        set.put("phone", null);
        Push push = new Push(ID, ID, 1, List.of(op(Map.of("phone", "19900000001"), set)));
        String json = new String(Codec.write(push), StandardCharsets.UTF_8);
        assertTrue(json.contains("\"kind\":\"update\""), json);
        assertTrue(json.contains("\"base_rev\":3"), json);
        assertTrue(json.contains("\"set\":{\"phone\":null}"), json);
        assertTrue(json.contains("\"edited_at\":\"2026-12-01T02:03:04.005Z\""), json);
        assertEquals(push, back(push, Push.class));
    }

    @Test
    void everyMessageComesBackAsItWas() throws Codec.Malformed {
        Answer answer = new Answer(1, Answer.Status.CONFLICT, 2, 3, List.of(ID), null);
        Answer rejected =
                new Answer(2, Answer.Status.REJECTED, 0, 0, List.of(), new Reason(Reason.Code.VALUE_BAD, "phone"));
        PushAnswer answers = new PushAnswer(ID, ID, List.of(answer, rejected));
        assertEquals(answers, back(answers, PushAnswer.class));
        SentRow row = new SentRow("enterprise", ID, 1, 2, true, Map.of("tags", List.of("a")), AT, "甲", AT, "乙", "机");
        Changes changes = new Changes("441900119", ID, 0, 2, 2, List.of(row));
        assertEquals(changes, back(changes, Changes.class));
        Trouble trouble = Trouble.epoch(ID, 9);
        assertEquals(trouble, back(trouble, Trouble.class));
        Enrolment.Session session =
                new Enrolment.Session("t", AT, List.of(new Enrolment.Place("441900119", ID, 1, 2)), 1, null);
        assertEquals(session, back(session, Enrolment.Session.class));
        Enrolment.Request request = new Enrolment.Request("code", "机", "k1", "k2", 1);
        assertEquals(request, back(request, Enrolment.Request.class));
    }

    @Test
    void aProblemIsRfc9457() {
        String json = new String(Codec.write(Trouble.gap(8)), StandardCharsets.UTF_8);
        assertTrue(json.contains("/problems/sequence-gap\""), json);
        assertTrue(json.contains("\"status\":409") && json.contains("\"expected\":8"), json);
    }

    @Test
    void whatIsNoMessageIsRefused() {
        String good = new String(
                Codec.write(new Push(ID, ID, 1, List.of(op(Map.of(), Map.of("a", "b"))))), StandardCharsets.UTF_8);
        List<String> bad = List.of(
                "",
                "null",
                "[]",
                "{}",
                "<html></html>",
                good + good,
                good.replace("\"schema\":1", "\"schema\":\"1\""),
                good.replace("\"schema\":1", "\"schema\":1.5"),
                good.replace("\"schema\":1", "\"schema\":null"),
                good.replace("\"schema\":1", "\"schema\":1,\"schema\":2"),
                good.replace("\"kind\":\"update\"", "\"kind\":\"UPDATE\""),
                good.replace("\"kind\":\"update\"", "\"kind\":null"),
                good.replace("\"a\":\"b\"", "\"a\":{\"b\":1}"),
                good.replace("\"a\":\"b\"", "\"a\":1.5"),
                good.replace("\"a\":\"b\"", "\"a\":[1]"),
                good.replace("\"a\":\"b\"", "\"a\":\"b\",\"a\":\"c\""),
                good.replace("\"a\":\"b\"", "\"a\":99999999999999999999999999"),
                good.replace("\"a\":\"b\"", "\"a\":" + "[".repeat(5000) + "]".repeat(5000)),
                good.replace("\"ops\":[", "\"ops\":[null,"),
                good.replace(ID.toString(), "not-an-id"));
        for (String json : bad) {
            assertThrows(
                    Codec.Malformed.class,
                    () -> Codec.read(json.getBytes(StandardCharsets.UTF_8), Push.class),
                    () -> json.substring(0, Math.min(300, json.length())));
        }
        byte[] notUtf8 = good.getBytes(StandardCharsets.UTF_8);
        notUtf8[good.indexOf("\"b\"") + 1] = (byte) 0xC0;
        assertThrows(Codec.Malformed.class, () -> Codec.read(notUtf8, Push.class));
    }

    @Test
    void aFieldOfANewerProgramIsPassedOver() throws Codec.Malformed {
        String json = new String(Codec.write(Trouble.of(Trouble.Type.QUOTA)), StandardCharsets.UTF_8);
        assertEquals(
                Trouble.of(Trouble.Type.QUOTA),
                Codec.read(
                        json.replace("{", "{\"newer\":{\"x\":[1]},").getBytes(StandardCharsets.UTF_8), Trouble.class));
    }

    @Property(tries = 200)
    void aHashSurvivesTheWayThereAndTellsEveryDifference(@ForAll("values") Map<String, @Nullable Object> set)
            throws Codec.Malformed {
        Op op = op(Map.of(), set);
        Op there = back(op, Op.class);
        assertEquals(op.hash(), Hashes.op(there));
        Map<String, @Nullable Object> more = new HashMap<>(set);
        more.put("one_more", "x");
        assertNotEquals(op.hash(), op(Map.of(), more).hash());
        assertNotEquals(
                op(set, Map.of("x", "y")).hash(), op(Map.of("x", "y"), set).hash());
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> values() {
        Arbitrary<@Nullable Object> value = Arbitraries.oneOf(
                        Arbitraries.strings()
                                .all()
                                .ofMaxLength(8)
                                .filter(CodecTest::whole)
                                .map(text -> (Object) text),
                        Arbitraries.longs().map(n -> (Object) n),
                        Arbitraries.of(true, false).map(b -> (Object) b),
                        Arbitraries.strings()
                                .alpha()
                                .ofMaxLength(3)
                                .list()
                                .ofMaxSize(3)
                                .map(list -> (Object) list))
                .injectNull(0.1);
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(4), value)
                .ofMaxSize(5)
                .filter(map -> !map.equals(Map.of("x", "y")));
    }

    /** Halves of characters do not travel; the server rejects them. */
    private static boolean whole(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Test
    void anIdFromANameIsAlwaysTheSameAndOfItsVersion() {
        assertEquals(Hashes.id("a"), Hashes.id("a"));
        assertNotEquals(Hashes.id("a"), Hashes.id("b"));
        assertEquals(8, Hashes.id("a").version());
        assertEquals(2, Hashes.id("a").variant());
    }
}
