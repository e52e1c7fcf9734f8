package cn.sixin.app.cli;

import cn.sixin.app.station.Station;
import cn.sixin.ledger.Problem;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.store.files.StoreTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Puts a backup in the store's place, which is set aside first; without a file it lists what there is. */
@CommandLine.Command(name = "restore")
final class RestoreCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "cli.option.backup")
    @Nullable
    private Path file;

    RestoreCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station) throws IOException {
        Backups backups = new Backups(station.files(), tools.clock());
        if (file == null) {
            return list(backups.list());
        }
        Path wanted = file.toAbsolutePath().normalize();
        if (!Files.exists(wanted)) {
            return terminal().tell(Problem.error("backup.gone", wanted));
        }
        Optional<Backup> backup = find(backups, wanted, station.files().backups());
        if (backup.isEmpty()) {
            return terminal().tell(new StoreTrouble.BackupDamaged(wanted).problem());
        }
        Optional<StoreTrouble> trouble = backups.restore(backup.get());
        if (trouble.isPresent()) {
            return terminal().tell(trouble.get().problem());
        }
        terminal()
                .say(
                        "cli.restore.done",
                        backup.get().rows(),
                        station.files().home().resolve("aside"));
        return Exit.DONE;
    }

    /** One that lies elsewhere is taken into the folder first, so that it is kept with the others. */
    private static Optional<Backup> find(Backups backups, Path wanted, Path folder) throws IOException {
        Path inside = folder.toAbsolutePath().normalize().resolve(wanted.getFileName());
        if (!inside.equals(wanted)) {
            Files.createDirectories(folder);
            Files.copy(wanted, inside, StandardCopyOption.REPLACE_EXISTING);
        }
        return backups.list().stream()
                .filter(b -> b.file().toAbsolutePath().normalize().equals(inside))
                .findFirst();
    }

    private int list(List<Backup> all) {
        if (all.isEmpty()) {
            terminal().say("cli.restore.none");
        }
        for (Backup backup : all) {
            terminal()
                    .say(
                            "cli.restore.line",
                            backup.at()
                                    .atZone(tools.clock().getZone())
                                    .toLocalDateTime()
                                    .withNano(0),
                            backup.rows(),
                            backup.file());
        }
        return Exit.DONE;
    }
}
