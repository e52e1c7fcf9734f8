package cn.sixin.app.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A process that is to be killed when all that works in it stands at its failpoint; and what it says until then. */
final class KilledProcess implements AutoCloseable {
    /** What a process that signal 9 ended gives its parent. */
    private static final int KILLED = 137;

    private static final String ENDED = "ended";
    private final Process process;
    private final Thread reader;
    private final Path log;
    private final Consumer<Saved> saved;
    private final Consumer<String[]> cursors;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Set<String> stopped = new HashSet<>();
    private final Set<String> missed = new HashSet<>();
    private final List<String> logged = new ArrayList<>();

    /**
     * @param saved is told of each edit that it calls saved
     * @param cursors is told where its stations stand with a town: the words of a line
     */
    KilledProcess(Process process, Path log, Consumer<Saved> saved, Consumer<String[]> cursors) {
        this.process = process;
        this.log = log;
        this.saved = saved;
        this.cursors = cursors;
        reader = Thread.startVirtualThread(() -> {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add);
            lines.add(ENDED);
        });
    }

    /** Adds to what is heard of it. */
    void says(String line) {
        lines.add(line);
    }

    void serves() throws InterruptedException {
        for (String line = lines.take(); !line.equals(CityChild.SERVING); line = lines.take()) {
            heard(line);
        }
    }

    /** Each stands at its failpoint, or has never come there. @return the former */
    Set<String> allStand(int all) throws InterruptedException {
        while (stopped.size() + missed.size() < all) {
            heard(lines.take());
        }
        return Set.copyOf(stopped);
    }

    private void heard(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "at" -> stopped.add(words[1]);
            case "missed" -> {
                if (!stopped.contains(words[1])) {
                    missed.add(words[1]);
                }
            }
            case "saved" -> saved.accept(new Saved(words[1], UUID.fromString(words[2]), words[3], words[4]));
            case "synced" -> assertEquals("DONE", words[2], line);
            case "cursor" -> cursors.accept(words);
            case ENDED -> throw new AssertionError("it ended by itself, see " + log + ": " + logged);
            default -> logged.add(line);
        }
    }

    /** Signal 9; what it said before counts. */
    void kill() throws InterruptedException {
        assertTrue(process.isAlive(), "it ended by itself");
        process.toHandle().destroyForcibly();
        reader.join();
        for (String line = lines.take(); !line.equals(ENDED); line = lines.take()) {
            heard(line);
        }
        assertEquals(KILLED, process.waitFor(), logged::toString);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
