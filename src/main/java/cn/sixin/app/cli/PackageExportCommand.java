package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.PackageText;
import cn.sixin.app.sync.Packed;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes packages for the city. */
@CommandLine.Command(name = "export")
final class PackageExportCommand extends OfficerCommand {
    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.package_out")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private Path file;

    @Option(names = "--without-photos", descriptionKey = "cli.option.without_photos")
    private boolean withoutPhotos;

    PackageExportCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) {
        try (CitySync city = SyncCommand.city(session, labels(), tools)) {
            return switch (city.export(file, !withoutPhotos, terminal().progress("sync.package.exporting"))) {
                case Packed.Refused(Problem problem) -> told(problem, Exit.PROBLEM);
                case Packed.Cancelled cancelled -> throw new IllegalStateException("nobody can cancel it");
                case Packed.Done done -> {
                    PackageText words = new PackageText(labels());
                    terminal().out().println(words.exported(done));
                    words.next(done).forEach(terminal().out()::println);
                    yield done.trouble() == null ? Exit.DONE : Exit.PROBLEM;
                }
            };
        }
    }
}
