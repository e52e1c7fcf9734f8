package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.ledger.Ledger;
import cn.sixin.store.CheckReport;
import cn.sixin.store.StoreCheck;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import picocli.CommandLine;

/** Opens the store and verifies schema, change log, journal and counts. */
@CommandLine.Command(name = "check")
final class CheckCommand extends OfficerCommand {
    CheckCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) throws IOException {
        CheckReport report = StoreCheck.run(session.store());
        terminal().say("cli.check.schema", report.schema());
        for (Ledger ledger : session.store().ledgers()) {
            terminal()
                    .say("cli.check.rows", ledger.label(labels()), report.rows().getOrDefault(ledger.name(), 0L));
        }
        terminal().say("cli.check.changes", report.changes(), report.pending());
        if (session.recovered() > 0) {
            terminal().say("cli.check.recovered", session.recovered());
        }
        if (report.sound()) {
            terminal().say("cli.check.sound");
            return Exit.DONE;
        }
        faults(report);
        return Exit.PROBLEM;
    }

    private void faults(CheckReport report) {
        report.brokenAt().ifPresent(seq -> terminal().say("cli.check.broken", seq));
        if (report.strayRows() > 0) {
            terminal().say("cli.check.stray", report.strayRows());
        }
        if (!report.journalAgrees()) {
            terminal().say("cli.check.journal");
        }
    }
}
