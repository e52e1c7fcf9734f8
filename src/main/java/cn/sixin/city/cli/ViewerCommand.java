package cn.sixin.city.cli;

import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Viewers;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says who may look at the board; lets one more in, or one no longer. */
@CommandLine.Command(name = "viewers")
final class ViewerCommand extends CityCommand {
    @Option(names = "--add", paramLabel = "NAME", descriptionKey = "city.option.viewer_add")
    @Nullable
    private String added;

    @Option(names = "--remove", paramLabel = "NAME", descriptionKey = "city.option.viewer_remove")
    @Nullable
    private String removed;

    ViewerCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) {
        Viewers viewers = new Viewers(database, host.random(), host.clock());
        if (removed != null) {
            if (!viewers.remove(removed.strip())) {
                return told(Problem.error("city.viewer_unknown", removed), Exit.PROBLEM);
            }
            terminal().say("city.viewers.removed", removed.strip());
        }
        if (added != null) {
            String name = added.strip();
            if (!Viewers.isName(name)) {
                return told(Problem.error("city.name", Viewers.NAME), Exit.USAGE);
            }
            terminal().say("city.viewers.added", name, viewers.add(name));
        }
        if (added == null && removed == null) {
            viewers.names().forEach(name -> terminal().say("city.viewers.line", name));
        }
        return Exit.DONE;
    }
}
