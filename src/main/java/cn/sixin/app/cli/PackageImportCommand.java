package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.Unpacked;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Takes the city's answer to a package and prints the receipt. */
@CommandLine.Command(name = "import")
final class PackageImportCommand extends OfficerCommand {
    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.package_in")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private Path file;

    PackageImportCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) {
        try (CitySync city = SyncCommand.city(session, labels(), tools)) {
            return switch (city.take(file, terminal().progress("sync.package.importing"))) {
                case Unpacked.Refused(Problem problem) -> told(problem, Exit.PROBLEM);
                case Unpacked.Done(Receipt receipt) -> SyncCommand.told(receipt, terminal(), tools);
            };
        }
    }
}
