package cn.sixin.app.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Puts a staged program in the place of the present one, in a process of its own that waits for the present one to
 * end. Knows nothing but the JDK: it runs from a copy of the staged runtime. What fails is taken back.
 */
public final class Replacement {
    static final String DONE = "done";
    static final String FAILED = "failed";
    private static final long PATIENCE_SECONDS = 120;

    private Replacement() {}

    /** @param args the program's folder, the staged one, where the former goes, the process to wait for, the result */
    public static void main(String[] args) throws IOException {
        Path result = Path.of(args[4]);
        try {
            awaitEnd(Long.parseLong(args[3]));
            replace(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
            Files.writeString(result, DONE);
        } catch (IOException | ExecutionException | TimeoutException e) {
            Files.writeString(result, FAILED + " " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Files.writeString(result, FAILED);
        }
    }

    private static void awaitEnd(long process) throws ExecutionException, InterruptedException, TimeoutException {
        var running = ProcessHandle.of(process);
        if (running.isPresent()) {
            running.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    static void replace(Path present, Path staged, Path former) throws IOException {
        if (!Files.isDirectory(staged)) {
            throw new IOException("nothing is staged");
        }
        delete(former);
        Files.move(present, former, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(staged, present, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(former, present, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
