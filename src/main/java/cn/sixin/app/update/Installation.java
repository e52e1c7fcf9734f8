package cn.sixin.app.update;

import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where this program is installed.
 *
 * @param folder the program's own folder, replaced as a whole by an update
 */
public record Installation(Path folder) {
    private static final String LAUNCHER = "jpackage.app-path";

    /** Empty when this process was not started from an installed program. */
    public static Optional<Installation> here() {
        return of(System.getProperty(LAUNCHER, ""));
    }

    static Optional<Installation> of(String launcher) {
        if (launcher.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(launcher).toAbsolutePath().getParent();
        if (folder != null && folder.endsWith("bin")) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder).map(Installation::new);
    }

    /** As update files name it: {@code linux-amd64}, {@code windows-amd64}. */
    static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String name = os.contains("windows") ? "windows" : os.contains("mac") ? "mac" : "linux";
        return name + "-" + System.getProperty("os.arch", "");
    }

    /** Whether this officer may replace it: a program in the system's folders is the administrator's. */
    Optional<Problem> obstacle() {
        Path probe = beside(".probe");
        try {
            Files.write(probe, new byte[0]);
            Files.delete(probe);
            return Files.isWritable(folder) ? Optional.empty() : Optional.of(Problem.error("update.not_yours", folder));
        } catch (IOException e) {
            return Optional.of(Problem.error("update.not_yours", folder));
        }
    }

    /** The folder beside it with something behind its name; on the same disk, so that a move is one step. */
    Path beside(String ending) {
        return folder.resolveSibling(folder.getFileName() + ending);
    }

    /** Where a newer program is laid until this one has ended. */
    Path staged() {
        return beside(".staged");
    }

    /** Where the present program goes; kept until the next update. */
    Path former() {
        return beside(".before");
    }
}
