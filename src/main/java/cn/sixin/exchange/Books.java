package cn.sixin.exchange;

import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Opens whatever an officer chose, by what is in it and not by what it is called. */
public final class Books {
    private static final int HEAD = 512;

    private Books() {}

    /** @throws Refused when it is no workbook, locked, damaged, protected or beyond {@link Limits#USUAL} */
    public static Book open(Path file) throws Refused {
        return open(file, Limits.USUAL);
    }

    /** @throws Refused when it is no workbook, locked, damaged, protected or beyond the limits */
    public static Book open(Path file, Limits limits) throws Refused {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith("~$") || name.startsWith(".~")) {
            throw Refused.because("workbook.lock_file", name);
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
            if (Files.size(file) > limits.fileBytes()) {
                throw Refused.because("workbook.large", limits.fileBytes() >> 20);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (head.length == 0) {
            throw Refused.because("workbook.empty", name);
        }
        free(file, name);
        List<Problem> said = isOpenElsewhere(file, name) ? List.of(Problem.warning("workbook.open")) : List.of();
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return new XlsxBook(file, limits, said);
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return ole(file, limits, said);
        }
        return text(file, name, head, limits, said);
    }

    /** Whoever holds it locked may be in the middle of writing it. */
    private static void free(Path file, String name) throws Refused {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // Closing the channel lets it go.
            if (channel.tryLock(0, Long.MAX_VALUE, true) == null) {
                throw Refused.because("workbook.locked", name);
            }
        } catch (OverlappingFileLockException e) {
            throw Refused.because("workbook.locked", name);
        } catch (IOException e) {
            // A disk that knows no locks, as some network folders: whether it can be read is seen when it is.
        }
    }

    /** The files that Excel and WPS, WPS, and LibreOffice put beside what they have open. */
    private static boolean isOpenElsewhere(Path file, String name) {
        return Stream.of("~$" + name, ".~" + name, ".~lock." + name + "#")
                .anyMatch(beside -> Files.exists(file.resolveSibling(beside)));
    }

    private static Book ole(Path file, Limits limits, List<Problem> said) throws Refused {
        POIFSFileSystem container;
        try {
            container = new POIFSFileSystem(file.toFile(), true);
        } catch (IOException | RuntimeException e) {
            throw new Refused(Problem.error("workbook.damaged"), e);
        }
        try {
            DirectoryNode root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw Refused.because("workbook.password");
            }
            if (!root.hasEntryCaseInsensitive("Workbook")) {
                throw Refused.because(root.hasEntryCaseInsensitive("Book") ? "workbook.old" : "workbook.other");
            }
            return new XlsBook(file, container, limits, said);
        } catch (Refused e) {
            try {
                container.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private static Book text(Path file, String name, byte[] head, Limits limits, List<Problem> said) throws Refused {
        String ascii = new String(head, StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (ascii.startsWith("\u00EF\u00BB\u00BF")) {
            ascii = ascii.substring(3).strip();
        }
        if (ascii.startsWith("<")) {
            throw Refused.because("workbook.html", name);
        }
        boolean binary = false;
        for (byte b : head) {
            binary |= b >= 0 && b < 9;
        }
        boolean utf16 = head.length > 1 && (head[0] & 0xff) >= 0xfe && (head[1] & 0xff) >= 0xfe;
        if (binary && !utf16) {
            throw Refused.because("workbook.other");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".txt")) {
            return new CsvBook(file, limits, said);
        }
        throw Refused.because("workbook.renamed", name);
    }

    /** A file that the system does not let us read: gone, or held by the program that has it open. */
    static Refused unreadable(Path file, IOException fault) {
        String name = String.valueOf(file.getFileName());
        boolean gone = fault instanceof NoSuchFileException || !Files.exists(file);
        return new Refused(Problem.error(gone ? "workbook.gone" : "workbook.locked", name), fault);
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
