package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.store.files.StoreFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed with signal 9 at random moments of saves and imports: every acknowledged save is there, imports are whole or
 * absent, the chain holds. 50 kills; {@code -Dsixin.kills=500} for more.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("sixin.kills", 50);
    /** What a process that signal 9 ended gives its parent. */
    private static final int KILLED = 137;

    private static final int MOMENT_MICROS = 20_000;
    private static final int LINES = 6;

    @TempDir
    Path folder;

    private final Random random = new Random(20270206L);
    private final Set<UUID> saved = new HashSet<>();
    private final Set<String> imported = new HashSet<>();

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        QuickJava java = QuickJava.trained(
                folder, CrashChild.class, folder.resolve("training").toString(), Integer.toString(CrashChild.TRAINING));
        Path home = folder.resolve("station");
        Stores.create(home, CrashChild.key()).close();
        for (int run = 0; run < KILLS; run++) {
            child(java, home, "run" + run);
            // The next child opens what the kill left; a copy of it is looked at here.
            verify(copy(home));
        }
        try (Store store = Stores.open(home, CrashChild.key())) {
            assertTrue(StoreCheck.run(store).sound());
        }
        assertTrue(saved.size() + imported.size() >= KILLS, "acknowledged " + saved.size());
    }

    private void child(QuickJava java, Path home, String run) throws IOException, InterruptedException {
        Process child = java.start(home.resolve("child.log"), CrashChild.class, home.toString(), run);
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            await(out, home);
            // Process.destroyForcibly would close the stream that still holds acknowledgements.
            child.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
            }
        } finally {
            child.toHandle().destroyForcibly();
        }
        assertEquals(KILLED, child.waitFor(), "ended by itself");
    }

    /** Counted in acknowledgements, so that a slow machine is cut off as far into its work as a fast one. */
    private void await(BufferedReader out, Path home) throws IOException, InterruptedException {
        for (int more = 1 + random.nextInt(LINES); more > 0; more--) {
            String line = out.readLine();
            assertNotNull(line, () -> "the child did not save, see " + home);
            note(line);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(MOMENT_MICROS));
    }

    private Path copy(Path home) throws IOException {
        StoreFiles from = new StoreFiles(home);
        StoreFiles to = new StoreFiles(folder.resolve("killed"));
        Files.createDirectories(to.folder());
        for (Path file : List.of(from.database(), from.journal())) {
            Files.copy(file, to.folder().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return to.home();
    }

    private void note(String line) {
        String[] words = line.split(" ");
        // A kill may cut a line short: then its save was not acknowledged to us.
        if (words.length == 2 && words[0].equals("save") && words[1].length() == 36) {
            saved.add(UUID.fromString(words[1]));
        } else if (words.length == 3 && words[0].equals("import") && words[2].equals("whole")) {
            imported.add(words[1]);
        }
    }

    private void verify(Path home) {
        try (Store store = Stores.open(home, CrashChild.key())) {
            Map<String, Integer> perImport = new HashMap<>();
            Set<UUID> present = new HashSet<>();
            store.forEach(Enterprise.LEDGER, row -> {
                String name = row.get(Enterprise.COMMUNITY);
                if (name == null) {
                    present.add(row.id());
                } else {
                    perImport.merge(name, 1, Integer::sum);
                }
            });
            assertTrue(present.containsAll(saved), "an acknowledged save is missing");
            assertTrue(perImport.keySet().containsAll(imported), "an acknowledged import is missing");
            perImport.forEach((name, rows) -> assertEquals(CrashChild.IMPORT, rows, name));
        }
    }
}
