package cn.sixin.exchange;

import cn.sixin.ledger.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Writes a file beside its place and moves it there when it is whole, so that the old one is never half gone. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content; may throw to give up, also {@link java.util.concurrent.CancellationException}. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException, Refused;
    }

    /** @throws Refused when the place cannot be written; then the old file stands and nothing is left behind */
    public static void write(Path target, Content content) throws Refused {
        Path place = target.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Refused.because("export.folder", String.valueOf(folder));
        }
        @org.jspecify.annotations.Nullable Path part = beside(folder, place);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.to(out);
                out.flush();
                channel.force(true);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            part = null;
        } catch (IOException e) {
            throw failed(place, e);
        } finally {
            discard(part);
        }
    }

    /** This place, or where something is already, the next of its name that is free: {@code name-2.ext}. */
    public static Path free(Path wanted) {
        String name = String.valueOf(wanted.getFileName());
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        Path place = wanted;
        for (int number = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS); number++) {
            place = wanted.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
        return place;
    }

    /** What cannot even be begun is the folder's fault, not that of a program that holds the file. */
    private static Path beside(Path folder, Path place) throws Refused {
        try {
            return Files.createTempFile(folder, ".", ".part");
        } catch (IOException e) {
            throw saysFull(e) ? failed(place, e) : new Refused(Problem.error("export.read_only", folder.toString()), e);
        }
    }

    private static void discard(@org.jspecify.annotations.Nullable Path part) throws Refused {
        if (part != null) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw failed(part, e);
            }
        }
    }

    static Refused failed(Path target, IOException fault) {
        String name = String.valueOf(target.getFileName());
        return new Refused(Problem.error(saysFull(fault) ? "export.disk" : "export.locked", name), fault);
    }

    private static boolean saysFull(IOException fault) {
        String says = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return says.contains("no space") || says.contains("not enough space") || says.contains("quota");
    }
}
