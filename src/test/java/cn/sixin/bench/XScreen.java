package cn.sixin.bench;

import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/** An X server whose screen lies in a file. */
record XScreen(Process server, String name, MappedByteBuffer memory, int start) implements AutoCloseable {
    static final int WIDTH = 1366;
    static final int HEIGHT = 768;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final int STEP = 3;
    /** Text alone has more shades than this; a window not yet painted has one or two. */
    private static final int SHADES = 12;

    static XScreen open(Path folder) throws Exception {
        String name = ":" + (20 + ProcessHandle.current().pid() % 70);
        Process server = new ProcessBuilder(
                        "Xvfb",
                        name,
                        "-screen",
                        "0",
                        WIDTH + "x" + HEIGHT + "x24",
                        "-fbdir",
                        folder.toString(),
                        // A key held down by a busy machine must not be typed twice.
                        "-r",
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
            return new XScreen(server, name, memory, pixels(memory));
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
        return shades(0, 0, WIDTH, HEIGHT, SHADES);
    }

    /** Whether text or a picture stands in a part of the screen. */
    boolean painted(int x, int y, int width, int height) {
        return shades(x, y, width, height, SHADES) > SHADES;
    }

    private int shades(int left, int top, int width, int height, int enough) {
        Set<Integer> seen = new HashSet<>();
        for (int y = top; y < top + height && seen.size() <= enough; y += STEP) {
            for (int x = left + y % STEP; x < left + width; x += STEP) {
                seen.add(pixel(x, y));
            }
        }
        return seen.size();
    }

    /** How many pixels of a part of the screen a question holds for. */
    int count(int left, int top, int width, int height, IntPredicate question) {
        int found = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                found += question.test(pixel(x, y)) ? 1 : 0;
            }
        }
        return found;
    }

    /** Blue, green, red and nothing, from the highest byte down. */
    int pixel(int x, int y) {
        return memory.getInt(start + (y * WIDTH + x) * 4) & 0xFFFFFF00;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
