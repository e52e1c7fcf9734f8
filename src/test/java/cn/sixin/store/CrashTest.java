package cn.sixin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.KeySlots;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at random moments of saves and imports: every acknowledged save is there, imports are whole or absent, the
 * chain holds. 50 kills; {@code -Dsixin.kills=500} for more.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("sixin.kills", 50);
    private static final int LANES = 2;
    private static final int MOMENT_MS = 20;
    private static final int LINES = 10;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedSurvivesBeingKilled() throws Exception {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<Integer>> results = java.util.stream.IntStream.range(0, LANES)
                    .mapToObj(lane -> lanes.submit(() -> new Lane(folder.resolve("lane" + lane), lane).run()))
                    .toList();
            int acknowledged = 0;
            for (Future<Integer> result : results) {
                acknowledged += result.get();
            }
            assertTrue(acknowledged >= KILLS, "acknowledged " + acknowledged);
        }
    }

    private static final class Lane {
        private final Path home;
        private final Random random;
        private final Set<UUID> saved = new HashSet<>();
        private final Set<String> imported = new HashSet<>();

        Lane(Path home, int lane) {
            this.home = home;
            random = new Random(20270206L + lane);
        }

        int run() throws IOException, InterruptedException {
            StoreFiles files = new StoreFiles(home);
            Files.createDirectories(files.folder());
            KeySlots.FirstRun first = KeySlots.create(
                    files.keys(), "陈晓", "Sixin-2027".toCharArray(), CrashChild.CHEAP, Clock.systemUTC());
            Stores.create(home, first.key()).close();
            for (int kill = 0; kill < KILLS / LANES; kill++) {
                killOnce("run" + kill);
            }
            verify();
            return saved.size() + imported.size();
        }

        private void killOnce(String run) throws IOException, InterruptedException {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:-BytecodeVerificationRemote",
                            "-Xmx256m",
                            "-Dfile.encoding=UTF-8",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrashChild.class.getName(),
                            home.toString(),
                            run)
                    .redirectError(home.resolve("child.log").toFile())
                    .start();
            try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
                // Counted in acknowledgements, so that a slow machine is killed as far into its work as a fast one.
                int more = random.nextInt(LINES);
                String line = out.readLine();
                for (; line != null && more > 0; more--) {
                    note(line);
                    line = out.readLine();
                }
                assertNotNull(line, () -> "the child did not save, see " + home);
                note(line);
                Thread.sleep(random.nextInt(MOMENT_MS));
                // Process.destroyForcibly would close the stream that still holds acknowledgements.
                child.toHandle().destroyForcibly();
                for (line = out.readLine(); line != null; line = out.readLine()) {
                    note(line);
                }
            }
            child.waitFor();
        }

        private void note(String line) {
            String[] words = line.split(" ");
            // The kill may cut a line short: then its save was not acknowledged to us.
            if (words.length == 2 && words[0].equals("save") && words[1].length() == 36) {
                saved.add(UUID.fromString(words[1]));
            } else if (words.length == 2 && words[0].equals("import")) {
                imported.add(words[1]);
            }
        }

        private void verify() throws IOException {
            try (Store store = Stores.open(home, CrashChild.key(home))) {
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
                // A line cut by the kill may name an import by half.
                imported.stream()
                        .filter(name -> perImport.containsKey(name) || !isPrefix(name, perImport.keySet()))
                        .forEach(name -> assertEquals(CrashChild.IMPORT, perImport.get(name), name));
                perImport.forEach((name, rows) -> assertEquals(CrashChild.IMPORT, rows, name));
                assertTrue(StoreCheck.run(store).sound());
            }
        }

        private static boolean isPrefix(String name, Set<String> names) {
            return names.stream().anyMatch(whole -> whole.startsWith(name));
        }
    }
}
