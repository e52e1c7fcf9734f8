package cn.sixin.store.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Writing a file so that after a power cut it is either the old one or the new one. */
public final class DurableFile {
    private DurableFile() {}

    /** Replaces {@code target} by {@code content}: written beside it, forced to disk, moved into place. */
    public static void write(Path target, byte[] content) throws IOException {
        Path beside = beside(target);
        try {
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            moveInto(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Moves a finished file over {@code target} and forces the folder's entry to disk. */
    public static void moveInto(Path finished, Path target) throws IOException {
        try {
            Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(finished, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            forceFolder(folder);
        }
    }

    /** Forces a written file to disk. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The place where a file is prepared before it takes the name of {@code target}. */
    public static Path beside(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static void forceFolder(Path folder) throws IOException {
        // Windows cannot open a folder as a file and journals the entry itself.
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
