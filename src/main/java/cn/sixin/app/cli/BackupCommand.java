package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.store.Backup;
import cn.sixin.store.Backups;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Makes an encrypted backup now. */
@CommandLine.Command(name = "backup")
final class BackupCommand extends Command {
    @Mixin
    private SignInOptions signIn = new SignInOptions();

    BackupCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station) throws IOException {
        Optional<Session> entered = signIn.enter(station, terminal());
        if (entered.isEmpty()) {
            return Exit.PROBLEM;
        }
        try (Session session = entered.get()) {
            Backup backup = new Backups(station.files(), tools.clock()).make(session.store(), Backup.Reason.DEMAND);
            terminal().say("cli.backup.done", backup.file(), backup.rows());
            return Exit.DONE;
        }
    }
}
