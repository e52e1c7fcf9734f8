package cn.sixin.app.cli;

import cn.sixin.app.CrashHandler;
import cn.sixin.app.DataHome;
import cn.sixin.app.InstanceLock;
import cn.sixin.app.log.Logging;
import cn.sixin.app.station.Station;
import cn.sixin.ledger.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command on the data folder: it keeps others out of it, logs, and tells every problem in one line. */
abstract class Command implements Callable<Integer> {
    protected final Tools tools;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    protected Command(Tools tools) {
        this.tools = tools;
    }

    /** The work, alone in the data folder. @return the exit code */
    protected abstract int run(Station station) throws Exception;

    @Override
    public final Integer call() {
        DataHome home = tools.home();
        Optional<Problem> problem = home.prepare();
        if (problem.isPresent()) {
            return terminal().tell(problem.get());
        }
        Optional<InstanceLock> lock;
        try {
            lock = InstanceLock.take(home.folder());
        } catch (IOException e) {
            return terminal().tell(Problem.error("home.no_lock", home.folder(), DataHome.OVERRIDE));
        }
        if (lock.isEmpty()) {
            return terminal().tell(Problem.error("instance.busy", home.folder()));
        }
        return alone(lock.get());
    }

    private int alone(InstanceLock lock) {
        try (lock;
                Logging log = Logging.start(tools.home().logs())) {
            try {
                return run(tools.station());
            } catch (FileSystemException e) {
                return terminal().tell(Problem.error("file.refused", e.getFile()));
            } catch (Exception e) {
                CrashHandler.Crash crash = new CrashHandler(log.file(), c -> {}).handle(e);
                terminal().err().println(terminal().labels().text("cli.fault", crash.code(), crash.log()));
                return Exit.FAULT;
            }
        } catch (IOException e) {
            return terminal().tell(Problem.error("home.read_only", tools.home().folder(), DataHome.OVERRIDE));
        }
    }

    protected final Terminal terminal() {
        return tools.terminal();
    }
}
