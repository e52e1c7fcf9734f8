package cn.sixin.app.ui;

import cn.sixin.app.station.Session;
import cn.sixin.code.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this station is.
 *
 * @param bytes of the store and its journal, without backups
 * @param device the first characters of the id by which the town knows this machine, enough to read out
 */
record StationFacts(Path home, long bytes, String town, String device) {
    private static final int SHORT = 8;

    static StationFacts read(Session session) throws IOException {
        String code = session.store().town();
        String device = session.store().device();
        return new StationFacts(
                session.store().files().home(),
                size(session.store().files().folder()),
                Town.find(code).map(Town::name).orElse(code),
                device.substring(0, Math.min(SHORT, device.length())));
    }

    private static long size(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long bytes = 0;
        for (Path file : files) {
            // One that went away meanwhile, as a part beside its target, counts nothing.
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    /** Opens a folder in the system's own file manager; false where there is none. */
    static boolean open(Path folder, String os) {
        String system = os.toLowerCase(java.util.Locale.ROOT);
        String command = system.contains("windows") ? "explorer.exe" : system.contains("mac") ? "open" : "xdg-open";
        try {
            new ProcessBuilder(command, folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException none) {
            return false;
        }
    }
}
