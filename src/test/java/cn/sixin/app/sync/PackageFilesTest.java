package cn.sixin.app.sync;

import static cn.sixin.app.station.Stations.TOWN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.Blobs;
import cn.sixin.city.db.CityBackup;
import cn.sixin.city.db.Identity;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.city.parcel.ParcelDesk;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.picture.Photos;
import cn.sixin.store.Attachment;
import cn.sixin.store.Batch;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.SyncRound;
import cn.sixin.sync.http.DeviceKeys;
import cn.sixin.sync.http.Membership;
import cn.sixin.sync.parcel.Answered;
import cn.sixin.sync.parcel.Asked;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.parcel.ParcelHeader;
import cn.sixin.sync.parcel.ParcelReader;
import cn.sixin.sync.parcel.ParcelTrouble;
import cn.sixin.sync.parcel.ParcelWriter;
import cn.sixin.sync.protocol.Hashes;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Trouble;
import cn.sixin.visit.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Two stations that only a stick connects with the city, each with its encrypted store; the server on H2. */
class PackageFilesTest {
    @TempDir
    private static Path folder;

    private static final List<TestStation> ALL = new ArrayList<>();
    private static final AtomicInteger FILES = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // begun once, for all of them
    private static TestCity city;

    @SuppressWarnings("NullAway.Init")
    private static TestStation desk;

    @SuppressWarnings("NullAway.Init")
    private static TestStation laptop;

    @BeforeAll
    static void start() {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD);
        desk = joined("desk");
        laptop = joined("laptop");
    }

    @AfterAll
    static void stop() {
        ALL.forEach(TestStation::close);
        city.close();
    }

    private static TestStation joined(String name) {
        TestStation station = new TestStation(folder.resolve(name)).joins(city.address(), city.code(TOWN), name);
        ALL.add(station);
        return station;
    }

    private static Path file() {
        return folder.resolve("stick-" + FILES.incrementAndGet() + ".sixinpkg");
    }

    private static Path exported(TestStation station) {
        return assertInstanceOf(Packed.Done.class, station.city().export(file(), true, Progress.NONE))
                .files()
                .getFirst();
    }

    private static ParcelDesk.Done atTheCity(Path file) throws IOException {
        return city.parcels().take(file, 0);
    }

    private static Path answer(Path asked) throws IOException {
        byte[] answer =
                assertInstanceOf(ParcelDesk.Done.Taken.class, atTheCity(asked)).file();
        return Files.write(file(), answer);
    }

    private static Receipt imported(TestStation station, Path answer) {
        return assertInstanceOf(Unpacked.Done.class, station.city().take(List.of(answer), Progress.NONE))
                .receipt();
    }

    private static String refused(TestStation station, Path file) {
        Problem problem = assertInstanceOf(
                        Unpacked.Refused.class, station.city().take(List.of(file), Progress.NONE))
                .problems()
                .getFirst();
        return problem.key();
    }

    private static Receipt thereAndBack(TestStation station) throws IOException {
        return imported(station, answer(exported(station)));
    }

    @Test
    void editsTravelBothWays() throws IOException {
        UUID id = desk.creates("长安五金制品有限公司").id();
        Path asked = exported(desk);
        assertEquals(SyncState.PENDING, desk.state(id), "on a stick is not delivered");
        Receipt receipt = imported(desk, answer(asked));
        assertEquals(End.DONE, receipt.end());
        assertTrue(receipt.sent() > 0 && receipt.left() == 0, receipt::toString);
        assertEquals(SyncState.SENT, desk.state(id));
        assertEquals(List.of(receipt), desk.city().receipts(1));

        assertTrue(thereAndBack(laptop).received() > 0);
        laptop.edits(id, row -> row.with(Enterprise.PHONE, "19900000001"));
        desk.edits(id, row -> row.with(Enterprise.CONTACT, "王芳"));
        thereAndBack(laptop);
        thereAndBack(desk);
        // The network is back: both ways are one.
        laptop.synced();
        for (TestStation each : List.of(desk, laptop)) {
            assertEquals("王芳", each.row(id).get(Enterprise.CONTACT));
            assertEquals("19900000001", each.row(id).get(Enterprise.PHONE));
            assertEquals(SyncState.SENT, each.state(id));
        }
    }

    @Test
    void aRowAndItsPhotoNeedOneRound() throws IOException {
        thereAndBack(desk);
        thereAndBack(laptop);
        Attachment damaged = Attachment.of(new byte[] {1, 2, 3}, new byte[0], "image/jpeg", 1, 1);
        Attachment wrong = new Attachment("ab".repeat(32), new byte[] {4, 5}, new byte[0], "image/jpeg", 1, 1);
        Attachment good = noise(600, 1);
        UUID visit = visited(desk, damaged, wrong, good);
        Path asked = exported(desk);
        ParcelDesk.Done.Taken taken = assertInstanceOf(ParcelDesk.Done.Taken.class, atTheCity(asked));
        assertEquals(2, taken.photosTaken(), "not the one that is not what it is called");
        assertEquals(0, taken.photosGiven(), "none goes back to where it is from");
        Receipt receipt = imported(desk, Files.write(file(), taken.file()));
        assertEquals(2, receipt.photosSent());
        assertEquals(1, receipt.photosLeft());
        assertEquals(End.FAILED, receipt.end(), "it is told all the same");
        assertEquals(List.of(wrong.hash()), desk.store().syncBook().unsent());
        ParcelDesk.Done.Taken again = assertInstanceOf(ParcelDesk.Done.Taken.class, atTheCity(asked));
        assertEquals(2, again.photosTaken(), "the same again changes nothing");

        Receipt came = thereAndBack(laptop);
        assertEquals(1, came.photosReceived(), "with the row, the one that is a picture");
        Row there = laptop.store().find(Visit.LEDGER, visit).orElseThrow();
        assertEquals(List.of(damaged.hash(), wrong.hash(), good.hash()), there.get(Visit.PHOTOS));
        assertArrayEquals(
                good.content(),
                laptop.store().attachments().find(good.hash()).orElseThrow().content());
        assertEquals(0, thereAndBack(laptop).photosReceived(), "each comes once");
        laptop.saved(laptop.batch().update(there, there.with(Visit.PEOPLE, 3)));
        thereAndBack(laptop);
        assertEquals(0, thereAndBack(desk).photosReceived(), "what a station has it does not take again");
        assertEquals(
                0, desk.store().attachments().find("cd".repeat(32)).stream().count());
    }

    @Test
    void photosAreLeftAtHomeWhereNoneAreWanted() throws IOException {
        thereAndBack(desk);
        thereAndBack(laptop);
        Attachment first = noise(500, 2);
        visited(laptop, first);
        thereAndBack(laptop);
        Attachment own = noise(500, 3);
        visited(desk, own);
        Path without = file();
        Packed.Done done = assertInstanceOf(Packed.Done.class, desk.city().export(without, false, Progress.NONE));
        assertEquals(0, done.photos());
        assertTrue(done.photosLeft() > 0);
        assertTrue(Files.size(without) < own.content().length, "it is small");
        Receipt receipt = imported(desk, answer(without));
        assertEquals(0, receipt.photosSent() + receipt.photosReceived());
        assertEquals(End.DONE, receipt.end(), "what was not wanted is not missed");
        Receipt with = thereAndBack(desk);
        assertEquals(1, with.photosReceived(), "it is asked for by name");
        assertTrue(with.photosSent() > 0);
        assertTrue(desk.store().attachments().has(first.hash()));
    }

    /** An upload that a cut line left half done is gone on with by the package. */
    @Test
    void aPackageGoesOnWhereALineWasCut() throws IOException {
        Attachment photo = noise(900, 4);
        byte[] content = photo.content();
        Membership known = desk.city().membership().orElseThrow();
        Blobs blobs = new Blobs(city.database(), city.clock());
        blobs.begin(TOWN, known.device(), photo.hash(), content.length);
        blobs.append(TOWN, known.device(), photo.hash(), 0, Arrays.copyOf(content, 100_000));
        visited(desk, photo);
        thereAndBack(desk);
        assertTrue(blobs.state(TOWN, known.device(), photo.hash()).orElseThrow().complete());
    }

    /** A desk with a network hands in what a laptop without one has exported; the bureau's does so for every town. */
    @Test
    void aDeskWithANetworkHandsItIn() throws IOException {
        TestStation bureau =
                new TestStation(folder.resolve("bureau")).joins(city.address(), city.code(Protocol.CITY), "bureau");
        ALL.add(bureau);
        for (TestStation carrier : List.of(desk, bureau)) {
            thereAndBack(laptop);
            UUID id = laptop.creates("寮步光电有限公司" + carrier.hashCode()).id();
            Path asked = exported(laptop);
            Path answer = file();
            assertEquals(
                    new Brought.Done(
                            List.of(answer),
                            laptop.store()
                                    .syncBook()
                                    .packages(laptop.city()
                                            .membership()
                                            .orElseThrow()
                                            .device())
                                    .written(),
                            null),
                    carrier.city().bring(asked, answer));
            assertEquals("parcel.other_way", notBrought(carrier, answer));
            assertEquals(1, imported(laptop, answer).sent());
            assertEquals(SyncState.SENT, laptop.state(id));
        }
        assertEquals("parcel.not_a_package", notBrought(desk, Files.write(file(), new byte[] {1, 2, 3})));
        byte[] changed = Files.readAllBytes(exported(laptop));
        changed[changed.length - 1] ^= 1;
        assertEquals("parcel.signature", notBrought(desk, Files.write(file(), changed)));
        assertEquals("sync.bring.other_town", notBrought(desk, other(exported(laptop))));
        assertEquals("parcel.signature", notBrought(bureau, other(exported(laptop))));
        assertEquals("file.refused", notBrought(desk, folder.resolve("none")));
    }

    /** As if it were another town's. */
    private static Path other(Path asked) throws IOException {
        byte[] bytes = Files.readAllBytes(asked);
        byte[] town = TOWN.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int at = 0; at < 400; at++) {
            if (Arrays.equals(bytes, at, at + town.length, town, 0, town.length)) {
                bytes[at + 7] = '2';
                bytes[at + 8] = '1';
            }
        }
        return Files.write(file(), bytes);
    }

    private static String notBrought(TestStation carrier, Path asked) {
        Path answer = file();
        Problem problem = assertInstanceOf(Brought.Refused.class, carrier.city().bring(asked, answer))
                .problem();
        assertFalse(Files.exists(answer));
        return problem.key();
    }

    @Test
    void cancellingAtAnyMomentDoesNoHarm() throws IOException {
        thereAndBack(desk);
        thereAndBack(laptop);
        Attachment photo = noise(300, 5);
        UUID visit = visited(desk, photo);
        Path none = file();
        assertEquals(new Packed.Cancelled(), desk.city().export(none, true, stopAfter(0)));
        assertFalse(Files.exists(none));
        thereAndBack(desk);
        Path answer = answer(exported(laptop));
        List<End> ends = new ArrayList<>();
        do {
            Progress cancelled = stopAfter(ends.size());
            ends.add(assertInstanceOf(Unpacked.Done.class, laptop.city().take(List.of(answer), cancelled))
                    .receipt()
                    .end());
        } while (ends.getLast() == End.CANCELLED);
        assertEquals(End.DONE, ends.getLast(), "the same answer, again and again");
        assertTrue(ends.size() > 2, ends::toString);
        assertTrue(laptop.store().find(Visit.LEDGER, visit).isPresent());
        assertTrue(laptop.store().attachments().has(photo.hash()));
    }

    /** Cancels when it is asked so many times. */
    private static Progress stopAfter(int times) {
        int[] asked = {0};
        return new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return asked[0]++ >= times;
            }
        };
    }

    /** A picture of chance, which packs badly: about a byte a pixel. */
    private static Attachment noise(int side, long seed) {
        int[] pixels = new Random(seed).ints((long) side * side).toArray();
        return Photos.of(pixels, side, side);
    }

    private static UUID visited(TestStation station, Attachment... photos) {
        for (Attachment photo : photos) {
            assertEquals(Optional.empty(), station.store().attachments().keep(photo));
        }
        List<String> hashes = Stream.of(photos).map(Attachment::hash).toList();
        Row visit = station.store()
                .draft(Visit.LEDGER)
                .with(Visit.VISITED_AT, Instant.EPOCH)
                .with(Visit.PHOTOS, hashes);
        station.saved(station.batch().create(visit));
        return visit.id();
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        UUID id = desk.creates("大朗毛织有限公司").id();
        Path asked = exported(desk);
        ParcelDesk.Done.Taken once = assertInstanceOf(ParcelDesk.Done.Taken.class, atTheCity(asked));
        ParcelDesk.Done.Taken again = assertInstanceOf(ParcelDesk.Done.Taken.class, atTheCity(asked));
        assertEquals(once.ops(), again.ops());
        assertEquals(once.rows(), again.rows(), "no second row, no conflict with itself");
        assertEquals(0, again.conflicts());

        Path first = Files.write(file(), once.file());
        Path newer = answer(exported(desk));
        imported(desk, first);
        desk.edits(id, row -> row.with(Enterprise.CONTACT, "刘强"));
        assertEquals("parcel.too_old", refused(desk, first));
        Receipt late = imported(desk, newer);
        assertEquals(0, late.sent(), "its answers are known already");
        assertEquals(End.AGAIN, late.end(), "an edit came meanwhile");
        assertEquals("parcel.too_old", refused(desk, newer));
        assertEquals("刘强", desk.row(id).get(Enterprise.CONTACT));
        assertEquals(SyncState.PENDING, desk.state(id));
        assertEquals(1, desk.synced().sent());
    }

    @Test
    void anAnswerThatTheNetworkHasOvertakenIsPassedOver() throws IOException {
        UUID id = desk.creates("虎门服装有限公司").id();
        Path old = answer(exported(desk));
        desk.synced();
        desk.edits(id, row -> row.with(Enterprise.HEADCOUNT, 320));
        desk.synced();
        Receipt receipt = imported(desk, old);
        assertEquals(End.DONE, receipt.end());
        assertEquals(0, receipt.sent() + receipt.received());
        assertEquals(320, desk.row(id).get(Enterprise.HEADCOUNT));
        Receipt idle = desk.synced();
        assertEquals(0, idle.sent() + idle.received(), "the cursor stands where it stood");
    }

    @Test
    void aConflictIsTheSameConflict() throws IOException {
        UUID id = desk.creates("厚街鞋业有限公司").id();
        thereAndBack(desk);
        thereAndBack(laptop);
        desk.edits(id, row -> row.with(Enterprise.CONTACT, "王芳"));
        laptop.edits(id, row -> row.with(Enterprise.CONTACT, "刘强"));
        thereAndBack(desk);
        assertEquals(1, thereAndBack(laptop).conflicts());
        assertEquals("王芳", laptop.row(id).get(Enterprise.CONTACT));
        assertEquals(SyncState.CONFLICT, laptop.state(id));
    }

    @Test
    void whoMayNotIsRefused() throws IOException {
        desk.creates("塘厦电子有限公司");
        Path asked = exported(desk);
        Path answer = answer(asked);
        assertEquals("parcel.other_receiver", refused(laptop, answer));
        assertEquals("parcel.other_way", refused(desk, asked));
        assertEquals(new ParcelDesk.Done.Refused(ParcelTrouble.OTHER_WAY), atTheCity(answer));
        byte[] changed = Files.readAllBytes(answer);
        changed[changed.length / 2] ^= 1;
        assertEquals("parcel.signature", refused(desk, Files.write(file(), changed)));
        assertEquals("file.refused", refused(desk, folder.resolve("none")));
        long waiting = desk.city().sync().counts().pending();
        assertTrue(waiting > 0);

        UUID device = desk.city().membership().orElseThrow().device();
        city.devices().revoke(device);
        assertEquals(new ParcelDesk.Done.Refused(ParcelTrouble.REVOKED), atTheCity(asked));
        desk.joins(city.address(), city.code(TOWN), "desk");
        assertEquals("parcel.other_receiver", refused(desk, answer), "it was for the device that this was");
        assertEquals(waiting, thereAndBack(desk).sent(), "all of it, as the new device");
    }

    @Test
    void aServerThatWasRestoredIsToldAgain() throws IOException {
        UUID id = desk.creates("石碣电子有限公司").id();
        thereAndBack(desk);
        Path backup = folder.resolve("backup.zip");
        new CityBackup(city.database()).write(backup, city.clock().instant());
        desk.edits(id, row -> row.with(Enterprise.CONTACT, "王芳"));
        thereAndBack(desk);
        new CityBackup(city.database()).restore(backup, Instant.now());
        assertEquals(End.AGAIN, thereAndBack(desk).end());
        assertEquals(End.DONE, thereAndBack(desk).end());
        assertEquals(End.AGAIN, thereAndBack(laptop).end());
        assertEquals(End.DONE, thereAndBack(laptop).end());
        assertEquals("王芳", laptop.row(id).get(Enterprise.CONTACT));
    }

    @Test
    void aCopiedDiskIsFoundOut() throws IOException {
        TestStation copy = desk.cloned(folder.resolve("copy"));
        ALL.add(copy);
        desk.creates("清溪光电有限公司");
        copy.creates("凤岗玩具有限公司");
        thereAndBack(desk);
        assertEquals(End.FORKED, thereAndBack(copy).end());
        assertTrue(copy.city().sync().counts().pending() > 0, "nothing of it is lost");
    }

    /** More than a page each way, and the second half of the answer did not fit. */
    @Test
    void whatDidNotFitComesWithTheNext() throws Exception {
        thereAndBack(desk);
        thereAndBack(laptop);
        int many = 3 * SyncRound.GROUP_MOST;
        for (int from = 0; from < many; from += SyncRound.GROUP_MOST) {
            Batch batch = desk.batch();
            for (int i = from; i < from + SyncRound.GROUP_MOST; i++) {
                batch = batch.create(desk.draft("东坑第" + i + "厂"));
            }
            desk.saved(batch);
        }
        Receipt sent = thereAndBack(desk);
        assertEquals(many, sent.sent());
        assertEquals(End.DONE, sent.end());

        long before = laptop.store().size(Enterprise.LEDGER);
        Path whole = answer(exported(laptop));
        Receipt half = imported(laptop, without(whole, TOWN));
        assertEquals(End.AGAIN, half.end());
        assertEquals(before, laptop.store().size(Enterprise.LEDGER), "all at once or nothing");
        Receipt rest = thereAndBack(laptop);
        assertEquals(End.DONE, rest.end());
        assertEquals(many, rest.received());
        assertEquals(before + many, laptop.store().size(Enterprise.LEDGER));
    }

    /** The laptop's answer without a town's last page, signed by the city as it would have been. */
    private static Path without(Path answer, String town) throws Exception {
        int[] left = {0};
        Path rest = rewritten(laptop, answer, message -> {
            boolean last = message.changes() != null && message.changes().last();
            boolean leave = message.town().equals(town) && last;
            left[0] += leave ? 1 : 0;
            return leave ? Optional.empty() : Optional.of(message);
        });
        assertEquals(1, left[0]);
        return rest;
    }

    private static Path rewritten(TestStation station, Path answer, Function<Answered, Optional<Answered>> as)
            throws Exception {
        Membership known = station.city().membership().orElseThrow();
        DeviceKeys keys = known.keys();
        Identity identity = Identity.of(city.database(), new SecureRandom());
        PublicKey agreement =
                Keys.publicKey(Keys.AGREEMENT, keys.agreementKey()).orElseThrow();
        ParcelReader reader = new ParcelReader(
                ParcelHeader.Way.ANSWER,
                new KeyPair(agreement, Keys.privateKey(Keys.AGREEMENT, keys.agreementSecret())),
                header -> new ParcelReader.Sender.Known(identity.signing().getPublic()));
        Parcel parcel = assertInstanceOf(ParcelReader.Read.Verified.class, reader.read(answer))
                .parcel();
        ParcelWriter writer = new ParcelWriter(
                ParcelHeader.Way.ANSWER,
                known.device(),
                TOWN,
                parcel.header().number(),
                identity.signing().getPrivate(),
                agreement,
                Parcel.MOST);
        for (int i = 0; i < parcel.size(); i++) {
            as.apply(parcel.message(i, Answered.class)).ifPresent(message -> assertTrue(writer.add(message)));
        }
        return Files.write(file(), writer.whole());
    }

    /** A picture that is as large as those of a good camera. */
    private static Attachment large(long seed) {
        byte[] picture = Photos.of(new int[] {(int) seed}, 1, 1).content();
        byte[] content = Arrays.copyOf(picture, 17 * 1024 * 1024);
        byte[] more = new byte[content.length - picture.length];
        new Random(seed).nextBytes(more);
        System.arraycopy(more, 0, content, picture.length, more.length);
        return Attachment.of(content, picture, "image/jpeg", 1, 1);
    }

    /** More than one file may hold, up and down; some of the files come late, and in another order. */
    @Test
    void photosThatFindNoRoomTravelInMoreFiles() throws IOException {
        thereAndBack(desk);
        thereAndBack(laptop);
        List<Attachment> six =
                LongStream.range(100, 106).mapToObj(seed -> noise(650, seed)).toList();
        List<String> hashes = six.stream().map(Attachment::hash).toList();
        UUID visit = visited(desk, six.toArray(Attachment[]::new));
        int bytes = six.stream().mapToInt(photo -> photo.content().length).sum();
        int most = ParcelWriter.WORDS + bytes / 10 * 7;
        CityPackages small =
                new CityPackages(desk.store(), desk.city().sync(), desk.store().syncBook(), Clock.systemUTC(), most);
        Path first = file();
        Path there = first.resolveSibling(first.getFileName().toString().replace(".", "-2."));
        Files.write(there, new byte[] {1});
        Membership known = desk.city().membership().orElseThrow();
        Packed.Done done = assertInstanceOf(Packed.Done.class, small.export(known, first, true, Progress.NONE));
        assertEquals(2, done.files().size(), done::toString);
        assertTrue(done.photos() >= 6 && done.photosLeft() == 0 && done.left() == 0, done::toString);
        assertEquals(1, Files.size(there), "what lies there is not overwritten");
        for (Path each : done.files()) {
            assertTrue(Files.size(each) <= most);
        }

        Path second = answer(done.files().get(1));
        Receipt partly = imported(desk, second);
        assertTrue(partly.photosSent() > 0, "it is of use without the first");
        assertEquals(0, partly.sent());
        assertEquals(End.AGAIN, partly.end());
        Path firstAnswer = answer(done.files().getFirst());
        Unpacked.Done whole = assertInstanceOf(
                Unpacked.Done.class, desk.city().take(List.of(second, firstAnswer, first), Progress.NONE));
        assertEquals(
                List.of("parcel.other_way"),
                whole.refused().stream().map(Problem::key).toList(),
                "it holds up no other");
        assertTrue(whole.receipt().sent() > 0);
        assertTrue(Collections.disjoint(desk.store().syncBook().unsent(), hashes));
        assertEquals("parcel.too_old", refused(desk, firstAnswer), "rows are taken once");

        Path rows = file();
        assertInstanceOf(Packed.Done.class, laptop.city().export(rows, false, Progress.NONE));
        imported(laptop, answer(rows));
        assertTrue(laptop.store().find(Visit.LEDGER, visit).isPresent());
        Path asked = exported(laptop);
        List<Path> answers = new ArrayList<>();
        long from = 0;
        do {
            ParcelDesk.Done.Taken part = assertInstanceOf(
                    ParcelDesk.Done.Taken.class, city.parcels(most).take(asked, from));
            assertTrue(part.next() == 0 || part.next() > from, "each brings some");
            assertTrue(from == 0 || part.ops() + part.rows() == 0, "rows come once");
            answers.add(Files.write(file(), part.file()));
            from = part.next();
        } while (from != 0);
        assertEquals(2, answers.size(), "all that it asked for comes at once");
        Unpacked.Done came =
                assertInstanceOf(Unpacked.Done.class, laptop.city().take(answers.reversed(), Progress.NONE));
        assertEquals(6, came.receipt().photosReceived());
        assertEquals(List.of(), came.refused());
        assertTrue(hashes.stream().allMatch(laptop.store().attachments()::has));
    }

    /** The same with files as large as they may be, over HTTP; on demand, since it takes a minute. */
    @Test
    @EnabledIfSystemProperty(named = "sixin.packages.large", matches = "true")
    void filesAsLargeAsTheyMayBeTravel() throws IOException {
        try (TestCity own = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD);
                TestStation from =
                        new TestStation(folder.resolve("from")).joins(own.address(), own.code(TOWN), "from");
                TestStation to = new TestStation(folder.resolve("to")).joins(own.address(), own.code(TOWN), "to")) {
            Attachment[] four =
                    LongStream.range(100, 104).mapToObj(PackageFilesTest::large).toArray(Attachment[]::new);
            visited(from, four);
            Packed.Done done = assertInstanceOf(Packed.Done.class, from.city().export(file(), true, Progress.NONE));
            assertEquals(2, done.files().size(), done::toString);
            List<Path> answers = new ArrayList<>();
            for (Path each : done.files().reversed()) {
                answers.addAll(assertInstanceOf(Brought.Done.class, to.city().bring(each, file()))
                        .answers());
            }
            Receipt receipt = assertInstanceOf(Unpacked.Done.class, from.city().take(answers, Progress.NONE))
                    .receipt();
            assertEquals(4, receipt.photosSent());
            assertEquals(End.DONE, receipt.end());
            Path rows = file();
            assertInstanceOf(Packed.Done.class, to.city().export(rows, false, Progress.NONE));
            List<Path> came = assertInstanceOf(Brought.Done.class, from.city().bring(rows, file()))
                    .answers();
            assertInstanceOf(Unpacked.Done.class, to.city().take(came, Progress.NONE));
            Brought.Done brought =
                    assertInstanceOf(Brought.Done.class, from.city().bring(exported(to), file()));
            assertEquals(2, brought.answers().size());
            assertNull(brought.trouble());
            assertEquals(
                    4,
                    assertInstanceOf(Unpacked.Done.class, to.city().take(brought.answers(), Progress.NONE))
                            .receipt()
                            .photosReceived());
        }
    }

    /** The station heard of the restore over a line that was cut before the photos were sent again. */
    @Test
    void whatACityHadBeforeItWasRestoredIsNotBelieved() throws IOException {
        desk.synced();
        Path backup = folder.resolve("before-photo.zip");
        new CityBackup(city.database()).write(backup, city.clock().instant());
        Attachment photo = noise(200, 6);
        visited(desk, photo);
        Path old = answer(exported(desk));
        new CityBackup(city.database()).restore(backup, Instant.now());
        desk.city().run(new SyncListener() {
            private boolean cut;

            @Override
            public void at(Phase phase, long done, long total) {
                cut = phase == Phase.ATTACHMENTS;
            }

            @Override
            public boolean cancelled() {
                return cut;
            }
        });
        imported(desk, old);
        assertTrue(desk.store().syncBook().unsent().contains(photo.hash()), "the city that there is now lacks it");
        desk.synced();
        laptop.synced();
        assertTrue(laptop.store().attachments().has(photo.hash()));
    }

    @Test
    void aRefusalAmongThePhotosIsTold() throws Exception {
        desk.synced();
        Attachment photo = noise(200, 7);
        visited(desk, photo);
        Path answer = rewritten(
                desk,
                answer(exported(desk)),
                message -> Optional.of(
                        message.photos() == null
                                ? message
                                : Answered.noMorePhotos(
                                        Asked.lacking(message.town(), message.epoch(), Protocol.SCHEMA, List.of()),
                                        Trouble.later(Trouble.Type.BUSY, 1))));
        assertEquals(End.BUSY, imported(desk, answer).end());
        assertTrue(desk.store().syncBook().unsent().contains(photo.hash()));
    }

    /** What is taken is taken, whatever becomes of the stick. */
    @Test
    void aStickThatIsPulledOutAfterItWasReadDoesNoHarm() throws IOException {
        desk.synced();
        desk.creates("企石电子有限公司");
        Path answer = answer(exported(desk));
        Unpacked unpacked = desk.city().take(List.of(answer), new Progress() {
            @Override
            public void at(long done, long total) {
                try {
                    Files.deleteIfExists(answer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });
        Receipt receipt = assertInstanceOf(Unpacked.Done.class, unpacked).receipt();
        assertEquals(1, receipt.sent());
        assertTrue(receipt.bytes() > 0);
    }

    /** Two thousand that the city has not got either do not keep the next one from being asked for. */
    @Test
    void whatIsLackingBehindManyOthersIsAskedFor() throws IOException {
        thereAndBack(laptop);
        thereAndBack(desk);
        Batch batch = laptop.batch();
        for (int visit = 0; visit < 230; visit++) {
            List<String> nowhere = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                nowhere.add(Hashes.sha256(new byte[] {(byte) visit, (byte) i, 7}));
            }
            Row row = laptop.store()
                    .draft(Visit.LEDGER)
                    .with(Visit.VISITED_AT, Instant.EPOCH)
                    .with(Visit.PHOTOS, nowhere);
            batch = batch.create(row);
        }
        laptop.saved(batch);
        Attachment photo = noise(100, 8);
        visited(laptop, photo);
        thereAndBack(laptop);
        Path rows = file();
        assertInstanceOf(Packed.Done.class, desk.city().export(rows, false, Progress.NONE));
        assertTrue(imported(desk, answer(rows)).received() >= 231);
        assertFalse(desk.store().attachments().has(photo.hash()));
        thereAndBack(desk);
        assertTrue(desk.store().attachments().has(photo.hash()));
        // Over the network all of them are one question, or the device's requests would be used up at each sync.
        Attachment next = noise(100, 9);
        visited(laptop, next);
        assertEquals(End.DONE, laptop.synced().end());
        assertEquals(End.DONE, desk.synced().end());
        assertTrue(desk.store().attachments().has(next.hash()));
    }
}
