package cn.sixin.app.cli;

import cn.sixin.app.station.Station;
import cn.sixin.ledger.Problem;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.store.files.StoreTrouble;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Puts a backup, the newest unless one is named, in the store's place, which is set aside first. */
@CommandLine.Command(name = "restore")
final class RestoreCommand extends Command {
    @Option(names = "--from", paramLabel = "FILE", descriptionKey = "cli.option.from")
    @Nullable
    private Path from;

    RestoreCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station) throws IOException {
        Backups backups = new Backups(station.files(), tools.clock());
        if (from != null && !Files.exists(from)) {
            return told(Problem.error("backup.gone", from), Exit.STORE);
        }
        Optional<Backup> backup =
                from == null ? backups.list().stream().findFirst() : backups.read(from.toAbsolutePath());
        if (backup.isEmpty()) {
            Problem problem = from == null
                    ? Problem.error("backup.none", station.files().backups())
                    : new StoreTrouble.BackupDamaged(from).problem();
            return told(problem, Exit.STORE);
        }
        Optional<StoreTrouble> trouble = backups.restore(backup.get());
        if (trouble.isPresent()) {
            return told(trouble.get().problem(), Exit.STORE);
        }
        Path aside = station.files().home().resolve("aside");
        terminal().say("cli.restore.done", backup.get().rows(), backup.get().file(), aside);
        return Exit.DONE;
    }
}
