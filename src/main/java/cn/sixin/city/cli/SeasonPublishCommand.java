package cn.sixin.city.cli;

import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.publish.SeasonPublishing;
import cn.sixin.ledger.Problem;
import cn.sixin.season.Season;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Makes a year's season hold in every town, from its next sync on. */
@CommandLine.Command(name = "publish")
final class SeasonPublishCommand extends CityCommand {
    @Option(names = "--year", required = true, paramLabel = "YEAR", descriptionKey = "city.option.year")
    private int year;

    @Option(names = "--changes", paramLabel = "FILE", descriptionKey = "city.option.season_changes")
    @Nullable
    private Path changes;

    SeasonPublishCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) throws IOException {
        SeasonPublishing.Draft draft = SeasonPublishing.draft(year, read());
        if (draft.row().isEmpty()) {
            for (Problem problem : draft.problems()) {
                terminal().err().println(problem.place(terminal().labels()));
                told(problem, Exit.PROBLEM);
            }
            return Exit.PROBLEM;
        }
        boolean news =
                new SeasonPublishing(voice(database)).publish(year, draft.row().get());
        terminal()
                .say(
                        news ? "city.season.published" : "city.season.same",
                        draft.row().get().get(Season.NAME, ""));
        return Exit.DONE;
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> named = new TreeMap<>();
        if (changes != null) {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(changes)) {
                properties.load(in);
            }
            properties.stringPropertyNames().forEach(name -> named.put(name, properties.getProperty(name)));
        }
        return named;
    }
}
