package cn.sixin.city.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.app.sync.Packed;
import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.TestStation;
import cn.sixin.app.sync.Unpacked;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.Devices;
import cn.sixin.city.db.Identity;
import cn.sixin.city.db.Towns;
import cn.sixin.city.db.Viewers;
import cn.sixin.city.device.EnrolmentCode;
import cn.sixin.city.engine.Quotas;
import cn.sixin.city.engine.ServerRow;
import cn.sixin.city.engine.TownEngine;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.city.http.TestDevice;
import cn.sixin.ledger.Progress;
import cn.sixin.ledger.Row;
import cn.sixin.ledger.SyncState;
import cn.sixin.picture.Photos;
import cn.sixin.season.Season;
import cn.sixin.store.Attachment;
import cn.sixin.sync.http.DeviceKeys;
import cn.sixin.sync.parcel.Asked;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.parcel.ParcelHeader;
import cn.sixin.sync.parcel.ParcelWriter;
import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Conflict;
import cn.sixin.sync.protocol.Enrolment.Place;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import cn.sixin.sync.protocol.Push;
import cn.sixin.terminal.Exit;
import cn.sixin.visit.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator of the city server types, on a real H2 file. */
class CityLineTest {
    private static final String TOWN = "441900119";

    @TempDir
    private Path folder;

    private CityRuns runs;

    @BeforeEach
    void begin() {
        runs = new CityRuns(folder.resolve("home"));
    }

    private CityDatabase open() {
        return CityDatabase.open(DatabaseAddress.file(folder.resolve("home")));
    }

    private Devices devices(CityDatabase database) {
        return new Devices(database, new SecureRandom(), runs.clock());
    }

    /** The code that was printed last. */
    private EnrolmentCode printed() {
        Matcher code =
                Pattern.compile("[0-9]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").matcher(runs.out());
        assertTrue(code.find(), runs.out());
        return EnrolmentCode.read(code.group()).orElseThrow();
    }

    private Devices.Device enrolled() {
        assertEquals(Exit.DONE, runs.run("enrol", "--town", "长安镇", "--name", "陈晓"));
        EnrolmentCode code = printed();
        try (CityDatabase database = open()) {
            return devices(database).enrol(code, "办公桌一", "k", "k").orElseThrow();
        }
    }

    @Test
    void enrolPrintsACodeAndItsPicture() {
        assertEquals(Exit.DONE, runs.run("enrol", "--town", "长安", "--name", "陈晓"));
        assertEquals(TOWN, printed().home());
        assertTrue(runs.out().contains("长安镇（陈晓）"), runs.out());
        assertTrue(runs.out().lines().filter(line -> line.contains("█")).count() > 10, "a QR code");
        assertEquals(Exit.DONE, runs.run("enrol", "--town", "全市", "--name", "市局"));
        assertEquals(Protocol.CITY, printed().home());
        assertEquals(Exit.USAGE, runs.run("enrol", "--town", "深圳", "--name", "陈晓"));
        assertTrue(runs.err().contains("深圳"), runs.err());
        assertEquals(Exit.USAGE, runs.run("enrol", "--town", "长安", "--name", " "));
        assertEquals(Exit.USAGE, runs.run("enrol", "--town", "长安"));
        assertTrue(runs.err().contains("--name"), runs.err());
    }

    @Test
    void devicesAreListedAndRevoked() {
        assertEquals(Exit.DONE, runs.run("devices"));
        assertTrue(runs.out().contains("还没有"), runs.out());
        Devices.Device device = enrolled();
        assertEquals(Exit.DONE, runs.run("devices", "--town", "长安"));
        assertTrue(runs.out().contains(device.id().toString()), runs.out());
        assertTrue(runs.out().contains("2027-02-14 10:00"), "Beijing time: " + runs.out());
        assertFalse(runs.out().contains("注销"), runs.out());
        assertEquals(Exit.DONE, runs.run("devices", "--town", "虎门"));
        assertFalse(runs.out().contains(device.id().toString()), runs.out());

        assertEquals(Exit.DONE, runs.run("revoke", device.id().toString()));
        assertEquals(Exit.DONE, runs.run("devices"));
        assertTrue(runs.out().contains("已于"), runs.out());
        assertEquals(Exit.PROBLEM, runs.run("revoke", UUID.randomUUID().toString()));
        assertEquals(Exit.USAGE, runs.run("revoke", "not-an-id"));
    }

    @Test
    void helpNamesEveryCommandInBothLanguages() {
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            runs.speak(language);
            assertEquals(Exit.DONE, runs.run("--help"));
            for (String command : List.of(
                    "serve",
                    "enrol",
                    "devices",
                    "revoke",
                    "viewers",
                    "backup",
                    "restore",
                    "stats",
                    "import-roster",
                    "package",
                    "season")) {
                assertTrue(runs.out().contains(command), command);
                String[] asked = command.equals("season")
                        ? new String[] {"season", "publish", "--help"}
                        : new String[] {command, "--help"};
                assertEquals(Exit.DONE, runs.run(asked), command);
                assertFalse(runs.out().contains("city."), runs.out());
                runs.run("--help");
            }
        }
        assertEquals(Exit.USAGE, runs.run("season"));
        assertTrue(runs.out().contains("publish"), runs.out());
    }

    @Test
    void onlyTheDatabaseAndTheCertificateThatItUnderstands() throws Exception {
        assertEquals(Exit.STORE, runs.run("devices", "--db", "jdbc:mysql://x/y"));
        assertEquals(
                Exit.STORE,
                runs.run("devices", "--db", "jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1", "--db-user", "x"));
        assertTrue(runs.err().contains("08001"), runs.err());
        Path open = Files.writeString(folder.resolve("password"), "secret\n");
        Files.setPosixFilePermissions(open, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(
                Exit.STORE,
                runs.run(
                        "devices",
                        "--db",
                        "jdbc:postgresql://127.0.0.1:1/none",
                        "--db-password-file",
                        open.toString()));
        assertTrue(runs.err().contains("chmod"), runs.err());

        assertEquals(Exit.USAGE, runs.run("serve", "--host", "0.0.0.0", "--port", "0"));
        assertTrue(runs.err().contains("--tls-cert"), "plain HTTP on loopback only: " + runs.err());
        Path junk = Files.writeString(folder.resolve("junk.pem"), "junk");
        assertEquals(
                Exit.USAGE,
                runs.run("serve", "--port", "0", "--tls-cert", junk.toString(), "--tls-key", junk.toString()));
    }

    @Test
    void viewersAreLetInAndOut() {
        assertEquals(Exit.DONE, runs.run("viewers", "--add", "李处"));
        Matcher password = Pattern.compile("[0-9a-z]{4}(-[0-9a-z]{4}){3}").matcher(runs.out());
        assertTrue(password.find(), runs.out());
        try (CityDatabase database = open()) {
            Viewers viewers = new Viewers(database, new SecureRandom(), runs.clock());
            assertTrue(viewers.admits("李处", password.group()));
            assertTrue(viewers.admits(
                    "李处", password.group().toUpperCase(Locale.ROOT).replace("-", " ")));
            assertFalse(viewers.admits("李处", password.group() + "x"));
            assertFalse(viewers.admits("王处", password.group()));
        }
        assertEquals(Exit.DONE, runs.run("viewers"));
        assertTrue(runs.out().contains("李处"), runs.out());
        assertEquals(Exit.DONE, runs.run("viewers", "--remove", "李处"));
        assertEquals(Exit.PROBLEM, runs.run("viewers", "--remove", "李处"));
    }

    /** Rows of a town's own device, each by one operation. */
    private void push(Devices.Device device, Op... ops) {
        try (CityDatabase database = open()) {
            devices(database).places(device);
            TownEngine engine = new TownEngine(Ledgers.ALL, Protocol.SCHEMA, Quotas.STANDARD, runs.clock());
            new Towns(database, runs.clock()).write(TOWN, device.id(), tx -> {
                Place place = engine.place(tx);
                return engine.push(tx, new Push(UUID.randomUUID(), place.epoch(), Protocol.SCHEMA, List.of(ops)));
            });
        }
    }

    private List<ServerRow> rows(String town) {
        try (CityDatabase database = open()) {
            return new Towns(database, runs.clock())
                    .read(town, UUID.randomUUID(), tx -> tx.page(0, Long.MAX_VALUE, true, 100));
        }
    }

    @Test
    void aRosterPutsTheCitysFlagsOnTheTownsEnterprises() throws Exception {
        Devices.Device device = enrolled();
        UUID byCode = UUID.randomUUID();
        UUID byName = UUID.randomUUID();
        push(
                device,
                TestDevice.op(
                        1,
                        Op.Kind.CREATE,
                        byCode,
                        0,
                        Map.of(),
                        Map.of("name", "东莞市甲电子厂", "uscc", "91441900MAXXXX0073", "tags", List.of("foreign_trade"))),
                TestDevice.create(2, byName, "东莞市乙制衣厂"),
                TestDevice.create(3, UUID.randomUUID(), "东莞市丙五金厂"));
        Path list = Files.writeString(folder.resolve("名单.csv"), """
            序号,镇街,企业名称,统一社会信用代码
            1,长安镇,甲电子（改名了）,91441900MAXXXX0073
            2,长安,东莞市乙制衣厂,
            3,长安镇,东莞市没有这家厂,
            4,虎门镇,虎门也没有,
            """, StandardCharsets.UTF_8);
        assertEquals(Exit.PROBLEM, runs.run("import-roster", list.toString(), "--flag", "监测企业"));
        assertTrue(runs.out().contains("加上标签 2 家"), runs.out());
        assertTrue(runs.out().contains("没找到：东莞市没有这家厂"), runs.out());
        assertEquals(Set.of("foreign_trade", "monitored"), tags(byCode));
        assertEquals(Set.of("monitored"), tags(byName));
        assertEquals(Exit.PROBLEM, runs.run("import-roster", list.toString(), "--flag", "监测企业"));
        assertTrue(runs.out().contains("加上标签 0 家，原来就有 2 家"), runs.out());

        // A town's edit of its own tags goes on; what the city has set it proposes only.
        push(
                device,
                TestDevice.op(
                        4,
                        Op.Kind.UPDATE,
                        byCode,
                        2,
                        Map.of("tags", List.of("monitored", "foreign_trade")),
                        Map.of("tags", List.of("q1_orders"))));
        assertEquals(Set.of("monitored", "q1_orders"), tags(byCode));
        assertTrue(
                rows(TOWN).stream()
                        .anyMatch(row ->
                                row.ledger().equals(Conflict.LEDGER.name()) && "proposal".equals(row.value("kind"))),
                "the town's proposal is kept");

        assertEquals(Exit.USAGE, runs.run("import-roster", list.toString(), "--flag", "外贸"), "a town's own flag");
        Path none = Files.writeString(folder.resolve("空.csv"), "随便,什么\n1,2\n", StandardCharsets.UTF_8);
        assertEquals(Exit.PROBLEM, runs.run("import-roster", none.toString(), "--flag", "监测企业"));
    }

    private Set<String> tags(UUID id) {
        @Nullable
        Object tags = rows(TOWN).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value("tags");
        Set<String> all = new java.util.TreeSet<>();
        if (tags instanceof List<?> many) {
            many.forEach(tag -> all.add((String) tag));
        }
        return all;
    }

    @Test
    void aSeasonIsPublishedOnceAndThenItsChanges() throws Exception {
        assertEquals(Exit.DONE, runs.run("season", "publish", "--year", "2027"));
        assertTrue(runs.out().contains("已发布"), runs.out());
        List<ServerRow> first = rows(Protocol.CITY);
        assertEquals(1, first.size());
        Row season = first.getFirst().asRow(Season.LEDGER, Protocol.CITY);
        assertEquals("2027-02-06", String.valueOf(season.get(Season.NEW_YEAR)));
        assertEquals(Exit.DONE, runs.run("season", "publish", "--year", "2027"));
        assertTrue(runs.out().contains("没有变化"), runs.out());

        Path changes = Files.writeString(folder.resolve("2027.properties"), "dispatch_to=2027-03-20\n");
        assertEquals(Exit.DONE, runs.run("season", "publish", "--year", "2027", "--changes", changes.toString()));
        ServerRow later = rows(Protocol.CITY).getFirst();
        assertEquals(first.getFirst().id(), later.id());
        assertEquals("2027-03-20", later.value("dispatch_to"));
        assertEquals(first.getFirst().value("travel_from"), later.value("travel_from"));

        Files.writeString(changes, "dispatch_to=some day\nno_such=1\n");
        assertEquals(Exit.PROBLEM, runs.run("season", "publish", "--year", "2027", "--changes", changes.toString()));
        assertEquals("2027-03-20", rows(Protocol.CITY).getFirst().value("dispatch_to"));
        assertEquals(Exit.PROBLEM, runs.run("season", "publish", "--year", "2031"), "nothing is shipped for it");
    }

    @Test
    void aBackupTakesThePlaceOfEverything() throws Exception {
        Devices.Device device = enrolled();
        UUID kept = UUID.randomUUID();
        push(device, TestDevice.create(1, kept, "备份里有"));
        assertEquals(Exit.DONE, runs.run("backup"));
        Path backup;
        try (var files = Files.list(folder.resolve("home/backups"))) {
            backup = files.findFirst().orElseThrow();
        }
        assertEquals(
                Set.of(
                        java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                        java.nio.file.attribute.PosixFilePermission.OWNER_WRITE),
                Files.getPosixFilePermissions(backup));
        UUID epoch;
        try (CityDatabase database = open()) {
            epoch = devices(database).places(device).getFirst().epoch();
        }
        push(device, TestDevice.create(2, UUID.randomUUID(), "备份里没有"));

        assertEquals(Exit.PROBLEM, runs.run("restore", backup.toString()), "not empty");
        assertEquals(2, rows(TOWN).size());
        byte[] bytes = Files.readAllBytes(backup);
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals(Exit.PROBLEM, runs.run("restore", "--replace", cut.toString()));
        assertEquals(
                Exit.PROBLEM,
                runs.run("restore", "--replace", changed(backup).toString()),
                "a row that was changed in it");
        assertEquals(
                Exit.PROBLEM,
                runs.run("restore", "--replace", folder.resolve("none").toString()));
        assertEquals(
                Exit.PROBLEM,
                runs.run(
                        "restore",
                        "--replace",
                        Files.writeString(folder.resolve("x.zip"), "no zip").toString()));
        assertEquals(2, rows(TOWN).size(), "what was refused changed nothing");

        assertEquals(Exit.DONE, runs.run("restore", "--replace", backup.toString()));
        assertEquals(List.of(kept), rows(TOWN).stream().map(ServerRow::id).toList());
        try (CityDatabase database = open()) {
            Place place = devices(database).places(device).getFirst();
            assertNotEquals(epoch, place.epoch(), "devices find out");
            assertEquals(2, place.expected());
        }
        CityRuns elsewhere = new CityRuns(folder.resolve("elsewhere"));
        assertEquals(Exit.DONE, elsewhere.run("restore", backup.toString()), "into an empty one without a word");
        assertEquals(Exit.DONE, elsewhere.run("devices"));
        assertTrue(elsewhere.out().contains(device.id().toString()), elsewhere.out());
    }

    /** The same backup with another name in a row. */
    private Path changed(Path backup) throws IOException {
        Path changed = folder.resolve("changed.zip");
        try (ZipFile from = new ZipFile(backup.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                String text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(text.replace("备份里有", "换了名字").getBytes(StandardCharsets.UTF_8));
                to.closeEntry();
            }
        }
        return changed;
    }

    @Test
    void oldBackupsGo() throws Exception {
        for (int day = 0; day < 4; day++) {
            runs.clock().pass(Duration.ofDays(1));
            assertEquals(Exit.DONE, runs.run("backup", "--keep", "2"));
        }
        try (var files = Files.list(folder.resolve("home/backups"))) {
            assertEquals(
                    List.of("city-20270217-020000.zip", "city-20270218-020000.zip"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        Path named = folder.resolve("named.zip");
        assertEquals(Exit.DONE, runs.run("backup", "--to", named.toString()));
        assertTrue(Files.size(named) > 0);
    }

    @Test
    void statsCount() {
        Devices.Device device = enrolled();
        push(device, TestDevice.create(1, UUID.randomUUID(), "一"), TestDevice.create(2, UUID.randomUUID(), "二"));
        assertEquals(Exit.DONE, runs.run("stats"));
        assertTrue(runs.out().contains("长安镇：设备 1，记录 2"), runs.out());
        assertFalse(runs.out().contains("虎门镇"), runs.out());
        assertTrue(runs.out().contains("操作 2"), runs.out());
    }

    /** As the how-to says: exported at a desk without a network, answered by the command beside the server, imported. */
    @Test
    void aStickMakesTheRoundTripWhileTheServerRuns() throws IOException {
        Path asked = folder.resolve("asked.sixinpkg");
        Path answer = folder.resolve("answer.sixinpkg");
        try (TestCity city = new TestCity(DatabaseAddress.file(folder.resolve("home")), Limits.STANDARD);
                TestStation desk = new TestStation(folder.resolve("desk"))) {
            desk.joins(city.address(), city.code(TOWN), "一楼窗口");
            UUID id = desk.creates("长安五金制品有限公司").id();
            Attachment photo = Photos.of(new int[] {0xFF336699}, 1, 1);
            desk.store().attachments().keep(photo);
            Row visit = desk.store().draft(Visit.LEDGER).with(Visit.VISITED_AT, Instant.EPOCH);
            desk.saved(desk.batch().create(visit.with(Visit.PHOTOS, List.of(photo.hash()))));
            assertInstanceOf(Packed.Done.class, desk.city().export(asked, true, Progress.NONE));
            assertEquals(
                    Exit.DONE, runs.run("package", "--in", asked.toString(), "--out", answer.toString()), runs::err);
            assertTrue(runs.out().contains("（一楼窗口，长安镇）：处理 2 条"), runs::out);
            assertTrue(runs.out().contains("收下照片 1 张"), runs::out);
            Receipt receipt = assertInstanceOf(Unpacked.Done.class, desk.city().take(List.of(answer), Progress.NONE))
                    .receipt();
            assertEquals(2, receipt.sent());
            assertEquals(1, receipt.photosSent());
            assertEquals(SyncState.SENT, desk.state(id));
            assertEquals(0, desk.synced().sent(), "over the network nothing is left to be sent");

            desk.creates("石排塑胶制品有限公司");
            Path more = folder.resolve("more.sixinpkg");
            assertInstanceOf(Packed.Done.class, desk.city().export(more, true, Progress.NONE));
            String[] several = {
                "package", "--in", asked.toString(), answer.toString(), more.toString(), "--out", answer.toString()
            };
            assertEquals(Exit.USAGE, runs.run(several), "several answers are no one file");
            assertTrue(runs.err().contains("文件夹"), runs::err);
            several[several.length - 1] = folder.toString();
            assertEquals(Exit.PROBLEM, runs.run(several), "one of them is an answer");
            assertTrue(runs.err().contains("answer.sixinpkg 方向不对"), runs::err);
            assertTrue(Files.exists(folder.resolve("回包-asked.sixinpkg")), runs::out);
            Receipt both = assertInstanceOf(
                            Unpacked.Done.class,
                            desk.city().take(List.of(folder.resolve("回包-more.sixinpkg")), Progress.NONE))
                    .receipt();
            assertEquals(1, both.sent());
            assertEquals(Exit.PROBLEM, runs.run("package", "--in", folder.toString(), "--out", answer.toString()));
            assertTrue(runs.err().contains(folder.toString()), "a stick that cannot be read is no fault of ours");
        }
    }

    @Test
    void aPackageIsAnswered() throws IOException {
        DeviceKeys keys = DeviceKeys.fresh();
        Path asked = folder.resolve("asked.sixinpkg");
        Path answer = folder.resolve("answer.sixinpkg");
        try (CityDatabase database = open()) {
            Devices devices = devices(database);
            UUID device = devices.enrol(devices.code(TOWN, "陈晓"), "desk", keys.signingKey(), keys.agreementKey())
                    .orElseThrow()
                    .id();
            ParcelWriter writer = new ParcelWriter(
                    ParcelHeader.Way.ASK,
                    device,
                    TOWN,
                    3,
                    Keys.privateKey(Keys.SIGNING, keys.signingSecret()),
                    Identity.of(database, new SecureRandom()).agreement().getPublic(),
                    Parcel.MOST);
            ChangesQuery query = new ChangesQuery(null, Protocol.SCHEMA, 0, 0, null, false, 100);
            assertTrue(writer.add(Asked.changes(TOWN, null, Protocol.SCHEMA, query)));
            Files.write(asked, writer.whole());
        }
        assertEquals(Exit.DONE, runs.run("package", "--in", asked.toString(), "--out", answer.toString()));
        assertTrue(runs.out().contains("第 3 号同步包（desk，长安镇）"), runs::out);
        assertTrue(Files.size(answer) > 0);
        assertEquals(
                Exit.PROBLEM,
                runs.run("package", "--in", answer.toString(), "--out", asked.toString()),
                "an answer is no question");
        assertTrue(runs.err().contains("方向不对"), runs::err);
        assertEquals(
                Exit.PROBLEM,
                runs.run("package", "--in", folder.resolve("none").toString(), "--out", answer.toString()));
    }
}
