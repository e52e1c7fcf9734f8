package cn.sixin.sync;

import cn.sixin.store.FileStation;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulation with every station on the real encrypted store. {@code -Dsixin.file.seeds=5000} for more,
 * {@code -Dsixin.file.first} to go on elsewhere.
 */
class FileSimulationTest {
    private static final int SEEDS = Integer.getInteger("sixin.file.seeds", 2);
    private static final int STEPS = Integer.getInteger("sixin.file.steps", 80);
    private static final long FIRST = Long.getLong("sixin.file.first", 1);

    @TempDir
    Path folder;

    @Test
    void everyInvariantHoldsOnTheEncryptedStore() {
        LongStream.range(FIRST, FIRST + SEEDS).forEach(this::run);
    }

    private void run(long seed) {
        try (FileStation.Disks disks = new FileStation.Disks(folder.resolve("seed" + seed))) {
            new Sim(seed, new Seams(), new TreeMap<>(), disks::make).run(STEPS);
        } catch (Throwable failure) {
            throw new AssertionError("seed " + seed + " of " + STEPS + " steps on files", failure);
        }
    }
}
