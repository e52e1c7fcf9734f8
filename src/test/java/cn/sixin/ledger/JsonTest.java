package cn.sixin.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void whatIsWrittenIsRead() throws Json.Broken {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("text", "东莞 \"𬱖\" \n\u0001");
        all.put("small", 7);
        all.put("long", Long.MIN_VALUE);
        all.put("huge", BigInteger.TEN.pow(30));
        all.put("half", 0.5);
        all.put("yes", true);
        all.put("nothing", null);
        all.put("list", Arrays.asList("a", null, 3L, List.of(), Map.of("x", false)));
        Map<String, Object> expected = new LinkedHashMap<>(all);
        expected.put("small", 7L);
        assertEquals(expected, Json.object(Json.text(all)).map());
        assertEquals(expected, Json.object(Json.bytes(all)).map());
        assertEquals(
                List.copyOf(expected.keySet()),
                List.copyOf(Json.object(Json.text(all)).map().keySet()));
        List<Json.Fields> many = Json.objects(Json.text(List.of(Map.of("n", 1), Map.of("n", 2))));
        assertEquals(2, many.get(1).whole("n"));
    }

    @Test
    void fieldsAreWhatTheyAreAskedForAs() throws Json.Broken {
        UUID id = UUID.randomUUID();
        Json.Fields read = Json.object(Json.bytes(Map.of(
                "id",
                id.toString(),
                "at",
                "2027-02-06T00:00:00Z",
                "key",
                new byte[] {1, 2, -3},
                "many",
                List.of("a", "b"),
                "x",
                1.5,
                "w",
                3)));
        assertEquals(id, read.uuid("id"));
        assertEquals(Instant.parse("2027-02-06T00:00:00Z"), read.instant("at"));
        assertArrayEquals(new byte[] {1, 2, -3}, read.base64("key"));
        assertEquals(List.of("a", "b"), read.texts("many"));
        assertEquals(1.5, read.number("x"));
        assertEquals(3, read.number("w"));
        assertEquals(9, read.whole("missing", 9));
        assertEquals(Optional.empty(), read.anyText("missing"));
        assertFalse(read.flag("missing"));
        for (String wrong : List.of("id", "missing", "x", "many")) {
            assertThrows(Json.Broken.class, () -> read.whole(wrong), wrong);
            assertThrows(Json.Broken.class, () -> read.object(wrong), wrong);
            assertThrows(Json.Broken.class, () -> read.instant(wrong), wrong);
        }
        assertThrows(Json.Broken.class, () -> read.uuid("at"));
        assertThrows(Json.Broken.class, () -> read.base64("at"));
        assertThrows(Json.Broken.class, () -> read.flag("w"));
        assertThrows(Json.Broken.class, () -> read.list("id"));
    }

    @Test
    void whatIsNotOneWholeDocumentIsBrokenAndNothingOfItIsTold() {
        for (String broken : List.of(
                "", " ", "{", "{\"a\":13800000000", "[1]", "\"李明\"", "{}{}", "{\"a\":}", "null", "{\"a\":1}x")) {
            Json.Broken told = assertThrows(Json.Broken.class, () -> Json.object(broken), broken);
            assertThrows(Json.Broken.class, () -> Json.object(broken.getBytes(StandardCharsets.UTF_8)), broken);
            assertFalse(String.valueOf(told.getMessage()).contains("李明"), told::getMessage);
            assertFalse(String.valueOf(told.getMessage()).contains("138"), told::getMessage);
        }
        assertThrows(Json.Broken.class, () -> Json.objects("{}"));
        assertThrows(Json.Broken.class, () -> Json.objects("[1]"));
        String deep = "{\"a\":".repeat(100_000);
        assertThrows(Json.Broken.class, () -> Json.object(deep));
        assertTrue(deep.length() > 100_000);
    }
}
