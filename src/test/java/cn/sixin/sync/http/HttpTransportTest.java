package cn.sixin.sync.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.device.Tokens;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.city.http.TestDevice;
import cn.sixin.ledger.Progress;
import cn.sixin.sync.Transport;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Changes;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Codec;
import cn.sixin.sync.protocol.Enrolment;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.SentRow;
import cn.sixin.sync.protocol.Trouble;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The station's way to the server, against the real server over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpTransportTest {
    private static final String CHANGAN = "441900119";
    private static final String HUMEN = "441900121";
    private static final String DALINGSHAN = "441900118";

    private TestCity city;
    private Line line;

    @BeforeAll
    void start() {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD.times(100));
        line = new Line(city.address(), Optional.empty(), Clock.systemUTC(), Duration.ofSeconds(30), () -> false);
    }

    @AfterAll
    void stop() {
        line.close();
        city.close();
    }

    @Test
    void enrolsOnceHoweverOftenItAsks() throws Transport.Failure {
        String code = city.code(CHANGAN);
        DeviceKeys keys = DeviceKeys.fresh();
        Membership first = joining().enrol(code, "一楼窗口", keys);
        Membership again = joining().enrol(code, "一楼窗口", keys);
        assertEquals(CHANGAN, first.town());
        assertEquals(first.device(), again.device(), "the first answer may have been lost");
        assertEquals(Trouble.Type.CODE_REFUSED, refusal(() -> joining().enrol(code, "别人", DeviceKeys.fresh())));
        assertEquals(Optional.of(first), Membership.of(first.text()));
        assertEquals(List.of(CHANGAN, Protocol.CITY), first.towns());
        assertFalse(first.toString().contains(keys.signingSecret()));
    }

    @Test
    void knowsACodesTownBeforeItIsUsedUp() {
        assertEquals(Optional.of(CHANGAN), Joining.town(city.code(CHANGAN)));
        assertEquals(Optional.of(CHANGAN), Joining.town("１１９-7q2m k4px 9tda"));
        assertEquals(Optional.of(Protocol.CITY), Joining.town(city.code(Protocol.CITY)));
        assertEquals(Optional.empty(), Joining.town("119-7Q2M-K4PX-9TD"));
        assertEquals(Optional.empty(), Joining.town("999-7Q2M-K4PX-9TDA"));
    }

    @Test
    void pushesAndPulls() throws Transport.Failure {
        HttpTransport device = device(HUMEN);
        Enrolment.Place place = device.place(HUMEN);
        UUID id = UUID.randomUUID();
        List<Answer> answers = device.push(HUMEN, push(place, TestDevice.create(1, id, "虎门电子有限公司")))
                .answers();
        assertEquals(Answer.Status.APPLIED, answers.getFirst().status());
        Changes page = device.changes(HUMEN, new ChangesQuery(null, Protocol.SCHEMA, 0, 0, null, false, 1000));
        assertTrue(page.last());
        assertTrue(page.rows().stream().anyMatch(row -> row.id().equals(id)));
        Changes none = device.changes(
                HUMEN,
                new ChangesQuery(
                        place.epoch(),
                        Protocol.SCHEMA,
                        page.highWater(),
                        page.highWater(),
                        page.highWater(),
                        true,
                        1000));
        assertEquals(List.of(), none.rows());
        assertTrue(device.skew().isPresent());
    }

    @Test
    void aLargePushGoesPacked() throws Transport.Failure {
        HttpTransport device = device(CHANGAN);
        Enrolment.Place place = device.place(CHANGAN);
        List<Op> ops = new ArrayList<>();
        for (int i = 1; i <= Protocol.PUSH_OPS; i++) {
            ops.add(TestDevice.create(i, UUID.randomUUID(), "长安第" + i + "五金制品有限公司"));
        }
        Push all = push(place, ops.toArray(Op[]::new));
        long before = line.moved();
        List<Answer> answers = device.push(CHANGAN, all).answers();
        long moved = line.moved() - before;
        assertEquals(Protocol.PUSH_OPS, answers.size());
        int plain = Codec.write(all).length;
        assertTrue(moved < plain, () -> moved + " bytes there and back for a push of " + plain);
    }

    @Test
    void aTownComesPageByPageInColumns() throws Transport.Failure {
        HttpTransport device = device(DALINGSHAN);
        Enrolment.Place place = device.place(DALINGSHAN);
        List<Op> ops = new ArrayList<>();
        for (int i = 1; i <= Protocol.PUSH_OPS; i++) {
            UUID id = UUID.randomUUID();
            // As a station's are: the time comes first.
            UUID sorted = new UUID(((1_800_000_000_000L + i) << 16) | 0x7000, id.getLeastSignificantBits());
            ops.add(TestDevice.create(i, sorted, "大岭山第" + i + "塑胶制品有限公司"));
        }
        device.push(DALINGSHAN, push(place, ops.toArray(Op[]::new)));
        List<SentRow> rows = new ArrayList<>();
        long before = line.moved();
        Changes page = device.changes(DALINGSHAN, new ChangesQuery(null, Protocol.SCHEMA, 0, 0, null, false, 200));
        rows.addAll(page.rows());
        while (!page.last()) {
            ChangesQuery next =
                    new ChangesQuery(page.epoch(), Protocol.SCHEMA, 0, page.through(), page.highWater(), false, 400);
            page = device.changes(DALINGSHAN, next);
            rows.addAll(page.rows());
        }
        long moved = line.moved() - before;
        try (HttpClient http = HttpClient.newHttpClient()) {
            TestDevice plain = new TestDevice(city.address(), http, city.code(DALINGSHAN));
            plain.signIn();
            assertEquals(plain.pull(DALINGSHAN, 0).rows(), rows);
            String path = "/v1/towns/" + DALINGSHAN + "/changes?schema=1&since=0&after=0&limit=500";
            int packed =
                    plain.send("GET", path, null, "Accept-Encoding", "gzip").body().length;
            assertTrue(moved < packed * 3L / 4, () -> moved + " bytes in columns, " + packed + " row by row");
        }
    }

    @Test
    void signsInAgainWhenTheSessionIsOver() throws Transport.Failure {
        HttpTransport device = device(CHANGAN);
        device.place(CHANGAN);
        city.clock().pass(Tokens.LIFE.plusSeconds(1));
        device.changes(CHANGAN, new ChangesQuery(null, Protocol.SCHEMA, 0, 0, null, false, 1));
        city.clock().pass(Duration.ofDays(40));
        device.changes(CHANGAN, new ChangesQuery(null, Protocol.SCHEMA, 0, 0, null, false, 1));
    }

    @Test
    void refusalsKeepTheirNames() throws Transport.Failure {
        Membership changan = member(CHANGAN);
        HttpTransport device = new HttpTransport(line, changan);
        Enrolment.Place place = device.place(CHANGAN);
        ChangesQuery all = new ChangesQuery(null, Protocol.SCHEMA, 0, 0, null, false, 10);
        assertEquals(Trouble.Type.TOWN_FORBIDDEN, refusal(() -> device.changes(HUMEN, all)));
        assertEquals(Trouble.Type.TOWN_FORBIDDEN, refusal(() -> device.place(HUMEN)));
        Op op = TestDevice.create(3, UUID.randomUUID(), "缺口");
        assertEquals(Trouble.Type.SEQUENCE_GAP, refusal(() -> device.push(CHANGAN, push(place, op))));
        Enrolment.Place other = new Enrolment.Place(CHANGAN, UUID.randomUUID(), 1, 0);
        assertEquals(
                Trouble.Type.EPOCH_CHANGED,
                refusal(() -> device.push(CHANGAN, push(other, TestDevice.create(1, UUID.randomUUID(), "x")))));
        device.push(CHANGAN, push(place, TestDevice.create(1, UUID.randomUUID(), "原来的")));
        assertEquals(
                Trouble.Type.DEVICE_FORKED,
                refusal(() -> device.push(CHANGAN, push(place, TestDevice.create(1, UUID.randomUUID(), "另一份")))));
        ChangesQuery old = new ChangesQuery(null, Protocol.SCHEMA - Protocol.SCHEMAS_SERVED, 0, 0, null, false, 10);
        assertEquals(Trouble.Type.SCHEMA_TOO_OLD, refusal(() -> device.changes(CHANGAN, old)));
        city.devices().revoke(changan.device());
        assertEquals(Trouble.Type.DEVICE_REVOKED, refusal(() -> device.changes(CHANGAN, all)));
        assertEquals(Trouble.Type.DEVICE_REVOKED, refusal(() -> device.place(CHANGAN)));
    }

    @Test
    void anAttachmentGoesOnWhereItWasCut() throws Transport.Failure {
        byte[] photo = new byte[Protocol.PIECE_MOST * 2 + 12_345];
        new Random(7).nextBytes(photo);
        BlobLine blobs = device(HUMEN).blobs();
        List<Long> first = new ArrayList<>();
        assertFalse(blobs.send(HUMEN, photo, stopAfter(first, 2)), "stopped after two pieces");
        long kept = first.getLast();
        assertNotEquals(0, kept);
        List<Long> second = new ArrayList<>();
        assertTrue(blobs.send(HUMEN, photo, stopAfter(second, Integer.MAX_VALUE)));
        assertTrue(second.getFirst() >= kept, () -> "began at " + second.getFirst() + ", " + kept + " was there");
        List<Long> third = new ArrayList<>();
        assertTrue(device(HUMEN).blobs().send(HUMEN, photo, stopAfter(third, Integer.MAX_VALUE)));
        assertEquals(List.of((long) photo.length), third, "nothing is sent that the town has");
        assertArrayEquals(
                photo,
                blobs.fetch(HUMEN, Hashes.sha256(photo), NOTHING, KEEP_NONE).orElseThrow());
        assertEquals(Optional.empty(), blobs.fetch(HUMEN, Hashes.sha256(new byte[] {1}), NOTHING, KEEP_NONE));
    }

    private static final byte[] NOTHING = {};

    private static final BlobLine.Came KEEP_NONE = (offset, piece) -> true;

    @Test
    void aDownloadGoesOnWhereItWasCut() throws Transport.Failure {
        byte[] photo = new byte[Protocol.PIECE_MOST * 2 + 12_345];
        new Random(8).nextBytes(photo);
        String hash = Hashes.sha256(photo);
        assertTrue(device(HUMEN).blobs().send(HUMEN, photo, stopAfter(new ArrayList<>(), Integer.MAX_VALUE)));
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        BlobLine.Came keep = (offset, piece) -> {
            assertEquals(kept.size(), offset, "each piece once, in its order");
            kept.writeBytes(piece);
            return true;
        };
        try (CuttingLine rough = new CuttingLine(city.address());
                Line through = new Line(
                        rough.address(), Optional.empty(), Clock.systemUTC(), Duration.ofSeconds(20), () -> false)) {
            BlobLine blobs = new HttpTransport(through, member(HUMEN)).blobs();
            assertEquals(Optional.empty(), blobs.fetch(HUMEN, Hashes.sha256(new byte[] {2}), NOTHING, KEEP_NONE));
            rough.cutAfter(photo.length / 2);
            assertThrows(Transport.Failure.class, () -> blobs.fetch(HUMEN, hash, NOTHING, keep));
            assertTrue(kept.size() > 0 && kept.size() < photo.length / 2, () -> kept.size() + " of " + photo.length);
            byte[] before = kept.toByteArray();
            rough.mend();
            long down = rough.down();
            assertArrayEquals(photo, blobs.fetch(HUMEN, hash, before, keep).orElseThrow());
            long came = rough.down() - down;
            assertTrue(came < photo.length - before.length + 20_000, () -> came + " came for the rest");
            // All had come and was not yet kept as a whole; and what was never of it.
            assertArrayEquals(photo, blobs.fetch(HUMEN, hash, photo, keep).orElseThrow());
            assertEquals(Optional.empty(), blobs.fetch(HUMEN, hash, new byte[photo.length], keep));
        }
    }

    private static Progress stopAfter(List<Long> heard, int times) {
        return new Progress() {
            @Override
            public void at(long done, long total) {
                heard.add(done);
            }

            @Override
            public boolean cancelled() {
                return heard.size() > times;
            }
        };
    }

    private static Push push(Enrolment.Place place, Op... ops) {
        return new Push(UUID.randomUUID(), place.epoch(), Protocol.SCHEMA, List.of(ops));
    }

    private Joining joining() {
        return new Joining(city.address(), null, line, Clock.systemUTC());
    }

    private Membership member(String town) throws Transport.Failure {
        return joining().enrol(city.code(town), "笔记本", DeviceKeys.fresh());
    }

    private HttpTransport device(String town) throws Transport.Failure {
        return new HttpTransport(line, member(town));
    }

    @FunctionalInterface
    private interface Asked {
        void run() throws Transport.Failure;
    }

    private static Trouble.Type refusal(Asked asked) {
        return assertThrows(Refusal.class, asked::run).trouble().type();
    }
}
