package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.Unpacked;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Takes the city's answers to packages and prints the receipt. */
@CommandLine.Command(name = "import")
final class PackageImportCommand extends OfficerCommand {
    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "cli.option.package_in")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private List<Path> files;

    PackageImportCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) {
        try (CitySync city = SyncCommand.city(session, labels(), tools)) {
            return switch (city.take(files, terminal().progress("sync.package.importing"))) {
                case Unpacked.Refused(List<Problem> problems) -> told(problems);
                case Unpacked.Done(Receipt receipt, List<Problem> problems) -> {
                    int exit = SyncCommand.told(receipt, terminal(), tools);
                    yield problems.isEmpty() ? exit : told(problems);
                }
            };
        }
    }

    private int told(List<Problem> problems) {
        problems.forEach(problem -> told(problem, Exit.PROBLEM));
        return Exit.PROBLEM;
    }
}
