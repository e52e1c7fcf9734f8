package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.Packed;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a package for the city. */
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
                    terminal().say("sync.package.exported", done.number(), done.changes(), done.photos(), done.file());
                    if (done.left() > 0) {
                        terminal().say("sync.package.left", done.left());
                    }
                    if (done.photosLeft() > 0) {
                        terminal().say("sync.package.photos_left", done.photosLeft());
                    }
                    terminal().say("sync.package.next");
                    yield Exit.DONE;
                }
            };
        }
    }
}
