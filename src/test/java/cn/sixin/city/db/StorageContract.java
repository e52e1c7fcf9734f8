package cn.sixin.city.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.device.EnrolmentCode;
import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.TownRow;
import cn.sixin.city.engine.TownTx;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Enrolment.Place;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the city's storage holds to, whichever database is beneath. A town of its own for each test. */
abstract class StorageContract {
    static final Instant NOW = Instant.parse("2026-11-25T01:02:03.456Z");

    private final SecureRandom random = new SecureRandom();
    private final TestClock clock = new TestClock(NOW);

    abstract CityDatabase database();

    private Devices devices() {
        return new Devices(database(), random, clock);
    }

    private Towns towns() {
        return new Towns(database(), clock);
    }

    private Devices.Device enrolled(String home) {
        EnrolmentCode code = devices().code(home, "陈晓");
        Devices.Device device = devices()
                .enrol(code, "办公桌一", Keys.text(Keys.fresh("Ed25519").getPublic()), "agreement")
                .orElseThrow();
        devices().places(device);
        return device;
    }

    static ServerRow row(UUID id, long seq, String name, String... keys) {
        return new ServerRow(
                id,
                "enterprise",
                1,
                seq,
                null,
                Map.of("name", name, "headcount", 12L, "confirmed", true, "tags", List.of("a", "b")),
                NOW,
                "陈晓",
                NOW.plusMillis(7),
                "李䶮𬱖",
                "办公桌一",
                Map.of(new UUID(1, 2), 1L),
                Set.of("tags"),
                List.of(keys));
    }

    private static ServerRow deleted(ServerRow row, long seq, Instant at) {
        return new ServerRow(
                row.id(),
                row.ledger(),
                row.rev() + 1,
                seq,
                at,
                row.values(),
                row.createdAt(),
                row.createdBy(),
                row.changedAt(),
                row.changedBy(),
                row.device(),
                row.touched(),
                row.owned(),
                List.of());
    }

    static OpRecord op(UUID device, long seq) {
        return op(device, seq, "新\n\"行\"");
    }

    private static OpRecord op(UUID device, long seq, String name) {
        Op op = new Op(
                        seq,
                        UUID.randomUUID(),
                        "",
                        Op.Kind.UPDATE,
                        "enterprise",
                        UUID.randomUUID(),
                        3,
                        Map.of("name", "旧"),
                        Map.of("name", name),
                        NOW,
                        "陈晓",
                        null)
                .hashed();
        return new OpRecord(device, op, new Answer(seq, Answer.Status.APPLIED, 4, seq, List.of(), null), NOW);
    }

    @Test
    void rowsComeBackAsTheyWerePut() {
        Devices.Device device = enrolled("441900101");
        ServerRow put = row(UUID.randomUUID(), 1, "东莞市𬱖测试", "uscc:91441900MAXXXX0073", "name:东莞市𬱖测试");
        towns().write("441900101", device.id(), tx -> {
            tx.putRows(List.of(put));
            assertEquals(
                    Map.of(put.id(), put), tx.rows(Set.of(put.id(), UUID.randomUUID())), "in the same transaction");
            return null;
        });
        assertEquals(Map.of(put.id(), put), towns().read("441900101", device.id(), tx -> tx.rows(Set.of(put.id()))));
        assertEquals(Map.of(), towns().read("441900102", device.id(), tx -> tx.rows(Set.of(put.id()))), "another town");
        assertEquals(Map.of(), towns().read("441900101", device.id(), tx -> tx.rows(Set.of())));
    }

    /** A row that was looked for in vain is written in another way than one that may be there. */
    @Test
    void whateverIsWrittenInARowComesBack() {
        Devices.Device device = enrolled("441900122");
        String odd = "\\N\t\\\\t换\n行\r\n\"引号\" {} \\. \u001f𬱖\\";
        ServerRow looked = row(UUID.randomUUID(), 1, odd, "name:" + odd, "name:" + odd + "\\");
        ServerRow other = row(UUID.randomUUID(), 2, odd, "name:" + odd);
        OpRecord op = op(device.id(), 1, odd);
        towns().write("441900122", device.id(), tx -> {
            tx.rows(Set.of(looked.id()));
            tx.putRows(List.of(looked, other));
            tx.putOps(List.of(op));
            return null;
        });
        assertEquals(
                Map.of(looked.id(), looked, other.id(), other),
                towns().read("441900122", device.id(), tx -> tx.rows(Set.of(looked.id(), other.id()))));
        assertEquals(
                Set.of(looked, other),
                Set.copyOf(towns().read(
                                "441900122", device.id(), tx -> tx.rowsByKey("enterprise", Set.of("name:" + odd)))));
        assertEquals(List.of(op), towns().read("441900122", device.id(), tx -> tx.opsBySeq(1, 1)));
        ServerRow gone = deleted(looked, 3, NOW);
        towns().write("441900122", device.id(), tx -> {
            tx.rows(Set.of(looked.id()));
            tx.putRows(List.of(gone));
            return null;
        });
        assertEquals(
                List.of(other),
                towns().read("441900122", device.id(), tx -> tx.rowsByKey("enterprise", Set.of("name:" + odd))));
    }

    @Test
    void naturalKeysFollowTheRow() {
        Devices.Device device = enrolled("441900103");
        UUID id = UUID.randomUUID();
        String longKey = "name:" + "长".repeat(95);
        towns().write("441900103", device.id(), tx -> {
            tx.putRows(List.of(row(id, 1, "一", "uscc:1", longKey)));
            return null;
        });
        assertEquals(List.of(id), byKey("441900103", device, "uscc:1"));
        assertEquals(List.of(id), byKey("441900103", device, longKey));
        assertEquals(List.of(), byKey("441900103", device, "name:" + "长".repeat(94)));
        assertEquals(List.of(), byKey("441900104", device, "uscc:1"), "another town");

        towns().write("441900103", device.id(), tx -> {
            tx.rows(Set.of(id));
            tx.putRows(List.of(row(id, 2, "二", "uscc:2")));
            return null;
        });
        assertEquals(List.of(), byKey("441900103", device, "uscc:1"));
        assertEquals(List.of(id), byKey("441900103", device, "uscc:2"));

        towns().write("441900103", device.id(), tx -> {
            ServerRow now = java.util.Objects.requireNonNull(tx.rows(Set.of(id)).get(id));
            tx.putRows(List.of(deleted(now, 3, NOW)));
            return null;
        });
        assertEquals(List.of(), byKey("441900103", device, "uscc:2"), "a deleted row has no keys");
    }

    private List<UUID> byKey(String town, Devices.Device device, String key) {
        return towns().read(
                        town,
                        device.id(),
                        tx -> tx.rowsByKey("enterprise", Set.of(key, "uscc:other")).stream()
                                .map(ServerRow::id)
                                .toList());
    }

    @Test
    void pagesFollowTheNumbers() {
        Devices.Device device = enrolled("441900105");
        List<ServerRow> rows = IntStream.rangeClosed(1, 9)
                .mapToObj(seq -> row(UUID.randomUUID(), seq, "企业" + seq))
                .toList();
        towns().write("441900105", device.id(), tx -> {
            tx.putRows(rows);
            tx.putRows(List.of(deleted(rows.get(3), 10, NOW)));
            return null;
        });
        assertEquals(List.of(3L, 5L, 6L), seqs(device, 2, 9, true, 3), "row 4 has moved on to 10");
        assertEquals(List.of(9L, 10L), seqs(device, 8, 10, true, 50));
        assertEquals(List.of(9L), seqs(device, 8, 10, false, 50));
        assertEquals(List.of(), seqs(device, 10, 10, true, 50));
    }

    private List<Long> seqs(Devices.Device device, long after, long through, boolean withDeleted, int limit) {
        return towns().read(
                        "441900105",
                        device.id(),
                        tx -> tx.page(after, through, withDeleted, limit).stream()
                                .map(ServerRow::seq)
                                .toList());
    }

    @Test
    void operationsAreKeptOnce() {
        Devices.Device device = enrolled("441900106");
        List<OpRecord> ops = List.of(op(device.id(), 1), op(device.id(), 2), op(device.id(), 3));
        towns().write("441900106", device.id(), tx -> {
            tx.putOps(ops);
            tx.putLastSeq(3);
            return null;
        });
        assertEquals(ops.subList(1, 3), towns().read("441900106", device.id(), tx -> tx.opsBySeq(2, 9)));
        assertEquals(
                List.of(ops.get(0)),
                towns().read(
                                "441900106",
                                device.id(),
                                tx -> tx.opsById(Set.of(ops.get(0).op().op(), UUID.randomUUID()))));
        assertEquals(
                3L,
                towns().read("441900106", device.id(), TownTx::lockDevice)
                        .orElseThrow()
                        .lastSeq());
        assertThrows(
                DatabaseTrouble.class,
                () -> towns().write("441900106", device.id(), tx -> {
                    tx.putOps(List.of(op(device.id(), 3)));
                    return null;
                }));
    }

    @Test
    void whatThrewIsUndone() {
        Devices.Device device = enrolled("441900107");
        UUID id = UUID.randomUUID();
        assertThrows(
                Refusal.class,
                () -> towns().write("441900107", device.id(), tx -> {
                    TownRow town = tx.lockTown();
                    tx.putRows(List.of(row(id, 1, "没有", "uscc:9")));
                    tx.putTown(new TownRow(town.town(), town.epoch(), 1, 1, 0, 0));
                    throw new Refusal(Trouble.Type.QUOTA);
                }));
        assertEquals(0, towns().read("441900107", device.id(), TownTx::readTown).seq());
        assertEquals(Map.of(), towns().read("441900107", device.id(), tx -> tx.rows(Set.of(id))));
        assertEquals(List.of(), byKey("441900107", device, "uscc:9"));
    }

    /** A counter that is read, then written: lost updates would show. */
    @Test
    void writersOfATownComeOneAfterTheOther() throws Exception {
        List<Devices.Device> both = List.of(enrolled("441900108"), enrolled("441900108"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, 60)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> towns().write(
                                    "441900108", both.get(i % 2).id(), tx -> {
                                        tx.lockDevice();
                                        TownRow town = tx.lockTown();
                                        tx.putRows(List.of(row(UUID.randomUUID(), town.seq() + 1, "企业")));
                                        tx.putTown(new TownRow(town.town(), town.epoch(), town.seq() + 1, 0, 0, 0));
                                        return null;
                                    })))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        UUID device = both.getFirst().id();
        assertEquals(60, towns().read("441900108", device, TownTx::readTown).seq());
        assertEquals(
                IntStream.rangeClosed(1, 60).mapToObj(Long::valueOf).toList(),
                towns().read("441900108", device, tx -> tx.page(0, 100, true, 100)).stream()
                        .map(ServerRow::seq)
                        .toList());
    }

    @Test
    void oldTombstonesAndOperationsAreForgotten() {
        Devices.Device device = enrolled("441900109");
        ServerRow kept = row(UUID.randomUUID(), 1, "在");
        ServerRow old = row(UUID.randomUUID(), 2, "早已删除");
        towns().write("441900109", device.id(), tx -> {
            tx.putRows(List.of(kept, deleted(old, 4, NOW.minus(Duration.ofDays(401)))));
            tx.putRows(List.of(deleted(row(UUID.randomUUID(), 3, "刚删除"), 5, NOW)));
            tx.putOps(List.of(op(device.id(), 1)));
            assertEquals(new TownTx.Purged(1, 4), tx.purge(NOW.minus(Protocol.TOMBSTONES)));
            assertEquals(new TownTx.Purged(0, 0), tx.purge(NOW.minus(Protocol.TOMBSTONES)));
            return null;
        });
        assertEquals(
                List.of(1L, 5L),
                towns().read("441900109", device.id(), tx -> tx.page(0, 99, true, 99)).stream()
                        .map(ServerRow::seq)
                        .toList());
        assertEquals(
                1,
                towns().read("441900109", device.id(), tx -> tx.opsBySeq(1, 1)).size());
    }

    /** A handle has four letters: among some hundreds of codes two are the same now and then. */
    @Test
    void twoCodesOfATownNeverStandUnderOneHandle() {
        Devices unlucky = new Devices(database(), new Repeating(24), clock);
        EnrolmentCode first = unlucky.code("441900110", "陈晓");
        EnrolmentCode second = unlucky.code("441900110", "李䶮");
        assertNotEquals(first.handle(), second.handle());
        assertTrue(devices().enrol(first, "一", "k1", "k2").isPresent());
        assertTrue(devices().enrol(second, "二", "k3", "k4").isPresent());
    }

    /** Gives the same letter for so many letters, as bad luck would. */
    private static final class Repeating extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private int left;

        Repeating(int left) {
            this.left = left;
        }

        @Override
        public int nextInt(int bound) {
            return left-- > 0 ? 7 : super.nextInt(bound);
        }
    }

    @Test
    void aCodeWorksOnceWithinADayAndFiveTries() {
        EnrolmentCode code = devices().code("441900110", "陈晓");
        String text = code.text().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        assertEquals(Optional.of(code), EnrolmentCode.read("  " + text + " "));
        EnrolmentCode wrong = new EnrolmentCode(code.home(), code.handle(), "00000000");
        for (int i = 1; i < Devices.CODE_TRIES; i++) {
            assertFalse(devices().enrol(wrong, "贼", "k", "k").isPresent());
        }
        Devices.Device device = devices().enrol(code, "办公桌", "k", "k").orElseThrow();
        assertEquals("441900110", device.home());
        assertEquals(Optional.of("441900110"), cn.sixin.city.device.DeviceId.home(device.id()));
        assertFalse(devices().enrol(code, "又一台", "other", "k").isPresent(), "used");
        assertEquals(
                Optional.of(device.id()),
                devices().enrol(code, "办公桌", "k", "k").map(Devices.Device::id),
                "has not heard the answer");
        devices().revoke(device.id());
        assertFalse(devices().enrol(code, "办公桌", "k", "k").isPresent(), "revoked");

        EnrolmentCode tried = devices().code("441900110", "陈晓");
        for (int i = 0; i < Devices.CODE_TRIES; i++) {
            devices().enrol(new EnrolmentCode(tried.home(), tried.handle(), "00000000"), "贼", "k", "k");
        }
        assertFalse(devices().enrol(tried, "办公桌", "k", "k").isPresent(), "tried too often");

        EnrolmentCode late = devices().code("441900110", "陈晓");
        clock.pass(Devices.CODE_LIFE.plusMillis(1));
        assertFalse(devices().enrol(late, "办公桌", "k", "k").isPresent(), "too old");

        EnrolmentCode withdrawn = devices().code("441900110", "陈晓");
        devices().withdrawCodes("441900110");
        assertFalse(devices().enrol(withdrawn, "办公桌", "k", "k").isPresent(), "withdrawn");
        assertFalse(
                devices()
                        .enrol(new EnrolmentCode("441900111", tried.handle(), tried.secret()), "办公桌", "k", "k")
                        .isPresent(),
                "of another town");
    }

    @Test
    void aNonceIsGoodOnce() {
        Devices.Device device = enrolled("441900112");
        Devices.Device other = enrolled("441900112");
        String asked = devices().challenge(device.id()).text();
        assertFalse(devices().exchange(other, asked).isPresent(), "another device's");
        Devices.Nonce next = devices().exchange(device, asked).orElseThrow();
        assertFalse(devices().exchange(device, asked).isPresent(), "used");
        assertTrue(devices().exchange(device, next.text()).isPresent());
        String late = devices().challenge(device.id()).text();
        clock.pass(Duration.ofMinutes(3));
        assertFalse(devices().exchange(device, late).isPresent(), "too old");
        String first = devices().challenge(device.id()).text();
        clock.pass(Duration.ofMillis(1));
        IntStream.range(0, 8).forEach(i -> devices().challenge(device.id()));
        assertFalse(devices().exchange(device, first).isPresent(), "more were asked for since than are kept");
        assertFalse(devices().challenge(UUID.randomUUID()).text().isEmpty(), "who is known is not told");
    }

    @Test
    void aDeviceIsInItsTownAndTheCityAlone() {
        Devices.Device device = enrolled("441900113");
        assertEquals(
                Set.of("441900113", Protocol.CITY),
                Set.copyOf(devices().places(device).stream().map(Place::town).toList()));
        assertEquals(
                Set.of(1L),
                Set.copyOf(
                        devices().places(device).stream().map(Place::expected).toList()));
        assertEquals(Optional.empty(), towns().read("441900114", device.id(), TownTx::lockDevice));
        assertEquals(37, devices().places(enrolled(Protocol.CITY)).size());
    }

    @Test
    void revokedMeansEverywhere() {
        Devices.Device device = enrolled(Protocol.CITY);
        assertTrue(devices().revoke(device.id()));
        assertFalse(devices().revoke(UUID.randomUUID()));
        assertNotEquals(null, devices().find(device.id()).orElseThrow().revokedAt());
        devices().places(device);
        for (String town : cn.sixin.city.device.DeviceId.places(Protocol.CITY)) {
            assertTrue(
                    towns().read(town, device.id(), TownTx::lockDevice)
                            .orElseThrow()
                            .revoked(),
                    town);
        }
        EnrolmentCode code = devices().code("441900115", "陈晓");
        Devices.Device early = devices().enrol(code, "没登录过", "k", "k").orElseThrow();
        devices().revoke(early.id());
        devices().places(early);
        assertTrue(towns().read("441900115", early.id(), TownTx::lockDevice)
                .orElseThrow()
                .revoked());
    }

    @Test
    void devicesAreListedWithWhenTheySynced() {
        Devices.Device device = enrolled("441900116");
        assertEquals(null, devices().list("441900116").getFirst().syncedAt());
        towns().pulled("441900116", device.id());
        assertEquals(clock.instant(), devices().list("441900116").getFirst().syncedAt());
        clock.pass(Duration.ofSeconds(30));
        towns().pulled("441900116", device.id());
        assertEquals(
                clock.instant().minusSeconds(30),
                devices().list("441900116").getFirst().syncedAt());
        towns().write("441900116", device.id(), tx -> {
            tx.putLastSeq(1);
            return null;
        });
        assertEquals(clock.instant(), devices().list("441900116").getFirst().syncedAt());
        assertEquals(
                device.id(), devices().list("441900116").getFirst().device().id());
    }

    @Test
    void whoSignsInToTheBoardUnderNoNameAtAllIsSimplyRefused() {
        Viewers viewers = new Viewers(database(), random, clock);
        String password = viewers.add("李处");
        assertTrue(viewers.admits("李处", password));
        for (String name : List.of("李处\0", "\0", "", "李".repeat(101))) {
            assertFalse(viewers.admits(name, password), name);
            assertEquals(Optional.empty(), viewers.mark(name), name);
        }
        assertTrue(viewers.remove("李处"));
    }

    @Test
    void theCitysKeysStayTheSame() {
        Identity first = Identity.of(database(), random);
        Identity second = Identity.of(database(), random);
        assertArrayEquals(first.tokens(), second.tokens());
        assertEquals(first.signing().getPublic(), second.signing().getPublic());
        assertEquals(first.agreement().getPrivate(), second.agreement().getPrivate());
    }

    @Test
    void anAttachmentGoesOnWhereItWasCut() {
        Devices.Device device = enrolled("441900117");
        Blobs blobs = new Blobs(database(), clock);
        byte[] content = new byte[700_001];
        new Random(7).nextBytes(content);
        String hash = Hashes.sha256(content);
        assertEquals(Optional.empty(), blobs.state("441900117", device.id(), hash));
        assertEquals(
                0, blobs.begin("441900117", device.id(), hash, content.length).offset());
        blobs.append("441900117", device.id(), hash, 0, Arrays.copyOfRange(content, 0, 300_000));
        refused(Trouble.Type.NOT_FOUND, () -> blobs.read("441900117", device.id(), hash, 0));
        refused(Trouble.Type.OFFSET, () -> blobs.append("441900117", device.id(), hash, 0, new byte[10]));
        assertEquals(
                300_000,
                blobs.begin("441900117", device.id(), hash, content.length).offset());
        refused(Trouble.Type.TOO_LARGE, () -> blobs.append("441900117", device.id(), hash, 300_000, content));
        assertTrue(blobs.append(
                        "441900117", device.id(), hash, 300_000, Arrays.copyOfRange(content, 300_000, content.length))
                .complete());
        refused(Trouble.Type.OFFSET, () -> blobs.append("441900117", device.id(), hash, content.length, new byte[0]));

        java.io.ByteArrayOutputStream read = new java.io.ByteArrayOutputStream();
        Optional<byte[]> part;
        while ((part = blobs.read("441900117", device.id(), hash, read.size())).isPresent()) {
            read.writeBytes(part.get());
        }
        assertArrayEquals(content, read.toByteArray());
        assertArrayEquals(
                Arrays.copyOfRange(content, 299_990, 300_000),
                Arrays.copyOf(
                        blobs.read("441900117", device.id(), hash, 299_990).orElseThrow(), 10));
        Devices.Device elsewhere = enrolled("441900118");
        refused(Trouble.Type.TOWN_FORBIDDEN, () -> blobs.read("441900117", elsewhere.id(), hash, 0));
        assertEquals(Optional.empty(), blobs.state("441900118", elsewhere.id(), hash), "known within a town only");
        refused(Trouble.Type.TOWN_FORBIDDEN, () -> blobs.begin(Protocol.CITY, device.id(), hash, 5));
        devices().revoke(device.id());
        refused(Trouble.Type.DEVICE_REVOKED, () -> blobs.read("441900117", device.id(), hash, 0));
    }

    @Test
    void anAttachmentThatIsNotWhatItWasCalledBeginsAgain() {
        Devices.Device device = enrolled("441900119");
        Blobs blobs = new Blobs(database(), clock);
        String hash = Hashes.sha256(new byte[] {1, 2, 3});
        blobs.begin("441900119", device.id(), hash, 3);
        refused(Trouble.Type.MALFORMED, () -> blobs.append("441900119", device.id(), hash, 0, new byte[] {1, 2, 4}));
        assertEquals(
                0, blobs.state("441900119", device.id(), hash).orElseThrow().offset());
        assertTrue(blobs.append("441900119", device.id(), hash, 0, new byte[] {1, 2, 3})
                .complete());
        refused(Trouble.Type.TOO_LARGE, () -> blobs.begin("441900119", device.id(), hash, Blobs.LARGEST + 1));
    }

    @Test
    void whatNobodyWentOnWithIsForgotten() {
        Devices.Device device = enrolled("441900121");
        Blobs blobs = new Blobs(database(), clock);
        byte[] whole = {1, 2, 3};
        blobs.begin("441900121", device.id(), Hashes.sha256(whole), 3);
        blobs.append("441900121", device.id(), Hashes.sha256(whole), 0, whole);
        String half = Hashes.sha256(new byte[] {9, 9});
        blobs.begin("441900121", device.id(), half, 2);
        blobs.append("441900121", device.id(), half, 0, new byte[] {9});
        blobs.sweep("441900121");
        assertEquals(
                1, blobs.state("441900121", device.id(), half).orElseThrow().offset());
        clock.pass(Blobs.UNFINISHED.plusSeconds(1));
        blobs.sweep("441900121");
        assertEquals(Optional.empty(), blobs.state("441900121", device.id(), half));
        assertTrue(blobs.state("441900121", device.id(), Hashes.sha256(whole))
                .orElseThrow()
                .complete());
    }

    @Test
    void aBackupThatIsRestoredAgainBeginsALaterTimeThanTheFirst(@TempDir Path folder) throws IOException {
        Devices.Device device = enrolled("441900122");
        Path file = folder.resolve("backup");
        CityBackup backup = new CityBackup(database());
        backup.write(file, NOW);
        TownRow before = towns().read("441900122", device.id(), TownTx::readTown);
        backup.restore(file, Instant.EPOCH);
        TownRow once = towns().read("441900122", device.id(), TownTx::readTown);
        backup.restore(file, Instant.EPOCH);
        TownRow twice = towns().read("441900122", device.id(), TownTx::readTown);
        assertEquals(before.generation() + 1, once.generation());
        assertEquals(before.generation() + 2, twice.generation(), "what was numbered between is older");
        assertNotEquals(once.epoch(), twice.epoch());
        // On another machine nobody knows how often: the hours tell.
        backup.restore(file, NOW);
        int hours = towns().read("441900122", device.id(), TownTx::readTown).generation();
        backup.restore(file, NOW.plus(Duration.ofHours(1)));
        assertTrue(hours > 1_000);
        assertEquals(
                hours + 1,
                towns().read("441900122", device.id(), TownTx::readTown).generation());
    }

    private static void refused(Trouble.Type type, org.junit.jupiter.api.function.Executable work) {
        assertEquals(type, assertThrows(Refusal.class, work).trouble().type());
    }
}
