package cn.sixin.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An image as it is installed, all of it seen from outside the process: how large it is; how long until its sign-in
 * window is painted, by the first start on a machine and by those that follow, these turn and turn about with a bare
 * JavaFX window in the same runtime with the same options and a start-up archive of its own; from the return key to the
 * painted home page, less what a wrong password needs to be refused, which is the derivation of the key; and after a
 * minute idle the heap and what the process holds of the memory. Needs Xvfb and xdotool.
 *
 * <p>Arguments: the image, how often each, and folders with a store each that {@code demo} made for {@link #PASSWORD}.
 * {@code installer/linux/measure} gives them.
 */
public final class ImageBench {
    static final String PASSWORD = "Officer-2027";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
    private static final int IDLE_SECONDS = 60;
    private static final Pattern USED = Pattern.compile("total (\\d+)K, used (\\d+)K");

    private final Path image;
    private final Path folder = Files.createTempDirectory("image-bench");
    private final List<String> options;
    private final List<String> classPath;

    private ImageBench(Path image) throws IOException {
        this.image = image;
        Path app = image.resolve("lib/app");
        List<String> lines = Files.readAllLines(app.resolve("sixin-station.cfg")).stream()
                .map(line -> line.replace("$APPDIR", app.toString()))
                .toList();
        options = values(lines, "java-options=");
        classPath = values(lines, "app.classpath=");
    }

    private static List<String> values(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .toList();
    }

    public static void main(String[] args) throws Exception {
        ImageBench bench = new ImageBench(Path.of(args[0]).toAbsolutePath());
        int times = Integer.parseInt(args[1]);
        bench.size();
        try (XScreen screen = XScreen.open(bench.folder)) {
            Path empty = bench.folder.resolve("home");
            for (int i = 2; i < args.length; i++) {
                copy(Path.of(args[i]), empty);
                if (i == 2) {
                    bench.painted(screen, empty, times);
                }
                System.out.println(args[i] + ":");
                bench.home(screen, empty, times);
                bench.idle(screen, empty);
            }
        }
    }

    private void size() throws IOException {
        long all = 0;
        long archive = Files.size(image.resolve("lib/app/sixin.aot"));
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all += Files.size(file);
            }
        }
        System.out.printf("installed: %.1f MB, of which the start-up archive %.1f MB%n", all / 1e6, archive / 1e6);
    }

    private void painted(XScreen screen, Path home, int times) throws Exception {
        List<String> bareCommand = bare(screen);
        double[] bare = new double[times];
        double[] desk = new double[times];
        for (int i = -1; i < times; i++) {
            double first = untilPainted(screen, bareCommand, home);
            double second = i < 0 ? settled(screen, home) : untilPainted(screen, desk(), home);
            if (i >= 0) {
                bare[i] = first;
                desk[i] = second;
            }
        }
        Arrays.sort(bare);
        Arrays.sort(desk);
        System.out.printf(
                "painted: bare %s, sign-in %s, ratio of medians %.2f, of the quickest %.2f%n",
                spread(bare), spread(desk), desk[times / 2] / bare[times / 2], desk[0] / bare[0]);
    }

    /** The first start on a machine, which may end what it leaves for the next ones. */
    private double settled(XScreen screen, Path home) throws Exception {
        screen.awaitBlank();
        long begin = System.nanoTime();
        Process process = start(screen, desk(), home);
        try {
            await(process, screen::painted);
            double painted = since(begin);
            await(process, () -> hasLooks(home));
            System.out.printf("painted by the first start: %.2f s%n", painted);
            return painted;
        } finally {
            end(process);
        }
    }

    private static boolean hasLooks(Path home) {
        String[] kept = home.resolve("looks").toFile().list((folder, name) -> name.endsWith(".bss"));
        return kept != null && kept.length > 0;
    }

    /** The bare window as a jar, as an archive wants it, and its own archive beside it. */
    private List<String> bare(XScreen screen) throws Exception {
        String name = BareWindow.class.getName();
        Path jar = folder.resolve("bare.jar");
        Path classes = Path.of(BareWindow.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        run(
                screen,
                folder,
                List.of(
                        tool("jar"),
                        "cf",
                        jar.toString(),
                        "-C",
                        classes.toString(),
                        name.replace('.', '/') + ".class"));
        Path archive = folder.resolve("bare.aot");
        List<String> command = new ArrayList<>(List.of(image + "/lib/runtime/bin/java"));
        options.stream().filter(option -> !option.contains("AOTCache")).forEach(command::add);
        command.addAll(List.of("-cp", jar.toString(), name));
        List<String> training = new ArrayList<>(command);
        training.add(1, "-XX:AOTCacheOutput=" + archive);
        training.add("once");
        run(screen, folder, training);
        System.out.printf("the bare window's archive: %.1f MB%n", Files.size(archive) / 1e6);
        command.add(1, "-XX:AOTCache=" + archive);
        return command;
    }

    private List<String> desk() {
        List<String> command = new ArrayList<>(List.of(image + "/lib/runtime/bin/java"));
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(":", classPath), "cn.sixin.app.Main"));
        return command;
    }

    private double untilPainted(XScreen screen, List<String> command, Path home) throws Exception {
        screen.awaitBlank();
        long begin = System.nanoTime();
        Process process = start(screen, command, home);
        try {
            await(process, screen::painted);
            return since(begin);
        } finally {
            end(process);
        }
    }

    private void home(XScreen screen, Path home, int times) throws Exception {
        double[] refused = new double[times];
        double[] entered = new double[times];
        double[] more = new double[times];
        for (int i = -1; i < times; i++) {
            screen.awaitBlank();
            Process process = start(screen, desk(), home);
            try {
                await(process, screen::painted);
                TimeUnit.SECONDS.sleep(2);
                type(screen, "Wrong-2027");
                long first = System.nanoTime();
                key(screen, "Return");
                await(process, () -> isRefused(screen));
                double wrong = since(first);
                TimeUnit.SECONDS.sleep(2);
                type(screen, PASSWORD);
                long second = System.nanoTime();
                key(screen, "Return");
                await(process, () -> homeIsPainted(screen));
                if (i >= 0) {
                    entered[i] = since(second);
                    refused[i] = wrong;
                    more[i] = entered[i] - wrong;
                }
            } finally {
                end(process);
            }
        }
        Arrays.sort(refused);
        Arrays.sort(entered);
        Arrays.sort(more);
        System.out.printf(
                "return key to home page: %s; a wrong password refused: %s; the difference: %s%n",
                spread(entered), spread(refused), spread(more));
    }

    private void idle(XScreen screen, Path home) throws Exception {
        screen.awaitBlank();
        Process process = start(screen, desk(), home);
        try {
            await(process, screen::painted);
            TimeUnit.SECONDS.sleep(2);
            type(screen, PASSWORD);
            key(screen, "Return");
            await(process, () -> homeIsPainted(screen));
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            String memory = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
            Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(memory);
            String heap = output(List.of(tool("jcmd"), Long.toString(process.pid()), "GC.heap_info"));
            Matcher parts = USED.matcher(heap);
            long used = 0;
            long total = 0;
            while (parts.find()) {
                total += Long.parseLong(parts.group(1));
                used += Long.parseLong(parts.group(2));
            }
            System.out.printf(
                    "idle for %d s: heap %.0f MB used of %.0f MB, resident %.0f MB%n",
                    IDLE_SECONDS,
                    used / 1024.0,
                    total / 1024.0,
                    resident.find() ? Long.parseLong(resident.group(1)) / 1024.0 : Double.NaN);
        } finally {
            end(process);
        }
    }

    /** The rail is there, and the work list has its rows. */
    private static boolean homeIsPainted(XScreen screen) {
        int rail = screen.pixel(70, 560);
        int red = rail >>> 8 & 0xFF;
        int green = rail >>> 16 & 0xFF;
        return red < 60 && green > 40 && green < 90 && screen.painted(240, 130, 600, 100);
    }

    /** A sentence in red stands beneath the button. */
    private static boolean isRefused(XScreen screen) {
        return screen.count(500, 458, 360, 60, ImageBench::red) > 30;
    }

    private static boolean red(int pixel) {
        return (pixel >>> 8 & 0xFF) > 150 && (pixel >>> 16 & 0xFF) < 90 && (pixel >>> 24) < 90;
    }

    private Process start(XScreen screen, List<String> command, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("out.txt").toFile()));
        builder.environment().put("DISPLAY", screen.name());
        builder.environment().put("SIXIN_HOME", home.toString());
        return builder.start();
    }

    private void run(XScreen screen, Path home, List<String> command) throws Exception {
        int code = start(screen, command, home).waitFor();
        if (code != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("out.txt")));
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void await(Process process, BooleanSupplier there) throws Exception {
        long begin = System.nanoTime();
        while (!there.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE) {
                throw new IllegalStateException(
                        "it did not come so far: " + Files.readString(folder.resolve("out.txt")));
            }
            TimeUnit.MICROSECONDS.sleep(500);
        }
    }

    private void type(XScreen screen, String text) throws Exception {
        run(screen, folder, List.of("xdotool", "type", text));
        TimeUnit.MILLISECONDS.sleep(500);
    }

    private void key(XScreen screen, String key) throws Exception {
        run(screen, folder, List.of("xdotool", "key", key));
    }

    private static String output(List<String> command) throws IOException {
        try (var in = new ProcessBuilder(command).start().getInputStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Of sorted seconds the median, and from which to which. */
    private static String spread(double[] seconds) {
        return "%.2f s (%.2f to %.2f)".formatted(seconds[seconds.length / 2], seconds[0], seconds[seconds.length - 1]);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
