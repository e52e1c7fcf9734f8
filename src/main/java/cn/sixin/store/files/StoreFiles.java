package cn.sixin.store.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The layout of the data folder.
 *
 * <pre>
 * store/station.mv.db    the encrypted store
 * store/keys.json        its key, wrapped for each officer
 * store/outbox.journal   the saves that no backup holds yet, a second time
 * backups/               the last backups, newest by name
 * aside/                 what was taken out of use and never thrown away
 * </pre>
 */
public record StoreFiles(Path home) {
    /** Below this many bytes free, nothing more is written: the store must still be able to close. */
    public static final long RESERVE = 32L * 1024 * 1024;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    public Path folder() {
        return home.resolve("store");
    }

    public Path database() {
        return folder().resolve("station.mv.db");
    }

    public Path keys() {
        return folder().resolve("keys.json");
    }

    public Path journal() {
        return folder().resolve("outbox.journal");
    }

    public Path backups() {
        return home.resolve("backups");
    }

    /** A new folder name for what is set aside at {@code at}; the folder does not exist yet. */
    public Path aside(LocalDateTime at) {
        Path wanted = home.resolve("aside").resolve(STAMP.format(at));
        Path free = wanted;
        for (int i = 2; Files.exists(free); i++) {
            free = wanted.resolveSibling(wanted.getFileName() + "-" + i);
        }
        return free;
    }

    /** Whether a store was ever made here. */
    public boolean exists() {
        return Files.exists(database()) || Files.exists(keys());
    }

    /** Makes the folders and tries a write in each; nothing of the store is touched. */
    public Optional<StoreTrouble> check() {
        try {
            for (Path folder : new Path[] {home, folder(), backups()}) {
                Files.createDirectories(folder);
                Path probe = folder.resolve(".probe");
                Files.write(probe, new byte[] {1});
                Files.delete(probe);
            }
        } catch (IOException e) {
            return Optional.of(StoreTrouble.of(e, home).orElse(new StoreTrouble.ReadOnlyFolder(home)));
        }
        return checkSpace(RESERVE);
    }

    /** Whether at least {@code needed} bytes are free where the store lies. */
    public Optional<StoreTrouble> checkSpace(long needed) {
        try {
            long free =
                    Files.getFileStore(Files.exists(folder()) ? folder() : home).getUsableSpace();
            return free < needed ? Optional.of(new StoreTrouble.DiskFull(home, free)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
