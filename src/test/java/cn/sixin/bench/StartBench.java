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
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How long until a window is painted, timed from outside the process: from the start of the command to the first moment
 * at which the screen shows it. The sign-in window beside a bare JavaFX window, turn and turn about, started with
 * the same JVM options. The screen is an Xvfb of its own whose memory is read as a file. Arguments: how often each
 * (default 9), then JVM options for both.
 */
public final class StartBench {
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;
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
        try (Screen screen = Screen.open(folder)) {
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
        Station station = new Station(new StoreFiles(home), StoreConfig.of(Ledgers.ALL), KdfCost.STANDARD);
        switch (station.found("441900119", "陈静", "Spring-2027".toCharArray())) {
            case Station.Founded.Made(Session session, var code) -> session.close();
            case Station.Founded.Refused(Problem problem) -> throw new IllegalStateException(problem.toString());
        }
    }

    /** Seconds from the command to the picture. */
    private double once(Screen screen, String main) throws Exception {
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

    /** An X server whose screen lies in a file. */
    private record Screen(Process server, String name, MappedByteBuffer memory, int start) implements AutoCloseable {
        private static final int STEP = 3;
        /** Text alone has more shades than this; a window not yet painted has one or two. */
        private static final int SHADES = 12;

        static Screen open(Path folder) throws Exception {
            String name = ":" + (20 + ProcessHandle.current().pid() % 70);
            Process server = new ProcessBuilder(
                            "Xvfb",
                            name,
                            "-screen",
                            "0",
                            WIDTH + "x" + HEIGHT + "x24",
                            "-fbdir",
                            folder.toString(),
                            "-nolisten",
                            "tcp")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            Path file = folder.resolve("Xvfb_screen0");
            long begin = System.nanoTime();
            while (!Files.exists(file) || Files.size(file) < WIDTH * HEIGHT * 4L) {
                if (!server.isAlive() || System.nanoTime() - begin > PATIENCE) {
                    throw new IllegalStateException("Xvfb does not start");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            TimeUnit.MILLISECONDS.sleep(500);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
                return new Screen(server, name, memory, pixels(memory));
            }
        }

        /** Behind the head of an xwd file and its colours. */
        private static int pixels(ByteBuffer memory) {
            int head = memory.getInt(0);
            int colours = memory.getInt(76);
            return head + colours * 12;
        }

        boolean painted() {
            return shades() > SHADES;
        }

        void awaitBlank() throws InterruptedException {
            while (shades() > 1) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }

        private int shades() {
            Set<Integer> seen = new HashSet<>();
            for (int y = 0; y < HEIGHT; y += STEP) {
                for (int x = y % STEP; x < WIDTH; x += STEP) {
                    int pixel = memory.getInt(start + (y * WIDTH + x) * 4) & 0xFFFFFF00;
                    seen.add(pixel);
                }
                if (seen.size() > SHADES) {
                    break;
                }
            }
            return seen.size();
        }

        @Override
        public void close() {
            server.destroy();
        }
    }
}
