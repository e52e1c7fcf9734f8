package cn.sixin.sync;

import cn.sixin.city.db.PostgresCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Many runs on demand, for hours if need be: {@code memory|h2|postgresql SEEDS [FIRST [STEPS [FOLDER]]]}. Prints each
 * seed that fails and goes on; ends with 1 when one did. With {@code h2} and {@code postgresql} every station is an
 * encrypted store of its own in the folder, which had better lie in memory.
 */
public final class SimulationRun {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int STEPS = 200;
    private static final long SAID_EVERY = 20_000_000_000L;

    private final int steps;
    private final long begun = System.nanoTime();
    private final Map<String, Integer> points = new TreeMap<>();
    private final List<Long> failed = new ArrayList<>();
    private long done;
    private long said = begun;

    private SimulationRun(int steps) {
        this.steps = steps;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        String stores = given.getFirst();
        long seeds = Long.parseLong(given.get(1));
        long first = given.size() > 2 ? Long.parseLong(given.get(2)) : 1;
        SimulationRun run = new SimulationRun(given.size() > 3 ? Integer.parseInt(given.get(3)) : STEPS);
        LongStream range = LongStream.range(first, first + seeds);
        if (stores.equals("memory")) {
            range.parallel().forEach(run::inMemory);
        } else {
            Path folder = Files.createTempDirectory(Path.of(given.size() > 4 ? given.get(4) : "target"), "simulation");
            run.inStores(stores, folder, range);
        }
        run.say("done");
        OUT.println("died or failed at " + run.points);
        System.exit(run.failed.isEmpty() ? 0 : 1);
    }

    private void inMemory(long seed) {
        Map<String, Integer> died = new TreeMap<>();
        attempt(seed, died, () -> new Sim(seed, new Seams(), died).run(steps));
    }

    private void inStores(String stores, Path folder, LongStream range) {
        if (stores.equals("h2")) {
            try (SimStores kept = SimStores.onH2(folder, true)) {
                range.forEach(seed -> inStore(kept, seed));
            }
        } else {
            Path programs = PostgresCluster.installed().orElseThrow();
            try (PostgresCluster cluster = PostgresCluster.startCareless(programs);
                    SimStores kept = new SimStores(folder, cluster.database(), true)) {
                range.forEach(seed -> inStore(kept, seed));
            }
        }
    }

    private void inStore(SimStores kept, long seed) {
        Map<String, Integer> died = new TreeMap<>();
        attempt(seed, died, () -> kept.run(seed, steps, new Seams(), died));
    }

    private void attempt(long seed, Map<String, Integer> died, Runnable run) {
        Throwable failure = null;
        try {
            run.run();
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
        synchronized (this) {
            done++;
            died.forEach((point, count) -> points.merge(point, count, Integer::sum));
            if (failure != null) {
                failed.add(seed);
                OUT.println("seed " + seed + " FAILED: " + failure);
                if (!(failure instanceof Broken)) {
                    failure.printStackTrace(OUT);
                }
            }
            if (System.nanoTime() - said > SAID_EVERY) {
                said = System.nanoTime();
                say("so far");
            }
        }
    }

    private void say(String when) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        OUT.printf(
                Locale.ROOT,
                "%s: %d seeds of %d steps, %.2f a second, failed: %s%n",
                when,
                done,
                steps,
                done / seconds,
                failed);
    }
}
