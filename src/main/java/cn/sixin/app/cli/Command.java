package cn.sixin.app.cli;

import cn.sixin.app.CrashHandler;
import cn.sixin.app.DataHome;
import cn.sixin.app.InstanceLock;
import cn.sixin.app.log.Logging;
import cn.sixin.app.station.Station;
import cn.sixin.exchange.Refused;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.SpokenLine;
import cn.sixin.terminal.Terminal;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command on the data folder: it keeps others out of it, logs, and tells every problem in one line. */
abstract class Command implements Callable<Integer> {
    protected final Tools tools;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "cli.option.home", order = 90)
    @Nullable
    private Path home;

    @Option(names = SpokenLine.LANGUAGE, paramLabel = "zh|en", descriptionKey = "cli.option.language", order = 91)
    @Nullable
    @SuppressWarnings("UnusedVariable") // declared for the parser and its help; its effect is elsewhere
    private String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help",
            order = 99)
    @SuppressWarnings("UnusedVariable") // declared for the parser and its help; its effect is elsewhere
    private boolean help;

    protected Command(Tools tools) {
        this.tools = tools;
    }

    /** The work, alone in the data folder. @return the exit code */
    protected abstract int run(Station station) throws Exception;

    @Override
    public final Integer call() {
        DataHome place =
                home == null ? tools.home() : new DataHome(home.toAbsolutePath().normalize());
        Optional<Problem> problem = place.prepare();
        if (problem.isPresent()) {
            return told(problem.get(), Exit.STORE);
        }
        Optional<InstanceLock> lock;
        try {
            lock = InstanceLock.take(place.folder());
        } catch (IOException e) {
            return told(Problem.error("home.no_lock", place.folder(), DataHome.OVERRIDE), Exit.STORE);
        }
        if (lock.isEmpty()) {
            return told(Problem.error("instance.busy", place.folder()), Exit.STORE);
        }
        return alone(place, lock.get());
    }

    private int alone(DataHome place, InstanceLock lock) {
        try (lock;
                Logging log = Logging.start(place.logs())) {
            try {
                return run(tools.stations().apply(place));
            } catch (Refused e) {
                return told(e.problem(), Exit.PROBLEM);
            } catch (FileSystemException e) {
                return told(Problem.error("file.refused", e.getFile()), Exit.PROBLEM);
            } catch (Exception e) {
                CrashHandler.Crash crash = new CrashHandler(log::file, c -> {}).handle(e);
                terminal().err().println(labels().text("cli.fault", crash.code(), crash.log()));
                return Exit.FAULT;
            }
        } catch (IOException e) {
            return told(Problem.error("home.read_only", place.folder(), DataHome.OVERRIDE), Exit.STORE);
        }
    }

    /** Tells a problem. @return the exit code given */
    protected final int told(Problem problem, int exit) {
        terminal().tell(problem);
        return exit;
    }

    protected final Terminal terminal() {
        return tools.terminal();
    }

    protected final Labels labels() {
        return tools.terminal().labels();
    }
}
