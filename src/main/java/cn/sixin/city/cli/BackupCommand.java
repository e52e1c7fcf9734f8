package cn.sixin.city.cli;

import cn.sixin.city.db.CityBackup;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Writes the whole database into one file, beside a server that goes on serving. */
@CommandLine.Command(name = "backup")
final class BackupCommand extends CityCommand {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(names = "--to", paramLabel = "FILE", descriptionKey = "city.option.backup_to")
    @Nullable
    private Path to;

    @Option(names = "--keep", paramLabel = "N", descriptionKey = "city.option.backup_keep")
    private int keep;

    BackupCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) throws IOException {
        Path file = to == null ? fresh() : to.toAbsolutePath();
        long rows = new CityBackup(database).write(file, host.clock().instant());
        terminal().say("city.backup.done", file, rows);
        if (to == null && keep > 0) {
            removeOld(file.getParent());
        }
        return Exit.DONE;
    }

    private Path fresh() throws IOException {
        Path folder = Files.createDirectories(home().resolve("backups"));
        return folder.resolve("city-" + STAMP.format(host.clock().instant()) + ".zip");
    }

    private void removeOld(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        List<Path> ours;
        try (Stream<Path> files = Files.list(folder)) {
            ours = files.filter(file -> file.getFileName().toString().matches("city-\\d{8}-\\d{6}\\.zip"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : ours.subList(Math.min(keep, ours.size()), ours.size())) {
            Files.delete(old);
        }
    }
}
