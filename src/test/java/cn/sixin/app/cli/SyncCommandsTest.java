package cn.sixin.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.station.Stations;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.http.Limits;
import cn.sixin.city.http.TestCity;
import cn.sixin.city.parcel.ParcelDesk;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolling and syncing from the command line: a whole demo season goes out and comes in at another station. */
class SyncCommandsTest {
    @TempDir
    Path temp;

    private TestCity city;
    private Runs runs;

    @BeforeEach
    void start() throws IOException {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD.times(100));
        runs = new Runs(temp);
    }

    @AfterEach
    void stop() {
        city.close();
    }

    @Test
    void aSeasonGoesFromStationToStation() throws IOException {
        runs.demo("--enterprises", "7");
        Path asked = temp.resolve("asked.sixinpkg");
        assertEquals(Exit.PROBLEM, runs.signedIn("package", "export", asked.toString()), "not enrolled");
        assertTrue(runs.err().contains("还没有在城市服务器登记"), runs.err());
        assertEquals(Exit.PROBLEM, runs.signedIn("sync"), "not enrolled");
        assertEquals(Exit.PROBLEM, enrol(temp.resolve("home"), "119-0000-0000-0000"));
        assertTrue(runs.err().contains("服务器没有接受这个登记码"), runs.err());
        assertEquals(Exit.DONE, enrol(temp.resolve("home"), city.code(Stations.TOWN)), runs::said);
        assertEquals(Exit.DONE, runs.signedIn("sync"), runs::said);
        long sent = number("已送达 (\\d+) 条");
        long photos = number("照片送达 (\\d+) 张");
        assertTrue(sent > 7 && photos > 0, runs.out());
        assertEquals(Exit.DONE, runs.signedIn("sync"), runs::said);
        assertTrue(runs.out().contains("两边一致"), runs.out());
        assertEquals(Exit.DONE, runs.signedIn("package", "export", asked.toString()), runs::said);
        assertEquals(1, number("已导出第 (\\d+) 号同步包"));
        assertEquals(Exit.PROBLEM, runs.signedIn("package", "import", asked.toString()));
        assertTrue(runs.err().contains("方向不对"), runs.err());
        ParcelDesk.Done.Taken taken =
                assertInstanceOf(ParcelDesk.Done.Taken.class, city.parcels().take(asked, 0));
        Path answer = Files.write(temp.resolve("answer.sixinpkg"), taken.file());
        assertEquals(Exit.DONE, runs.signedIn("package", "import", answer.toString()), runs::said);
        assertTrue(runs.out().contains("同步包：answer.sixinpkg"), runs.out());
        assertEquals(Exit.USAGE, runs.run("package"));
        Path more = temp.resolve("more.sixinpkg");
        assertEquals(Exit.DONE, runs.signedIn("package", "export", more.toString()), runs::said);
        Path back = Files.createDirectory(temp.resolve("back"));
        assertEquals(
                Exit.PROBLEM,
                runs.signedIn("package", "bring", answer.toString(), more.toString(), "--to", back.toString()));
        assertTrue(runs.err().contains("方向不对"), runs.err());
        Path carried = back.resolve("回包-more.sixinpkg");
        assertTrue(runs.out().contains("第 2 号同步包已交给市局，回包在 " + carried), runs.out());
        assertEquals(Exit.DONE, runs.signedIn("package", "bring", more.toString()), runs::said);
        assertTrue(Files.exists(temp.resolve("回包-more.sixinpkg")), "beside it");
        assertEquals(
                Exit.PROBLEM,
                runs.signedIn("package", "import", more.toString(), carried.toString(), answer.toString()),
                "two of them are not to be taken");
        assertTrue(runs.err().contains("方向不对") && runs.err().contains("已经导入过"), runs.err());
        assertTrue(runs.out().contains("同步包：回包-more.sixinpkg"), runs.out());

        Path other = temp.resolve("other");
        Stations.founded(other).session().close();
        assertEquals(Exit.DONE, enrol(other, city.code(Stations.TOWN)), runs::said);
        assertEquals(Exit.DONE, runs.signedIn("sync", "--home", other.toString()), runs::said);
        assertEquals(photos, number("照片收到 (\\d+) 张"));
        assertEquals(Exit.DONE, runs.signedIn("check", "--home", other.toString()), runs::said);
        assertTrue(runs.out().contains(Enterprise.LEDGER.label(Runs.ZH) + "：7 行"), runs.out());
    }

    private int enrol(Path home, String code) {
        return runs.signedIn(
                "enrol",
                "--home",
                home.toString(),
                "--server",
                city.address().toString(),
                "--code",
                code,
                "--name",
                "一楼");
    }

    private long number(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(runs.out().replaceAll("(?<=\\d),(?=\\d)", ""));
        assertTrue(matcher.find(), runs.out());
        return Long.parseLong(matcher.group(1));
    }
}
