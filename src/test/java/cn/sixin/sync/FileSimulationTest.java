package cn.sixin.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.db.DatabaseTowns;
import cn.sixin.city.engine.SimTowns;
import cn.sixin.store.FileStation;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulation with every station on the real encrypted store and the server on its real database. {@link
 * SimulationRun} has thousands of them, PostgreSQL, and disks that fail beneath the stations: with these a run is not
 * the same each time, since the database has a thread of its own.
 */
class FileSimulationTest {
    private static final int SEEDS = 2;
    private static final int STEPS = 40;

    @TempDir
    private static Path folder;

    private static SimStores stores;

    @BeforeAll
    static void open() {
        stores = SimStores.onH2(folder, false);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Test
    void everyInvariantHoldsOnTheRealStores() {
        Map<String, Integer> points = new TreeMap<>();
        Map<Invariant, Long> counts = new EnumMap<>(Invariant.class);
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            try {
                Checks checks = stores.run(seed, STEPS, new Seams(), points);
                checks.counts().forEach((invariant, count) -> counts.merge(invariant, count, Long::sum));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + " of " + STEPS + " steps on files", failure);
            }
        });
        assertTrue(counts.getOrDefault(Invariant.ATTACHMENT_HASH, 0L) > 0, counts::toString);
    }

    @Test
    void anAttachmentThatIsKeptOtherwiseIsCaught() {
        assertEquals(Invariant.ATTACHMENT_HASH, caught(new Seams() {
            @Override
            void whole(SimTowns towns, String town, String hash) {
                ((DatabaseTowns) towns).spoil(town, hash);
            }
        }));
    }

    @Test
    void aLogThatIsAlteredBehindItsBackIsCaught() {
        assertEquals(Invariant.AUDIT_CHAIN, caught(new Seams() {
            @Override
            void saved(SimStation store) {
                ((FileStation) store).alterLog();
            }
        }));
    }

    private static Invariant caught(Seams bug) {
        Broken broken = assertThrows(Broken.class, () -> stores.run(2, STEPS, bug, new TreeMap<>()));
        return broken.invariant();
    }
}
