package cn.sixin.sync.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages column by column say what they said row by row; what does not fit together is no page. */
class ColumnsTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final Instant AT = Instant.parse("2027-02-14T02:03:04.005Z");

    private static Changes back(Changes page) throws Codec.Malformed {
        return Codec.read(Codec.write(Columns.of(page)), Columns.class).changes();
    }

    private static Changes page(List<SentRow> rows) {
        return new Changes("441900119", ID, 3, 70, 90, rows);
    }

    private static SentRow row(UUID id, Map<String, @Nullable Object> values) {
        return new SentRow("enterprise", id, 1, 2, false, values, AT, "甲", AT, "乙", "机");
    }

    @Property(tries = 200)
    void whatGoesInComesOut(@ForAll("pages") Changes page) throws Codec.Malformed {
        assertEquals(page, back(page));
    }

    /** The same page with one number or word of its form another: a page or none, but nothing else, and as many rows. */
    @Property(tries = 300)
    void whateverIsSentIsAPageOrMalformed(
            @ForAll("pages") Changes page, @ForAll int where, @ForAll("bits") String bit) {
        String json = new String(Codec.write(Columns.of(page)), StandardCharsets.UTF_8);
        List<int[]> tokens = new ArrayList<>();
        var found = java.util.regex.Pattern.compile("-?\\d+|true|false|null|\"[^\"]*\"(?!:)")
                .matcher(json);
        while (found.find()) {
            tokens.add(new int[] {found.start(), found.end()});
        }
        int[] token = tokens.get(Math.floorMod(where, tokens.size()));
        byte[] other = (json.substring(0, token[0]) + bit + json.substring(token[1])).getBytes(StandardCharsets.UTF_8);
        try {
            Changes read = Codec.read(other, Columns.class).changes();
            assertEquals(page.rows().size(), read.rows().size());
        } catch (Codec.Malformed refused) {
            assertTrue(refused.getMessage() != null);
        }
    }

    @Test
    void aBlankIsLeftOut() throws Codec.Malformed {
        Map<String, @Nullable Object> values = new HashMap<>(Map.of("name", "甲厂"));
        values.put("note", null);
        assertEquals(
                Map.of("name", "甲厂"),
                back(page(List.of(row(ID, values)))).rows().getFirst().values());
    }

    @Test
    void onlyWhatReadsBackTheSameIsAnId() throws Codec.Malformed {
        for (String text : List.of(
                ID.toString(),
                ID.toString().toUpperCase(java.util.Locale.ROOT).replace('0', 'A'),
                "1-1-1-1-1",
                "000000001900000-0000-7000-8000-00001",
                "东莞市长安镇振安中路二百三十四号工业区三楼电子有限公司办公室转人事部某某某")) {
            Changes page = page(List.of(row(ID, Map.of("enterprise", text)), row(OTHER, Map.of("enterprise", text))));
            assertEquals(page, back(page));
        }
    }

    @Test
    void aReferenceToARowOfThePageCostsAlmostNothing() {
        List<SentRow> rows = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            rows.add(row(new UUID(ID.getMostSignificantBits(), i), Map.of("enterprise", ID.toString())));
        }
        List<SentRow> alone = rows.stream().map(r -> row(r.id(), Map.of())).toList();
        int more = Codec.write(Columns.of(page(rows))).length - Codec.write(Columns.of(page(alone))).length;
        assertTrue(more < 3 * rows.size(), () -> more + " bytes for as many references as rows");
    }

    @Test
    void whatDoesNotFitTogetherIsNoPage() throws Codec.Malformed {
        String good = new String(
                Codec.write(Columns.of(page(List.of(row(ID, Map.of("enterprise", ID.toString(), "headcount", 7L)))))),
                StandardCharsets.UTF_8);
        assertEquals(1, Codec.read(bytes(good), Columns.class).changes().rows().size());
        for (String[] change : List.of(
                new String[] {"\"order\":[0]", "\"order\":[1]"},
                new String[] {"\"order\":[0]", "\"order\":[0,0]"},
                new String[] {"\"order\":[0]", "\"order\":[]"},
                new String[] {"\"revs\":[1]", "\"revs\":[null]"},
                new String[] {"\"revs\":[1]", "\"revs\":[1,1]"},
                new String[] {"\"revs\":[1]", "\"revs\":[1.5]"},
                new String[] {"\"seqs\":[2]", "\"seqs\":[]"},
                new String[] {"\"deleted\":[]", "\"deleted\":[1]"},
                new String[] {"\"deleted\":[]", "\"deleted\":[-1]"},
                new String[] {"\"tails\":\"", "\"tails\":\"AAAA"},
                new String[] {"\"tails\":\"", "\"tails\":\"!"},
                new String[] {"\"heads\":[", "\"heads\":[-1,"},
                new String[] {"\"creators\":[0]", "\"creators\":[2147483648]"},
                new String[] {"\"changers\":[1]", "\"changers\":[9]"},
                new String[] {"\"changed\":[0]", "\"changed\":[9223372036854775807]"},
                new String[] {"\"ids\":true,\"values\":[0]", "\"ids\":true,\"values\":[1]"},
                new String[] {"\"ids\":true,\"values\":[0]", "\"ids\":true,\"values\":[\"0\"]"},
                new String[] {"\"ids\":true,\"values\":[0]", "\"ids\":true,\"values\":[]"},
                new String[] {"\"values\":[7]", "\"values\":[7.5]"},
                new String[] {"\"values\":[7]", "\"values\":[{}]"},
                new String[] {"\"values\":[7]", "\"values\":[[7]]"},
                new String[] {"\"name\":\"headcount\"", "\"name\":\"enterprise\""},
                new String[] {"\"words\":[", "\"words\":null,\"other\":["})) {
            assertTrue(good.contains(change[0]), () -> change[0] + " is not in " + good);
            byte[] bad = bytes(good.replace(change[0], change[1]));
            assertThrows(
                    Codec.Malformed.class, () -> Codec.read(bad, Columns.class).changes(), change[1]);
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> bits() {
        return Arbitraries.of(
                "-1",
                "0",
                "1",
                "99",
                "9223372036854775807",
                "-9223372036854775808",
                "2.5",
                "1e9",
                "null",
                "true",
                "\"\"",
                "\"x\"",
                "[]",
                "{}",
                "[\"x\"]",
                "[null]",
                "");
    }

    @Provide
    Arbitrary<Changes> pages() {
        return rows().list().ofMinSize(0).ofMaxSize(12).map(ColumnsTest::page);
    }

    private static Arbitrary<SentRow> rows() {
        Arbitrary<UUID> ids = ids();
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(0, Instant.parse("9999-12-31T00:00:00Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
        Arbitrary<String> words = Arbitraries.of("陈晓", "𬱖", "", "\"\\\n");
        Arbitrary<Map<String, @Nullable Object>> values = Arbitraries.maps(
                        Arbitraries.of("a", "b", "c_2", "deleted"), values())
                .ofMaxSize(4);
        return Combinators.combine(
                        Combinators.combine(Arbitraries.of("enterprise", "service", "of_a_newer_program"), ids)
                                .as(Map::entry),
                        Arbitraries.longs().greaterOrEqual(1),
                        Arbitraries.longs().greaterOrEqual(1),
                        Arbitraries.of(true, false),
                        values,
                        times,
                        times,
                        words)
                .as((which, rev, seq, deleted, held, created, changed, word) -> new SentRow(
                        which.getKey(),
                        which.getValue(),
                        rev,
                        seq,
                        deleted,
                        held,
                        created,
                        word,
                        changed,
                        word + "二",
                        word));
    }

    private static Arbitrary<UUID> ids() {
        return Arbitraries.oneOf(
                Arbitraries.longs().tuple2().map(halves -> new UUID(halves.get1(), halves.get2())),
                Arbitraries.of(ID, OTHER, new UUID(0, 0), new UUID(-1, -1)));
    }

    private static Arbitrary<@Nullable Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(text -> text),
                ids().map(UUID::toString),
                Arbitraries.longs().map(number -> number),
                Arbitraries.of(true, false).map(truth -> truth),
                Arbitraries.of("甲", "乙").list().ofMaxSize(3).map(texts -> texts));
    }
}
