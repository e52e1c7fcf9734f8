package cn.sixin.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a second process out of a data folder. The operating system frees the lock with the process, however it ends.
 *
 * <p>Three traps. Windows locks are mandatory: what is locked here is a byte beyond the file's end, so that copying the
 * folder still works. On POSIX, closing <em>any</em> channel on the file gives the whole process's lock up: nothing
 * else in this program opens it, and how to reach its owner stands in another file ({@link FrontDoor}). And the file is
 * never deleted: a process that waits on the deleted one would hold a lock that nobody else sees.
 */
public final class InstanceLock implements AutoCloseable {
    private static final String NAME = "instance.lock";
    private static final long BEYOND = 1024;

    private final FileChannel channel;
    // Held, because a lock that is collected is a lock given up.
    private final FileLock lock;

    private InstanceLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Empty when another process, or this one, has it already.
     *
     * @throws IOException when the folder's file system cannot lock at all
     */
    public static Optional<InstanceLock> take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(BEYOND, 1, false);
            if (lock != null) {
                return Optional.of(new InstanceLock(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // This process has it. The channel is left to the collector: closing it would free the other's lock.
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
