package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.store.CheckReport;
import cn.sixin.store.StoreCheck;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Opens the store and verifies schema, change log, journal and counts. */
@CommandLine.Command(name = "check")
final class CheckCommand extends Command {
    @Mixin
    private SignInOptions signIn = new SignInOptions();

    CheckCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station) throws IOException {
        Optional<Session> entered = signIn.enter(station, terminal());
        if (entered.isEmpty()) {
            return Exit.PROBLEM;
        }
        try (Session session = entered.get()) {
            CheckReport report = StoreCheck.run(session.store());
            tell(report, session.recovered());
            return report.sound() ? Exit.DONE : Exit.PROBLEM;
        }
    }

    private void tell(CheckReport report, long recovered) {
        terminal().say("cli.check.schema", report.schema());
        report.rows()
                .forEach((ledger, rows) ->
                        terminal().say("cli.check.rows", terminal().labels().text(ledger + ".ledger"), rows));
        terminal().say("cli.check.changes", report.changes(), report.pending());
        if (recovered > 0) {
            terminal().say("cli.check.recovered", recovered);
        }
        if (report.sound()) {
            terminal().say("cli.check.sound");
            return;
        }
        report.brokenAt().ifPresent(seq -> terminal().say("cli.check.broken", seq));
        if (report.strayRows() > 0) {
            terminal().say("cli.check.stray", report.strayRows());
        }
        if (!report.journalAgrees()) {
            terminal().say("cli.check.journal");
        }
    }
}
