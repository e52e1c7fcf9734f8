package cn.sixin.app.cli;

import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.app.sync.Brought;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.PackageText;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands in the packages of other devices and writes the answers for them. */
@CommandLine.Command(name = "bring")
final class PackageBringCommand extends OfficerCommand {
    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "cli.option.package_bring")
    @SuppressWarnings("NullAway.Init") // the parser sets it
    private List<Path> files;

    @Option(names = "--to", paramLabel = "DIR", descriptionKey = "cli.option.package_to")
    @Nullable
    private Path folder;

    PackageBringCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station, Session session) {
        List<Brought> all = new ArrayList<>();
        try (CitySync city = SyncCommand.city(session, labels(), tools)) {
            for (Path file : files) {
                String name = labels().text("sync.package.bring.name", file.getFileName());
                Brought brought = city.bring(file, folder == null ? file.resolveSibling(name) : folder.resolve(name));
                if (brought instanceof Brought.Refused(Problem problem)) {
                    told(problem, Exit.PROBLEM);
                } else {
                    all.add(brought);
                }
            }
        }
        PackageText words = new PackageText(labels());
        words.brought(all).forEach(terminal().out()::println);
        words.next(all).forEach(terminal().out()::println);
        boolean whole = all.stream().allMatch(one -> one instanceof Brought.Done done && done.trouble() == null);
        return whole && all.size() == files.size() ? Exit.DONE : Exit.PROBLEM;
    }
}
