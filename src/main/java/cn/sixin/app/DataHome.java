package cn.sixin.app;

import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The folder in which the station keeps everything: store, backups, log, settings. Its owner alone may look in. */
public record DataHome(Path folder) {
    /** The environment variable that names another place. */
    public static final String OVERRIDE = "SIXIN_HOME";

    private static final String NAME = "sixin-station";

    /**
     * Where this system keeps a program's data: XDG_DATA_HOME (else ~/.local/share), %LOCALAPPDATA%, ~/Library.
     *
     * @param os as the property {@code os.name} has it
     */
    public static DataHome locate(Map<String, String> environment, String os, Path userHome) {
        String override = environment.getOrDefault(OVERRIDE, "");
        if (!override.isBlank()) {
            return new DataHome(Path.of(override).toAbsolutePath().normalize());
        }
        return new DataHome(
                base(environment, os.toLowerCase(Locale.ROOT), userHome).resolve(NAME));
    }

    private static Path base(Map<String, String> environment, String os, Path userHome) {
        if (os.contains("windows")) {
            return absolute(environment.get("LOCALAPPDATA"))
                    .orElse(userHome.resolve("AppData").resolve("Local"));
        }
        if (os.contains("mac")) {
            return userHome.resolve("Library").resolve("Application Support");
        }
        // The XDG rules: a relative path there is to be ignored.
        return absolute(environment.get("XDG_DATA_HOME"))
                .orElse(userHome.resolve(".local").resolve("share"));
    }

    private static Optional<Path> absolute(@org.jspecify.annotations.Nullable String path) {
        return Optional.ofNullable(path).filter(p -> !p.isBlank()).map(Path::of).filter(Path::isAbsolute);
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /** What can be made again at any time: style sheets as they were parsed. */
    public Path looks() {
        return folder.resolve("looks");
    }

    public Path settings() {
        return folder.resolve("settings.json");
    }

    /** Makes the folder, closes it to others and tries a write; empty when the station can live here. */
    public Optional<Problem> prepare() {
        Optional<Path> inTheWay = fileInTheWay();
        if (inTheWay.isPresent()) {
            return Optional.of(Problem.error("home.in_the_way", inTheWay.get(), OVERRIDE));
        }
        try {
            Files.createDirectories(folder);
            close(folder);
            Files.createDirectories(logs());
            Path probe = folder.resolve(".probe");
            Files.write(probe, new byte[] {1});
            Files.delete(probe);
            return Optional.empty();
        } catch (FileAlreadyExistsException e) {
            return Optional.of(Problem.error("home.in_the_way", e.getFile(), OVERRIDE));
        } catch (IOException e) {
            return Optional.of(Problem.error("home.read_only", folder, OVERRIDE));
        }
    }

    private Optional<Path> fileInTheWay() {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                return Files.isDirectory(at) ? Optional.empty() : Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** On a file system that knows no owners, as FAT on a stick, there is nothing to close. */
    private static void close(Path folder) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
            return;
        }
        AclFileAttributeView acl = Files.getFileAttributeView(folder, AclFileAttributeView.class);
        if (acl != null) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                    .build()));
        }
    }
}
