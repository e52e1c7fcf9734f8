package cn.sixin.app.cli;

import cn.sixin.app.demo.DemoData;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.code.Town;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import cn.sixin.store.Saving;
import cn.sixin.store.keys.PasswordRule;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills an empty store with synthetic enterprises; makes the store first where there is none and a town is named. */
@CommandLine.Command(name = "demo")
final class DemoCommand extends Command {
    @Mixin
    private SignInOptions signIn = new SignInOptions();

    @Option(names = "--enterprises", paramLabel = "N", descriptionKey = "cli.option.enterprises")
    private int enterprises = DemoData.DEFAULT_ENTERPRISES;

    @Option(names = "--town", paramLabel = "TOWN", descriptionKey = "cli.option.town")
    @Nullable
    private String town;

    DemoCommand(Tools tools) {
        super(tools);
    }

    @Override
    protected int run(Station station) throws IOException {
        if (enterprises < 1 || enterprises > DemoData.MOST_ENTERPRISES) {
            return terminal().tell(Problem.error("demo.number", enterprises, DemoData.MOST_ENTERPRISES));
        }
        Optional<Session> entered =
                station.exists() || town == null ? signIn.enter(station, terminal()) : found(station, town);
        if (entered.isEmpty()) {
            return Exit.PROBLEM;
        }
        try (Session session = entered.get()) {
            return fill(session);
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
            terminal().tell(Problem.error("cli.no_terminal"));
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
                yield Optional.of(made.session());
            }
            case Station.Founded.Refused refused -> {
                terminal().tell(refused.problem());
                yield Optional.empty();
            }
        };
    }

    private int fill(Session session) {
        DemoData demo = new DemoData(session.store(), terminal().labels(), LocalDate.now(tools.clock()));
        if (!demo.mayFill()) {
            return terminal().tell(Problem.error("demo.not_empty"));
        }
        return switch (demo.fill(enterprises, session.actor(), Progress.NONE)) {
            case Saving.Saved saved -> {
                terminal().say("cli.demo.done", enterprises, saved.count() - enterprises);
                yield Exit.DONE;
            }
            case Saving.Refused refused -> terminal().tell(refused.trouble().problem());
            case Saving.Stale s -> throw new IllegalStateException("new rows cannot be stale");
            case Saving.Cancelled c -> throw new IllegalStateException("nobody can cancel it");
        };
    }
}
