package cn.sixin.app.cli;

import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.code.Town;
import cn.sixin.ledger.Problem;
import cn.sixin.store.Saving;
import cn.sixin.store.keys.PasswordRule;
import cn.sixin.terminal.Exit;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Fills an empty store with synthetic enterprises; makes the store first where there is none and a town is named. */
@CommandLine.Command(name = "demo")
final class DemoCommand extends OfficerCommand {
    @Option(names = "--enterprises", paramLabel = "N", descriptionKey = "cli.option.enterprises")
    private int enterprises = DemoData.DEFAULT_ENTERPRISES;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "cli.option.seed")
    private long seed = DemoData.SEED;

    @Option(names = "--town", paramLabel = "TOWN", descriptionKey = "cli.option.town")
    @Nullable
    private String town;

    DemoCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station) throws Exception {
        if (enterprises < 1 || enterprises > DemoData.MOST_ENTERPRISES) {
            return told(Problem.error("demo.number", enterprises, DemoData.MOST_ENTERPRISES), Exit.USAGE);
        }
        if (station.exists() || town == null) {
            return super.run(station);
        }
        Optional<Session> founded = found(station, town);
        if (founded.isEmpty()) {
            return Exit.STORE;
        }
        try (Session session = founded.get()) {
            return run(station, session);
        }
    }

    private Optional<Session> found(Station station, String townName) throws IOException {
        Optional<Town> place = Town.find(townName);
        if (place.isEmpty()) {
            terminal().tell(Problem.error("town_unknown", townName));
            return Optional.empty();
        }
        String lead = signIn.officer == null ? terminal().labels().text("demo.officer") : signIn.officer;
        Optional<char[]> password = signIn.password(terminal(), "cli.new_password", lead);
        if (password.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> weak = PasswordRule.check(password.get());
        if (!weak.isEmpty()) {
            terminal().tell(weak.getFirst());
            return Optional.empty();
        }
        return switch (station.found(place.get().code(), lead, password.get())) {
            case Station.Founded.Made made -> {
                terminal().say("cli.recovery_code", made.code().printed());
                made.session().slots().confirmRecovery();
                yield Optional.of(made.session());
            }
            case Station.Founded.Refused refused -> {
                terminal().tell(refused.problem());
                yield Optional.empty();
            }
        };
    }

    @Override
    protected int run(Station station, Session session) {
        DemoData demo = new DemoData(session.store(), labels(), LocalDate.now(tools.clock()));
        if (!demo.mayFill()) {
            return told(Problem.error("demo.not_empty"), Exit.PROBLEM);
        }
        return switch (demo.fill(enterprises, seed, session.actor(), terminal().progress("cli.progress.write"))) {
            case Saving.Saved saved -> {
                terminal().say("cli.demo.done", enterprises, saved.count() - enterprises);
                yield Exit.DONE;
            }
            case Saving.Refused refused -> told(refused.trouble().problem(), Exit.STORE);
            case Saving.Stale s -> throw new IllegalStateException("new rows cannot be stale");
            case Saving.Cancelled c -> throw new IllegalStateException("nobody can cancel it");
        };
    }
}
