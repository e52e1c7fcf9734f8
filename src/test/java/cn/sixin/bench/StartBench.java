package cn.sixin.bench;

import cn.sixin.Ledgers;
import cn.sixin.app.Main;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.ledger.Problem;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.KdfCost;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long until a window is painted, timed from outside the process: from the start of the command to the first moment
 * at which the screen shows it. The sign-in window beside a bare JavaFX window, turn and turn about, started with
 * the same JVM options. The screen is an Xvfb of its own whose memory is read as a file. Arguments: how often each
 * (default 9), then JVM options for both.
 */
public final class StartBench {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx512m");

    private final Path folder = Files.createTempDirectory("start-bench");
    private final Path home = folder.resolve("home");
    private final List<String> options;

    private StartBench(List<String> options) throws IOException {
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 9;
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(Arrays.asList(args).subList(Math.min(1, args.length), args.length));
        new StartBench(options).run(times);
    }

    private void run(int times) throws Exception {
        found();
        try (XScreen screen = XScreen.open(folder)) {
            once(screen, BareWindow.class.getName());
            once(screen, Main.class.getName());
            double[] bare = new double[times];
            double[] desk = new double[times];
            for (int i = 0; i < times; i++) {
                bare[i] = once(screen, BareWindow.class.getName());
                desk[i] = once(screen, Main.class.getName());
            }
            Arrays.sort(bare);
            Arrays.sort(desk);
            System.out.printf(
                    "painted: bare %.2f s (%.2f to %.2f), sign-in %.2f s (%.2f to %.2f), ratio of medians %.2f, of the"
                            + " quickest %.2f%n",
                    bare[times / 2],
                    bare[0],
                    bare[times - 1],
                    desk[times / 2],
                    desk[0],
                    desk[times - 1],
                    desk[times / 2] / bare[times / 2],
                    desk[0] / bare[0]);
        }
    }

    /** A station to sign in to. */
    private void found() {
        Station station = new Station(
                new StoreFiles(home), Clock.systemDefaultZone(), () -> StoreConfig.of(Ledgers.ALL), KdfCost.STANDARD);
        switch (station.found("441900119", "陈静", "Spring-2027".toCharArray())) {
            case Station.Founded.Made(Session session, var code) -> session.close();
            case Station.Founded.Refused(Problem problem) -> throw new IllegalStateException(problem.toString());
        }
    }

    /** Seconds from the command to the picture. */
    private double once(XScreen screen, String main) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("out.txt").toFile()));
        builder.environment().put("DISPLAY", screen.name());
        builder.environment().put("SIXIN_HOME", home.toString());
        screen.awaitBlank();
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            while (!screen.painted()) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE) {
                    throw new IllegalStateException("no window: " + Files.readString(folder.resolve("out.txt")));
                }
                Thread.onSpinWait();
                TimeUnit.MICROSECONDS.sleep(500);
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
