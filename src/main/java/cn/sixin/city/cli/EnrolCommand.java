package cn.sixin.city.cli;

import cn.sixin.city.db.CityDatabase;
import cn.sixin.city.db.Devices;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Prints a code by which one device becomes known. */
@CommandLine.Command(name = "enrol")
final class EnrolCommand extends CityCommand {
    private static final int NAME = 100;

    @Option(names = "--town", required = true, paramLabel = "TOWN", descriptionKey = "city.option.town")
    private String town = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "city.option.name")
    private String name = "";

    EnrolCommand(Host host) {
        super(host);
    }

    @Override
    protected int run(CityDatabase database) {
        Optional<String> place = place(town);
        if (place.isEmpty()) {
            return Exit.USAGE;
        }
        if (name.isBlank() || name.length() > NAME) {
            return told(Problem.error("city.name", NAME), Exit.USAGE);
        }
        Devices devices = new Devices(database, host.random(), host.clock());
        CodeCard.say(terminal(), devices.code(place.get(), name.strip()), placeName(place.get()), name.strip());
        return Exit.DONE;
    }
}
