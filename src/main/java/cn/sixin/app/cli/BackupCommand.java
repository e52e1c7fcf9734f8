package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import picocli.CommandLine;

/** Makes an encrypted backup now. */
@CommandLine.Command(name = "backup")
final class BackupCommand extends OfficerCommand {
    BackupCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) throws IOException {
        Backup backup = new Backups(station.files(), tools.clock()).make(session.store(), Backup.Reason.DEMAND);
        terminal().say("cli.backup.done", backup.file(), backup.rows());
        return Exit.DONE;
    }
}
