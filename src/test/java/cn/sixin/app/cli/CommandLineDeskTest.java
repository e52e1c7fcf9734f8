package cn.sixin.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.app.DataHome;
import cn.sixin.app.InstanceLock;
import cn.sixin.app.station.Stations;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Labels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineDeskTest {
    @TempDir
    Path temp;

    private Path home;
    private Path password;
    private String out = "";
    private String err = "";

    @BeforeEach
    void folders() throws IOException {
        home = temp.resolve("home");
        password = Files.writeString(temp.resolve("password"), Stations.PASSWORD + "\r\nsecond line");
    }

    private int run(String... args) {
        StringWriter outs = new StringWriter();
        StringWriter errs = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(outs),
                new PrintWriter(errs),
                Labels.of(Locale.SIMPLIFIED_CHINESE),
                prompt -> Optional.empty(),
                prompt -> Optional.empty());
        Tools tools = new Tools(new DataHome(home), Stations.at(home), terminal, Clock.systemDefaultZone());
        int code = CommandLineDesk.run(tools, args);
        out = outs.toString();
        err = errs.toString();
        return code;
    }

    private int demo(String... more) {
        String[] args = {"demo", "--town", "长安", "--password-file", password.toString()};
        String[] all = java.util.stream.Stream.of(args, more)
                .flatMap(java.util.stream.Stream::of)
                .toArray(String[]::new);
        return run(all);
    }

    @Test
    void demoMakesAStoreWhereThereIsNoneAndFillsItOnce() {
        assertEquals(Exit.DONE, demo(), () -> err);
        assertTrue(out.contains("恢复码"), out);
        assertTrue(out.contains("已生成 120 家演示企业"), out);
        assertEquals(Exit.PROBLEM, demo("--enterprises", "5"));
        assertTrue(err.contains("台账里已经有数据"), err);
        assertEquals(1, err.lines().count(), err);
    }

    @Test
    void checkCountsAndVerifies() {
        demo("--enterprises", "7");
        assertEquals(Exit.DONE, run("check", "--password-file", password.toString()), () -> err);
        assertTrue(out.contains(Enterprise.LEDGER.label(Labels.of(Locale.SIMPLIFIED_CHINESE)) + "：7 行"), out);
        assertTrue(out.contains("完好"), out);
    }

    @Test
    void aBackupIsPutBackAndThePresentStoreSetAside() throws IOException {
        demo("--enterprises", "7");
        assertEquals(Exit.DONE, run("backup", "--password-file", password.toString()), () -> err);
        assertEquals(Exit.DONE, run("restore"), () -> err);
        Path backup = Path.of(out.strip().replaceFirst(".*  ", ""));
        assertTrue(Files.exists(backup), out);
        assertEquals(Exit.DONE, run("restore", backup.toString()), () -> err);
        assertTrue(Files.exists(home.resolve("aside")));
        assertEquals(Exit.DONE, run("check", "--password-file", password.toString()), () -> err);
        assertEquals(Exit.PROBLEM, run("restore", temp.resolve("none.zip").toString()));
        Path broken = Files.writeString(temp.resolve("broken.zip"), "no zip");
        assertEquals(Exit.PROBLEM, run("restore", broken.toString()));
    }

    @Test
    void eachProblemIsOneLineWithAWayOn() throws IOException {
        assertEquals(Exit.PROBLEM, run("check", "--password-file", password.toString()));
        assertTrue(err.contains("这里还没有台账"), err);
        demo("--enterprises", "1");
        assertEquals(Exit.PROBLEM, run("check"));
        assertTrue(err.contains("--password-file"), err);
        Files.writeString(password, "Wrong-2027");
        assertEquals(Exit.PROBLEM, run("check", "--password-file", password.toString()));
        assertTrue(err.contains("密码不对，还可以试 4 次"), err);
        assertEquals(Exit.PROBLEM, run("check", "--officer", "nobody"));
        assertEquals(1, err.lines().count(), err);
        assertEquals(
                Exit.PROBLEM,
                run("check", "--password-file", temp.resolve("none").toString()));
        assertEquals(1, err.lines().count(), err);
    }

    @Test
    void aWeakPasswordMakesNoStore() throws IOException {
        Files.writeString(password, "abc");
        assertEquals(Exit.PROBLEM, demo());
        assertFalse(Files.exists(home.resolve("store").resolve("keys.json")));
    }

    @Test
    void theOpenDeskKeepsCommandsOut() throws IOException {
        demo("--enterprises", "1");
        try (InstanceLock lock = InstanceLock.take(home).orElseThrow()) {
            assertEquals(Exit.PROBLEM, run("check", "--password-file", password.toString()));
            assertTrue(err.contains("请先关闭工作站窗口"), err);
        }
    }

    @Test
    void helpSpeaksTheOfficersLanguageAndNamesEveryOption() {
        assertEquals(Exit.DONE, run("--help"));
        assertTrue(out.contains("四心工作站"), out);
        for (String command : new String[] {"check", "demo", "backup", "restore"}) {
            assertTrue(out.contains(command), out);
        }
        assertEquals(Exit.DONE, run("demo", "--help"));
        assertTrue(out.contains("--enterprises") && out.contains("企业数，默认 120"), out);
        assertEquals(2, run("--password", "x"));
    }
}
