package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.enterprise.Enterprise;
import cn.sixin.store.Actor;
import cn.sixin.store.Batch;
import cn.sixin.store.CrashChild;
import cn.sixin.store.GroupKind;
import cn.sixin.store.Store;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A desk killed with signal 9 while an officer types: what was kept is offered by the next one, and it is no less. */
class DraftCrashTest {
    private static final int KILLS = Integer.getInteger("sixin.draft.kills", 2);
    private static final int KILLED = 137;
    private static final int MOST_LINES = 4;

    @TempDir
    Path folder;

    private final Random random = new Random(20270206L);

    @ParameterizedTest
    @ValueSource(strings = {DraftChild.FORM, DraftChild.CELL})
    void whatWasTypedSurvivesAKill(String into) throws Exception {
        for (int run = 0; run < KILLS; run++) {
            Path home = folder.resolve("run" + run);
            try (Store store = open(home, true)) {
                store.save(Batch.of(GroupKind.EDIT, "one to call", new Actor(PageTest.OFFICER, "desk-1"))
                        .create(store.draft(Enterprise.LEDGER)
                                .with(Enterprise.NAME, "东莞市长安试验电子有限公司")
                                .with(Enterprise.TAGS_COLUMN, Set.of("monitored"))));
            }
            int durable = killedWhileTyping(home, into);
            try (Store store = open(home, false)) {
                assertTrue(durable > 0, "nothing was kept before the kill");
                int found = DraftChild.typed(store);
                assertTrue(found >= durable, () -> found + " characters, of which " + durable + " had been kept");
            }
        }
    }

    private static Store open(Path home, boolean create) {
        StoreFiles files = new StoreFiles(home);
        StoreConfig config = StoreConfig.of(Ledgers.ALL).withCacheKb(4096);
        return (create
                        ? Store.create(files, CrashChild.key(), config, PageTest.TOWN, "desk-1")
                        : Store.open(files, CrashChild.key(), config))
                .orThrow();
    }

    /** @return how many characters were on the disk at the least */
    private int killedWhileTyping(Path home, String into) throws IOException, InterruptedException {
        Process child = start(home, into);
        List<Integer> kept = new ArrayList<>(List.of(0));
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (int more = 2 + random.nextInt(MOST_LINES); more > 0; more--) {
                String line = out.readLine();
                assertNotNull(line, () -> "the child kept nothing, see " + home);
                note(line, kept);
            }
            Thread.sleep(random.nextInt(500));
            child.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line, kept);
            }
        } finally {
            child.toHandle().destroyForcibly();
        }
        assertEquals(KILLED, child.waitFor(), "ended by itself");
        // The last one was read while it may have been on its way still; the one before it was on the disk by then.
        return kept.get(kept.size() - 2);
    }

    private static void note(String line, List<Integer> kept) {
        if (line.startsWith("kept ")) {
            kept.add(Integer.parseInt(line.substring("kept ".length())));
        }
    }

    private static Process start(Path home, String into) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx192m",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DraftChild.class.getName(),
                        home.toString(),
                        into)
                .redirectError(home.resolve("child.log").toFile())
                .start();
    }
}
