package cn.sixin.app.sync;

import static cn.sixin.app.station.Stations.TOWN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.CityBackup;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.db.Towns;
import cn.sixin.city.engine.OpRecord;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.TownRow;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.city.parcel.ParcelDesk;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.picture.Photos;
import cn.sixin.service.Service;
import cn.sixin.store.Attachment;
import cn.sixin.store.Batch;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.Resolution;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.http.CuttingLine;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.visit.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stations and a device of the bureau over real HTTP, each with its encrypted store; the server on H2. */
class EndToEndTest {
    @TempDir
    Path folder;

    private TestCity city;
    private TestStation desk;
    private TestStation laptop;
    private final List<TestStation> more = new ArrayList<>();

    @BeforeEach
    void start() {
        city = new TestCity(database(), Limits.STANDARD.times(100));
        desk = joined("desk", TOWN);
        laptop = joined("laptop", TOWN);
    }

    @AfterEach
    void stop() {
        more.forEach(TestStation::close);
        city.close();
    }

    DatabaseAddress database() {
        return MemoryDatabase.fresh();
    }

    private TestStation joined(String name, String town) {
        TestStation station = new TestStation(folder.resolve(name)).joins(city.address(), city.code(town), name);
        more.add(station);
        return station;
    }

    private UUID shared(String name) {
        UUID id = desk.creates(name).id();
        desk.synced();
        laptop.synced();
        return id;
    }

    @Test
    void editsOfDifferentColumnsMeet() {
        TestStation bureau = joined("bureau", Protocol.CITY);
        UUID id = shared("长安五金制品有限公司");
        assertEquals(SyncState.SENT, desk.state(id));
        desk.edits(id, row -> row.with(Enterprise.CONTACT, "王芳"));
        laptop.edits(id, row -> row.with(Enterprise.PHONE, "19900000001"));
        assertEquals(SyncState.PENDING, desk.state(id));
        desk.synced();
        Receipt receipt = laptop.synced();
        assertEquals(1, receipt.sent());
        assertEquals(0, receipt.conflicts());
        assertTrue(receipt.received() > 0);
        desk.synced();
        bureau.synced();
        for (TestStation each : List.of(desk, laptop, bureau)) {
            assertEquals("王芳", each.row(id).get(Enterprise.CONTACT));
            assertEquals("19900000001", each.row(id).get(Enterprise.PHONE));
            assertEquals(SyncState.SENT, each.state(id));
        }
        Receipt idle = laptop.synced();
        assertEquals(0, idle.sent() + idle.received());
        assertTrue(idle.bytes() <= 1024, () -> "idle: " + idle.bytes() + " bytes");
        assertEquals(
                List.of(idle.id(), receipt.id()),
                laptop.city().receipts(2).stream().map(Receipt::id).toList());
    }

    @Test
    void aConflictIsDecidedOnTheOtherDevice() {
        UUID id = shared("大朗毛织有限公司");
        desk.edits(id, row -> row.with(Enterprise.CONTACT, "王芳"));
        laptop.edits(id, row -> row.with(Enterprise.CONTACT, "刘强"));
        desk.synced();
        assertEquals(1, laptop.synced().conflicts());
        assertEquals("王芳", laptop.row(id).get(Enterprise.CONTACT), "the server's stands until somebody decides");
        desk.synced();
        assertEquals(SyncState.CONFLICT, desk.state(id));
        Row conflict = desk.city().sync().openConflicts(10).first().getFirst();
        assertEquals("laptop", conflict.get(Conflict.OFFERED_DEVICE));
        TestStation.saved(desk.city()
                .sync()
                .resolve(
                        Resolution.offer(conflict, Enterprise.LEDGER, desk.row(id)),
                        desk.session().actor(),
                        "决定"));
        desk.synced();
        laptop.synced();
        for (TestStation each : List.of(desk, laptop)) {
            assertEquals("刘强", each.row(id).get(Enterprise.CONTACT));
            assertEquals(SyncState.SENT, each.state(id));
            assertEquals(0, each.city().sync().counts().conflicts());
        }
    }

    @Test
    void aDeletionAgainstAnEditIsAsked() {
        UUID id = shared("虎门服装有限公司");
        desk.edits(id, row -> row.with(Enterprise.HEADCOUNT, 320));
        laptop.deletes(id);
        desk.synced();
        assertEquals(1, laptop.synced().conflicts());
        assertFalse(laptop.row(id).envelope().deleted(), "not gone while it is asked about");
        Row conflict = laptop.city().sync().openConflicts(10).first().getFirst();
        assertEquals("delete_edited", conflict.get(Conflict.KIND));
        TestStation.saved(laptop.city()
                .sync()
                .resolve(
                        Resolution.keep(conflict, laptop.row(id)),
                        laptop.session().actor(),
                        "决定"));
        laptop.synced();
        desk.synced();
        assertEquals(320, desk.row(id).get(Enterprise.HEADCOUNT));
        assertEquals(0, desk.city().sync().counts().conflicts());
    }

    @Test
    void whatWaitsOnARevokedDeviceGoesOutUnderANewName() {
        Batch many = desk.batch();
        for (int i = 0; i < Protocol.PUSH_OPS + 100; i++) {
            many = many.create(desk.draft("企业" + i));
        }
        desk.saved(many);
        UUID device = desk.city().membership().orElseThrow().device();
        AtomicBoolean revoked = new AtomicBoolean();
        Receipt cut = desk.city().run(new SyncListener() {
            @Override
            public void at(Phase phase, long done, long total) {
                if (phase == Phase.SENDING && done > 0 && revoked.compareAndSet(false, true)) {
                    city.devices().revoke(device);
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });
        assertEquals(End.REVOKED, cut.end());
        assertEquals(Protocol.PUSH_OPS, cut.sent(), "the page before the revocation, and nothing after it");
        assertEquals(100, cut.left());
        assertEquals(cut.left(), desk.store().pendingCount());
        laptop.creates("撤销之后的企业");
        laptop.synced();
        Receipt again = desk.syncs();
        assertEquals(End.REVOKED, again.end());
        assertEquals(0, again.sent() + again.received());
        List<OpRecord> taken =
                new Towns(city.database(), city.clock()).read(TOWN, device, tx -> tx.opsBySeq(0, Long.MAX_VALUE));
        assertEquals(Protocol.PUSH_OPS, taken.size());
        desk.joins(city.address(), city.code(TOWN), "又一台");
        assertEquals(cut.left(), desk.synced().sent());
        laptop.synced();
        assertEquals(Protocol.PUSH_OPS + 100 + 1, laptop.store().size(Enterprise.LEDGER));
        assertEquals(Protocol.PUSH_OPS + 100 + 1, desk.store().size(Enterprise.LEDGER));
    }

    @Test
    void aServerThatWasRestoredIsFilledUpAgain() throws IOException {
        UUID old = shared("旧企业");
        Path backup = folder.resolve("city.zip");
        new CityBackup(city.database()).write(backup, Instant.now());
        UUID lost = desk.creates("备份之后的企业").id();
        desk.edits(old, row -> row.with(Enterprise.CONTACT, "备份之后"));
        desk.synced();
        assertInstanceOf(
                CityBackup.Restored.Done.class, new CityBackup(city.database()).restore(backup, Instant.now()));
        desk.synced();
        laptop.synced();
        assertEquals("备份之后的企业", laptop.row(lost).get(Enterprise.NAME));
        assertEquals("备份之后", laptop.row(old).get(Enterprise.CONTACT));
        assertEquals(0, desk.city().sync().counts().attention());
    }

    @Test
    void aClonedLaptopLosesNothing() {
        shared("东城物流有限公司");
        TestStation clone = laptop.cloned(folder.resolve("clone"));
        more.add(clone);
        UUID first = laptop.creates("原机录入的企业").id();
        UUID second = clone.creates("克隆机录入的企业").id();
        laptop.synced();
        Receipt forked = clone.syncs();
        assertEquals(End.FORKED, forked.end());
        assertEquals(1, forked.left());
        clone.joins(city.address(), city.code(TOWN), "第二台");
        clone.synced();
        desk.synced();
        assertEquals("原机录入的企业", desk.row(first).get(Enterprise.NAME));
        assertEquals("克隆机录入的企业", desk.row(second).get(Enterprise.NAME));
        laptop.synced();
        assertEquals(Names.of(desk), Names.of(laptop));
        assertEquals(Names.of(desk), Names.of(clone));
    }

    /** What a station has, to be compared. */
    private record Names(List<String> names) {
        static Names of(TestStation station) {
            try (Stream<Row> rows = station.store().list(Enterprise.LEDGER, List.of(), 100).first().stream()) {
                return new Names(rows.map(row -> String.valueOf(row.get(Enterprise.NAME)))
                        .sorted()
                        .toList());
            }
        }
    }

    @Test
    void theSameEnterpriseEnteredTwiceBecomesOne() {
        UUID first = desk.creates("寮步电子有限公司").id();
        UUID second = laptop.creates("寮步电子有限公司").id();
        laptop.edits(second, row -> row.with(Enterprise.CONTACT, "刘强"));
        Row need = laptop.store()
                .draft(Service.LEDGER)
                .with(Service.ENTERPRISE, second)
                .with(Service.DETAIL, "缺普工");
        laptop.saved(laptop.batch().create(need));
        desk.synced();
        assertTrue(laptop.synced().conflicts() > 0);
        Row conflict = laptop.city().sync().openConflicts(10).first().stream()
                .filter(each -> "duplicate".equals(each.get(Conflict.KIND)))
                .findFirst()
                .orElseThrow();
        Row survivor = laptop.row(first);
        Row other = laptop.row(second);
        TestStation.saved(laptop.city()
                .sync()
                .resolve(
                        Resolution.merge(
                                conflict,
                                survivor,
                                survivor.with(Enterprise.CONTACT, other.get(Enterprise.CONTACT)),
                                other,
                                laptop.city().sync().moved(other, survivor)),
                        laptop.session().actor(),
                        "合并"));
        laptop.synced();
        desk.synced();
        assertEquals("刘强", desk.row(first).get(Enterprise.CONTACT));
        assertTrue(desk.row(second).envelope().deleted(), "in the recycle view");
        Row moved = desk.store().find(Service.LEDGER, need.id()).orElseThrow();
        assertEquals(first, moved.get(Service.ENTERPRISE), "what belonged to it has followed");
        assertEquals(0, desk.city().sync().counts().conflicts());
    }

    @Test
    void aPhotoThatTheServerRefusesHoldsUpNoOther() {
        Attachment bad = Attachment.of(new byte[0], new byte[0], "image/png", 1, 1);
        Attachment good = Photos.of(new int[] {0xFF336699}, 1, 1);
        // The one that is refused stands first in the line.
        for (Attachment photo : List.of(bad, good)) {
            desk.store().attachments().keep(photo);
            Row visit = desk.store().draft(Visit.LEDGER).with(Visit.VISITED_AT, Instant.EPOCH);
            desk.saved(desk.batch().create(visit.with(Visit.PHOTOS, List.of(photo.hash()))));
        }
        assertEquals(bad.hash(), desk.store().syncBook().unsent().getFirst());
        Receipt receipt = desk.syncs();
        assertEquals(End.FAILED, receipt.end(), "it is told all the same");
        assertEquals(1, receipt.photosSent());
        assertEquals(1, receipt.photosLeft());
        assertEquals(1, laptop.synced().photosReceived());
        assertArrayEquals(
                good.content(),
                laptop.store().attachments().find(good.hash()).orElseThrow().content());
    }

    /** By whichever way: a town's stations look for it in their town, wherever the bureau's device has its home. */
    @Test
    void aPhotoOfTheBureauGoesToTheTownOfItsRow() throws IOException {
        String other = "441900121";
        TestStation bureau = joined("bureau", Protocol.CITY);
        Blobs blobs = new Blobs(city.database(), city.clock());
        UUID device = bureau.city().membership().orElseThrow().device();
        for (int color : new int[] {0xFF336699, 0xFF996633}) {
            Attachment photo = Photos.of(new int[] {color}, 1, 1);
            bureau.store().attachments().keep(photo);
            Row visit = pulled(bureau, other);
            bureau.saved(bureau.batch().update(visit, visit.with(Visit.PHOTOS, List.of(photo.hash()))));
            if (color == 0xFF336699) {
                assertEquals(1, bureau.synced().photosSent());
            } else {
                Path asked = assertInstanceOf(
                                Packed.Done.class, bureau.city().export(folder.resolve("asked"), true, Progress.NONE))
                        .files()
                        .getFirst();
                byte[] answer = assertInstanceOf(
                                ParcelDesk.Done.Taken.class, city.parcels().take(asked, 0))
                        .file();
                Path file = Files.write(folder.resolve("answer"), answer);
                Receipt receipt = assertInstanceOf(
                                Unpacked.Done.class, bureau.city().take(List.of(file), Progress.NONE))
                        .receipt();
                assertEquals(1, receipt.photosSent());
            }
            assertTrue(blobs.state(other, device, photo.hash()).orElseThrow().complete());
            assertTrue(blobs.state(TOWN, device, photo.hash()).isEmpty(), "nobody looks for it there");
        }
    }

    /** A visit that another town has sent, as the bureau's device has it. */
    private Row pulled(TestStation bureau, String town) {
        UUID id = UUID.randomUUID();
        UUID device = bureau.city().membership().orElseThrow().device();
        new Towns(city.database(), city.clock()).write(town, device, tx -> {
            TownRow is = tx.lockTown();
            long seq = is.seq() + 1;
            Instant at = Instant.EPOCH;
            Map<String, Object> values = Map.of("kind", "enterprise");
            tx.putRows(List.of(new ServerRow(
                    id, "visit", 1, seq, null, values, at, "王", at, "王", "虎门", Map.of(), Set.of(), List.of())));
            tx.putTown(new TownRow(town, is.epoch(), seq, is.rows() + 1, is.generation(), is.floor()));
            return seq;
        });
        bureau.synced();
        return bureau.store().find(Visit.LEDGER, id).orElseThrow();
    }

    @Test
    void aPhotoThatWasCutComesOnNotAnew() {
        Attachment photo = Photos.of(new Random(9).ints(900 * 900).toArray(), 900, 900);
        long size = photo.content().length;
        desk.store().attachments().keep(photo);
        Row visit = desk.store().draft(Visit.LEDGER).with(Visit.VISITED_AT, Instant.EPOCH);
        desk.saved(desk.batch().create(visit.with(Visit.PHOTOS, List.of(photo.hash()))));
        desk.synced();
        try (CuttingLine rough = new CuttingLine(city.address());
                TestStation slow = new TestStation(folder.resolve("slow"))) {
            slow.joins(rough.address(), city.code(TOWN), "笔记本");
            // Past the rows, into the photo.
            rough.cutAfter(size * 2 / 3);
            Receipt cut = slow.syncs();
            assertEquals(End.OFFLINE, cut.end());
            assertEquals(0, cut.photosReceived());
            long kept = slow.store().syncBook().arrived(photo.hash()).length;
            assertTrue(kept > 0, "what came is kept");
            rough.mend();
            long before = rough.down();
            assertEquals(1, slow.synced().photosReceived());
            long came = rough.down() - before;
            assertTrue(came < size - kept + 20_000, () -> came + " came, " + kept + " of " + size + " were there");
            assertArrayEquals(
                    photo.content(),
                    slow.store().attachments().find(photo.hash()).orElseThrow().content());
            assertEquals(0, slow.store().syncBook().arrived(photo.hash()).length, "no piece is left lying about");
        }
    }

    @Test
    void cancellingAtAnyMomentDoesNoHarm() {
        UUID id = desk.creates("随时可停的企业").id();
        List<End> ends = new ArrayList<>();
        for (int stop = 0; stop < 12; stop++) {
            int after = stop;
            int[] asked = {0};
            Receipt receipt = desk.city().run(new SyncListener() {
                @Override
                public void at(Phase phase, long done, long total) {}

                @Override
                public boolean cancelled() {
                    return asked[0]++ >= after;
                }
            });
            ends.add(receipt.end());
        }
        assertEquals(End.CANCELLED, ends.getFirst(), ends::toString);
        assertTrue(EnumSet.of(End.CANCELLED, End.DONE).containsAll(ends), ends::toString);
        desk.synced();
        laptop.synced();
        assertEquals("随时可停的企业", laptop.row(id).get(Enterprise.NAME));
        assertEquals(1, laptop.store().size(Enterprise.LEDGER));
    }
}
