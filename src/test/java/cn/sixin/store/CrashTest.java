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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cut off at random moments of saves and imports: every acknowledged save is there, imports are whole or absent, the
 * chain holds. 50 moments; {@code -Dsixin.kills=500} for more.
 *
 * <p>Starting a Java process costs more than all it writes, so each child is cut off several times: frozen with all
 * its threads, its files copied as a kill would leave them, and let go on; at last it is killed with signal 9 and the
 * next child opens what it left. Where processes cannot be frozen, each moment is a kill.
 */
class CrashTest {
    private static final int MOMENTS = Integer.getInteger("sixin.kills", 50);
    private static final int PER_CHILD = Files.isDirectory(Path.of("/proc/self/task")) ? 10 : 1;
    private static final int MOMENT_MICROS = 20_000;
    private static final int LINES = 6;

    @TempDir
    Path folder;

    private final Random random = new Random(20270206L);
    private final Set<UUID> saved = new HashSet<>();
    private final Set<String> imported = new HashSet<>();

    @Test
    void whatWasAcknowledgedSurvivesBeingCutOff() throws Exception {
        Path home = folder.resolve("station");
        Stores.create(home, CrashChild.key()).close();
        int moments = 0;
        for (int run = 0; moments < MOMENTS; run++) {
            moments += child(home, "run" + run, Math.min(PER_CHILD, MOMENTS - moments));
            verify(copy(home, "killed"));
        }
        try (Store store = Stores.open(home, CrashChild.key())) {
            assertTrue(StoreCheck.run(store).sound());
        }
        assertTrue(saved.size() + imported.size() >= MOMENTS, "acknowledged " + saved.size());
    }

    private int child(Path home, String run, int moments) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xms32m",
                        "-Xmx96m",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        home.toString(),
                        run)
                .redirectError(home.resolve("child.log").toFile())
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 1; i < moments; i++) {
                await(out, home);
                freeze(child);
                while (out.ready()) {
                    note(out.readLine());
                }
                // Frozen until it is looked at, too: a child let go would write on, and the store grow, all the while.
                verify(copy(home, "frozen"));
                signal(child, "CONT");
            }
            await(out, home);
            // Process.destroyForcibly would close the stream that still holds acknowledgements.
            child.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
            }
        } finally {
            child.toHandle().destroyForcibly();
        }
        child.waitFor();
        return moments;
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

    private static void freeze(Process child) throws IOException, InterruptedException {
        signal(child, "STOP");
        while (!frozen(child)) {
            Thread.sleep(1);
        }
    }

    /** Whether every thread has stopped: the signal is told to them one after the other. */
    private static boolean frozen(Process child) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(child.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
        }
        return true;
    }

    private static void signal(Process child, String name) throws IOException, InterruptedException {
        int done = new ProcessBuilder("kill", "-" + name, Long.toString(child.pid()))
                .start()
                .waitFor();
        assertEquals(0, done, "kill -" + name);
    }

    private Path copy(Path home, String name) throws IOException {
        StoreFiles from = new StoreFiles(home);
        StoreFiles to = new StoreFiles(folder.resolve(name));
        Files.createDirectories(to.folder());
        for (Path file : List.of(from.database(), from.journal())) {
            Files.copy(
                    file, to.folder().resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
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
