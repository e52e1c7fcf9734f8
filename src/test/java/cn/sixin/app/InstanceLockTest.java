package cn.sixin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: a lock that only one process sees proves nothing. */
class InstanceLockTest {
    @TempDir
    Path folder;

    @Test
    void anotherProcessIsKeptOutAndCallsThisOneToTheFront() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        AtomicReference<Optional<Path>> given = new AtomicReference<>(Optional.empty());
        try (InstanceLock lock = InstanceLock.take(folder).orElseThrow();
                FrontDoor door = FrontDoor.open(folder, file -> {
                    given.set(file);
                    called.countDown();
                })) {
            Child second = Child.start(folder);
            assertEquals("taken, answered true", second.line());
            assertTrue(called.await(60, TimeUnit.SECONDS));
            assertEquals(Optional.of(folder.resolve("回包.sixinpkg")), given.get(), "the file it was given, too");
            second.end();
        }
        Child third = Child.start(folder);
        assertEquals("held", third.line());
        third.end();
    }

    @Test
    void aKilledProcessLeavesNeitherLockNorDoorBehind() throws Exception {
        Child first = Child.start(folder);
        assertEquals("held", first.line());
        assertTrue(InstanceLock.take(folder).isEmpty());
        assertTrue(FrontDoor.knock(folder, Optional.empty()));
        first.process.destroyForcibly().waitFor();
        assertTrue(Files.exists(folder.resolve("instance.door")), "the killed one could not take it away");
        assertFalse(FrontDoor.knock(folder, Optional.empty()));
        Optional<InstanceLock> lock = InstanceLock.take(folder);
        assertTrue(lock.isPresent());
        lock.get().close();
    }

    @Test
    void aCallerWithoutTheWordIsNotHeard() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        try (InstanceLock lock = InstanceLock.take(folder).orElseThrow();
                FrontDoor door = FrontDoor.open(folder, file -> called.countDown())) {
            Path file = folder.resolve("instance.door");
            String port = Files.readString(file).split(" ", 2)[0];
            Files.writeString(file, port + " " + "0".repeat(32));
            assertFalse(FrontDoor.knock(folder, Optional.empty()));
            assertEquals(1, called.getCount());
        }
    }

    @Test
    void readingWhatLiesBesideDoesNotGiveTheLockUp() throws Exception {
        try (InstanceLock lock = InstanceLock.take(folder).orElseThrow();
                FrontDoor door = FrontDoor.open(folder, file -> {})) {
            assertTrue(FrontDoor.knock(folder, Optional.empty()));
            Child second = Child.start(folder);
            assertEquals("taken, answered true", second.line());
            second.end();
        }
    }

    /** A station in a process of its own, until it is told to end. */
    private record Child(Process process, BufferedReader out) {
        static Child start(Path folder) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Holder.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Child(process, process.inputReader());
        }

        String line() throws IOException {
            return out.readLine();
        }

        void end() throws Exception {
            process.outputWriter().close();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }
    }

    /** The child's main. */
    public static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            Optional<InstanceLock> lock = InstanceLock.take(folder);
            if (lock.isEmpty()) {
                System.out.println(
                        "taken, answered " + FrontDoor.knock(folder, Optional.of(folder.resolve("回包.sixinpkg"))));
                return;
            }
            try (InstanceLock held = lock.get();
                    FrontDoor door = FrontDoor.open(folder, file -> {})) {
                System.out.println("held");
                System.in.read();
            }
        }
    }
}
