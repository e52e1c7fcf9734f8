package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.ReceiptText;
import cn.sixin.ledger.Labels;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.SyncListener;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.Terminal;
import picocli.CommandLine;

/** Syncs once with the city server and prints the receipt. */
@CommandLine.Command(name = "sync")
final class SyncCommand extends OfficerCommand {
    SyncCommand(Tools tools) {
        super(tools);
    }

    static CitySync city(Session session, Labels labels, Tools tools) {
        return new CitySync(
                session.store(), labels.text("sync.title"), session.officer().name(), tools.clock());
    }

    @Override
    protected int run(Station station, Session session) {
        try (CitySync city = city(session, labels(), tools)) {
            return told(city.run(SyncListener.NONE), terminal(), tools);
        }
    }

    /** Prints a receipt. @return the exit code that it means */
    static int told(Receipt receipt, Terminal terminal, Tools tools) {
        ReceiptText words = new ReceiptText(terminal.labels(), tools.clock().getZone());
        words.whole(receipt).forEach(terminal.out()::println);
        terminal.out().println(words.remedy(receipt));
        return receipt.end() == End.DONE ? Exit.DONE : Exit.PROBLEM;
    }
}
