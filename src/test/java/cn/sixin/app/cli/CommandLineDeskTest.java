package cn.sixin.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.InstanceLock;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.SpokenLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandLineDeskTest {
    @TempDir
    Path temp;

    private Runs runs;

    @BeforeEach
    void folders() throws IOException {
        runs = new Runs(temp);
    }

    @Test
    void demoMakesAStoreWhereThereIsNoneAndFillsItOnce() {
        assertEquals(Exit.DONE, runs.demo(), runs::said);
        assertTrue(runs.out().contains("恢复码"), runs.out());
        assertTrue(runs.out().contains("已生成 120 家演示企业"), runs.out());
        assertEquals(Exit.PROBLEM, runs.demo("--enterprises", "5"));
        assertTrue(runs.err().contains("台账里已经有数据"), runs.err());
        assertEquals(1, runs.err().lines().count(), runs.err());
    }

    @Test
    void theSameSeedMakesTheSameEnterprises() throws IOException {
        Path[] files = new Path[3];
        String[] seeds = {"7", "7", "8"};
        for (int i = 0; i < seeds.length; i++) {
            String home = temp.resolve("home" + i).toString();
            files[i] = temp.resolve(i + ".csv");
            assertEquals(Exit.DONE, runs.demo("--home", home, "--enterprises", "9", "--seed", seeds[i]), runs::said);
            assertEquals(
                    Exit.DONE,
                    runs.signedIn("export", "--home", home, "--ledger", "enterprise", "--to", files[i].toString()),
                    runs::said);
        }
        assertEquals(-1, Files.mismatch(files[0], files[1]));
        assertNotEquals(-1, Files.mismatch(files[0], files[2]));
    }

    @Test
    void checkCountsAndVerifies() {
        runs.demo("--enterprises", "7");
        assertEquals(Exit.DONE, runs.signedIn("check"), runs::said);
        assertTrue(runs.out().contains(Enterprise.LEDGER.label(Runs.ZH) + "：7 行"), runs.out());
        assertTrue(runs.out().contains("完好"), runs.out());
    }

    @Test
    void aBackupIsPutBackAndThePresentStoreSetAside() throws IOException {
        assertEquals(Exit.STORE, runs.run("restore"));
        runs.demo("--enterprises", "7");
        assertEquals(Exit.DONE, runs.signedIn("backup"), runs::said);
        assertEquals(Exit.DONE, runs.signedIn("undo"), runs::said);
        assertEquals(Exit.DONE, runs.run("backups"), runs::said);
        Path backup = Path.of(runs.out().strip().replaceFirst(".*  ", ""));
        Path away = Files.copy(backup, temp.resolve("on-a-stick.zip"));
        assertEquals(Exit.DONE, runs.run("restore"), runs::said);
        assertTrue(Files.exists(runs.home().resolve("aside")));
        assertEquals(Exit.DONE, runs.signedIn("check"), runs::said);
        assertTrue(runs.out().contains("：7 行"), runs.out());
        assertEquals(Exit.DONE, runs.run("restore", "--from", away.toString()), runs::said);
        assertEquals(
                Exit.STORE,
                runs.run("restore", "--from", temp.resolve("none.zip").toString()));
        Path broken = Files.writeString(temp.resolve("broken.zip"), "no zip");
        assertEquals(Exit.STORE, runs.run("restore", "--from", broken.toString()));
        assertEquals(Exit.DONE, runs.signedIn("check"), runs::said);
    }

    @Test
    void eachProblemIsOneLineWithAWayOn() throws IOException {
        assertEquals(Exit.STORE, runs.signedIn("check"));
        assertTrue(runs.err().contains("这里还没有台账"), runs.err());
        runs.demo("--enterprises", "1");
        assertEquals(Exit.STORE, runs.run("check"));
        assertTrue(runs.err().contains("--password-file"), runs.err());
        Files.writeString(runs.password(), "Wrong-2027");
        assertEquals(Exit.STORE, runs.signedIn("check"));
        assertTrue(runs.err().contains("密码不对，还可以试 4 次"), runs.err());
        assertEquals(Exit.STORE, runs.run("check", "--officer", "nobody"));
        assertEquals(1, runs.err().lines().count(), runs.err());
        String none = temp.resolve("none").toString();
        assertEquals(Exit.PROBLEM, runs.run("check", "--password-file", none));
        assertEquals(1, runs.err().lines().count(), runs.err());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPasswordFileThatOthersReadIsNotTaken() throws IOException {
        runs.demo("--enterprises", "1");
        Files.setPosixFilePermissions(runs.password(), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(Exit.STORE, runs.signedIn("check"));
        assertTrue(runs.err().contains("chmod 600"), runs.err());
    }

    @Test
    void aWeakPasswordMakesNoStore() throws IOException {
        Files.writeString(runs.password(), "abc");
        assertEquals(Exit.STORE, runs.demo());
        assertFalse(Files.exists(runs.home().resolve("store").resolve("keys.json")));
    }

    @Test
    void theOpenDeskKeepsCommandsOut() throws IOException {
        runs.demo("--enterprises", "1");
        try (InstanceLock lock = InstanceLock.take(runs.home()).orElseThrow()) {
            assertEquals(Exit.STORE, runs.signedIn("check"));
            assertTrue(runs.err().contains("请先关闭工作站窗口"), runs.err());
        }
    }

    @Test
    void helpSpeaksTheOfficersLanguageAndNamesEveryOption() {
        assertEquals(Exit.DONE, runs.run("--help"));
        assertTrue(runs.out().contains("四心工作站"), runs.out());
        assertTrue(runs.out().contains("退出码"), runs.out());
        for (String command : new String[] {"import", "export", "check", "demo", "undo", "backup", "restore"}) {
            assertTrue(runs.out().contains(command), runs.out());
        }
        assertEquals(Exit.DONE, runs.run("demo", "--help"));
        assertTrue(runs.out().contains("--enterprises") && runs.out().contains("企业数，默认 120"), runs.out());
        runs.speak(Locale.ENGLISH);
        assertEquals(Exit.DONE, runs.run("import", "--help"));
        assertTrue(runs.out().contains("Exit codes:") && runs.out().contains("write nothing"), runs.out());
    }

    @Test
    void whatMakesNoSenseIsSaidInTheOfficersLanguage() {
        assertEquals(Exit.USAGE, runs.run("--password", "x"));
        assertTrue(runs.err().contains("不认识：--password x"), runs.err());
        assertEquals(Exit.USAGE, runs.run("export", "--ledger", "enterprise"));
        assertTrue(runs.err().contains("缺少：--to"), runs.err());
        assertEquals(Exit.USAGE, runs.demo("--enterprises", "0"));
    }

    @Test
    void theLanguageIsKnownBeforeTheWordsAreRead() {
        assertEquals(Optional.of(Locale.ENGLISH), SpokenLine.language("check", "--language", "en"));
        assertEquals(Optional.of(Locale.CHINESE), SpokenLine.language("--language=zh", "--help"));
        assertEquals(Optional.empty(), SpokenLine.language("check"));
    }
}
