package cn.sixin.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of its own size, in memory, where there is the right to mount one; else the test is left out. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;

    /** @param size as mount takes it, {@code 80m} */
    public SmallDisk(Path folder, String size) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        boolean mounted = Files.isExecutable(Path.of("/bin/mount"))
                && run("mount", "-t", "tmpfs", "-o", "size=" + size, "sixin", folder.toString());
        assumeTrue(mounted, "no right to mount a disk here");
    }

    /** From now on nothing can be written, or again it can. */
    public void readOnly(boolean only) throws IOException {
        if (!run("mount", "-o", only ? "remount,ro" : "remount,rw", folder.toString())) {
            throw new IOException("remount");
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", folder.toString())) {
            throw new IOException("umount " + folder);
        }
    }
}
