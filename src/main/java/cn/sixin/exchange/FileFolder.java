package cn.sixin.exchange;

import cn.sixin.ledger.Progress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Files beside a workbook in a folder of their own, each whole or not there; names that any system takes. */
public final class FileFolder {
    /** Characters of a name, by code point, before its number and ending: a path may have 260 in all. */
    private static final int LONGEST = 80;

    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /**
     * One file.
     *
     * @param name as people read it; made fit for a file here
     * @param ending with its dot
     */
    public record Item(String name, String ending, byte[] content) {}

    private FileFolder() {}

    /**
     * Writes them; of the same name one after another gets a number. A file of that name from before is replaced.
     *
     * @return how many
     * @throws Refused when the folder cannot be written; those written before are whole
     * @throws CancellationException when the officer has cancelled
     */
    public static int write(Path folder, Iterator<Item> items, long total, Progress progress) throws Refused {
        try {
            Files.createDirectories(folder.toAbsolutePath());
        } catch (FileAlreadyExistsException file) {
            throw Refused.because("export.folder", folder);
        } catch (IOException e) {
            throw AtomicFile.failed(folder, e);
        }
        Set<String> taken = new HashSet<>();
        int done = 0;
        while (items.hasNext()) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            Item item = items.next();
            AtomicFile.write(folder.resolve(free(item, taken)), out -> out.write(item.content()));
            progress.at(++done, total);
        }
        return done;
    }

    private static String free(Item item, Set<String> taken) {
        String plain = fit(item.name());
        String name = plain + item.ending();
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = plain + " " + number + item.ending();
        }
        return name;
    }

    /** Without what Windows, Linux or a network drive does not take in a name. */
    static String fit(String name) {
        String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", " ").strip();
        int length = plain.codePointCount(0, plain.length());
        plain = length <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST));
        plain = plain.replaceAll("[. ]+$", "");
        return plain.isEmpty() || RESERVED.contains(plain.toLowerCase(Locale.ROOT)) ? "_" + plain : plain;
    }
}
