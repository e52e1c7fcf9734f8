package cn.sixin.app.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.app.sync.Failpoints.Armed;
import cn.sixin.city.db.DatabaseAddress;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.engine.PointedTownTx;
import cn.sixin.store.QuickJava;
import cn.sixin.sync.PointedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signal 9 to either side at each failpoint, over real HTTP with real stores: what was called saved ends where it
 * should, once, and all agree. A process is killed when several of its stations, or towns, stand each at its own.
 * {@code -Dsixin.sync.kills=500} for so many more, at random; {@code -Dsixin.sync.seed} for the same again.
 */
class KillTest {
    /** So many stations that a process killed twice has stood at each failpoint. */
    private static final int SIZE = 9;
    /** What is passed when the server turns out to have been restored, and hardly ever else. */
    private static final Set<String> RESTORED = Set.of("station.reopen", "station.dismiss");
    /** At random, so many at once at most. */
    private static final int AT_ONCE = 3;
    /** A failpoint is passed so often before it kills, at most. */
    private static final int HITS = 6;
    /** So many kills before all is compared. */
    private static final int QUIET = 10;
    /** So many kills before everything begins anew. */
    private static final int WORLD = 50;

    @TempDir
    Path folder;

    /** A new, empty one for a world in a folder. */
    DatabaseAddress database(Path home) {
        return DatabaseAddress.file(home.resolve("city"));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES) // A child that hangs must not hang everything.
    void eitherSideIsKilledAtEachFailpoint() throws Exception {
        try (KillWorld world = new KillWorld(folder, database(folder), QuickJava.plain(), SIZE, new Random())) {
            stations(world);
            for (List<Armed> armed : lives(world, PointedTownTx.POINTS)) {
                assertEquals(armed.size(), world.killServer(armed).size(), armed::toString);
            }
            world.settle();
        }
    }

    void stations(KillWorld world) throws Exception {
        for (List<Armed> armed : lives(world, PointedStore.POINTS)) {
            Path backup = world.backup();
            world.contend();
            if (armed.stream().anyMatch(one -> RESTORED.contains(one.point()))) {
                world.restore(backup);
            }
            assertEquals(armed.size(), world.killStations(armed).size(), armed::toString);
        }
    }

    private static List<List<Armed>> lives(KillWorld world, List<String> points) {
        List<List<Armed>> lives = new ArrayList<>();
        for (int from = 0; from < points.size(); from += SIZE) {
            List<Armed> armed = new ArrayList<>();
            for (int i = from; i < Math.min(points.size(), from + SIZE); i++) {
                armed.add(new Armed(world.names().get(i - from), points.get(i), 1));
            }
            lives.add(armed);
        }
        return lives;
    }

    @Test
    @EnabledIfSystemProperty(named = "sixin.sync.kills", matches = "[1-9]\\d*")
    void eitherSideIsKilledAtRandom(TestReporter reporter) throws Exception {
        int kills = Integer.getInteger("sixin.sync.kills", 0);
        long seed = Long.getLong("sixin.sync.seed", System.nanoTime());
        Path training = folder.resolve("training");
        QuickJava java = QuickJava.trained(
                Files.createDirectories(training),
                CityChild.class,
                "0",
                MemoryDatabase.fresh().url(),
                "sa",
                "");
        for (int done = 0; done < kills; done += WORLD) {
            long of = seed + done;
            try {
                random(java, new Random(of), Math.min(WORLD, kills - done), reporter);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("after " + done + " kills, with -Dsixin.sync.seed=" + of, e);
            }
        }
    }

    private void random(QuickJava java, Random random, int kills, TestReporter reporter) throws Exception {
        Path home = folder.resolve("world" + System.nanoTime());
        try (KillWorld world = new KillWorld(home, database(home), java, SIZE, random)) {
            for (int kill = 1; kill <= kills; kill++) {
                world.serves();
                boolean restores = random.nextInt(5) == 0;
                Path backup = restores ? world.backup() : home;
                if (random.nextInt(2) == 0) {
                    world.contend();
                }
                if (restores) {
                    world.restore(backup);
                }
                List<Armed> armed;
                Set<String> stood;
                if (random.nextBoolean()) {
                    armed = armed(world, PointedStore.POINTS, random);
                    stood = world.killStations(armed);
                } else {
                    armed = armed(world, PointedTownTx.POINTS, random);
                    stood = world.killServer(armed);
                }
                reporter.publishEntry("kill " + kill, armed + ", of which stood " + stood);
                if (kill % QUIET == 0 || kill == kills) {
                    world.settle();
                }
            }
        }
    }

    private static List<Armed> armed(KillWorld world, List<String> points, Random random) {
        List<String> names = new ArrayList<>(world.names());
        Collections.shuffle(names, random);
        return names.subList(0, 1 + random.nextInt(AT_ONCE)).stream()
                .map(name -> new Armed(name, points.get(random.nextInt(points.size())), 1 + random.nextInt(HITS)))
                .toList();
    }
}
