package cn.sixin.city.cli;

import cn.sixin.city.db.CityBackup;
import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Devices;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of what the database holds. Every device finds out at its next sync. */
@CommandLine.Command(name = "restore")
final class RestoreCommand extends CityCommand {
    @Parameters(paramLabel = "FILE", descriptionKey = "city.option.restore_from")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private Path from;

    @Option(names = "--replace", descriptionKey = "city.option.restore_replace")
    private boolean replace;

    RestoreCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) throws IOException {
        if (!Files.isRegularFile(from)) {
            return told(Problem.error("city.backup_gone", from), Exit.PROBLEM);
        }
        if (!replace && new Devices(database, host.random(), host.clock()).any()) {
            return told(Problem.error("city.not_empty"), Exit.PROBLEM);
        }
        return switch (new CityBackup(database).restore(from, host.clock().instant())) {
            case CityBackup.Restored.Done done -> {
                terminal().say("city.restore.done", done.rows(), done.madeAt());
                yield Exit.DONE;
            }
            case CityBackup.Restored.Damaged damaged -> told(Problem.error("city.backup_damaged", from), Exit.PROBLEM);
            case CityBackup.Restored.OtherVersion other ->
                told(Problem.error("city.backup_version", from), Exit.PROBLEM);
        };
    }
}
