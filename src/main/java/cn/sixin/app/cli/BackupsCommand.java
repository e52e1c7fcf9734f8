package cn.sixin.app.cli;

import cn.sixin.app.station.Station;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;

/** Lists the backups, newest first. */
@CommandLine.Command(name = "backups")
final class BackupsCommand extends Command {
    BackupsCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station) throws IOException {
        List<Backup> all = new Backups(station.files(), tools.clock()).list();
        if (all.isEmpty()) {
            terminal().say("cli.backups.none");
        }
        for (Backup backup : all) {
            var at = backup.at()
                    .atZone(tools.clock().getZone())
                    .toLocalDateTime()
                    .withNano(0);
            terminal().say("cli.backups.line", at.toString(), backup.rows(), backup.file());
        }
        return Exit.DONE;
    }
}
