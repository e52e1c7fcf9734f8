package cn.sixin.app;

import cn.sixin.Ledgers;
import cn.sixin.app.cli.CommandLineDesk;
import cn.sixin.app.cli.Tools;
import cn.sixin.app.station.Station;
import cn.sixin.app.ui.DeskProcess;
import cn.sixin.kit.Toolkit;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.store.StoreConfig;
import cn.sixin.store.files.StoreFiles;
import cn.sixin.store.keys.KdfCost;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.SpokenLine;
import cn.sixin.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Where the process starts: a command where one is given, else the desk. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Optional<Path> opened = opened(args);
        int code = args.length > 0 && opened.isEmpty() ? command(args) : desk(home(), opened);
        if (code != Exit.DONE) {
            System.exit(code);
        }
    }

    /** The sync package that was opened from the system's files; empty where there is a command, or nothing. */
    private static Optional<Path> opened(String[] args) {
        return args.length == 1 && args[0].endsWith(".sixinpkg")
                ? Optional.of(Path.of(args[0]).toAbsolutePath())
                : Optional.empty();
    }

    private static int command(String[] args) {
        Locale language = SpokenLine.language(args).orElseGet(Main::language);
        Clock clock = new MachineClock();
        Tools tools = new Tools(home(), place -> station(place, clock), Terminal.here(Labels.of(language)), clock);
        return CommandLineDesk.run(tools, args);
    }

    /**
     * The desk over a folder, until its window is closed.
     *
     * @param opened the sync package that it was started with
     * @return the exit code
     */
    static int desk(DataHome home, Optional<Path> opened) {
        // The toolkit takes the longest: all else is made ready meanwhile.
        Toolkit toolkit = Toolkit.start(DisplayCheck.here()::missing);
        Terminal terminal = Terminal.here(Labels.of(language()));
        Optional<Problem> missing = toolkit.missing();
        if (missing.isPresent()) {
            terminal.tell(missing.get());
            return Exit.NO_DISPLAY;
        }
        Clock clock = new MachineClock();
        return new DeskProcess(toolkit, home, () -> station(home, clock), clock, terminal, opened).run();
    }

    private static Locale language() {
        return Settings.DEFAULT.locale(
                SystemLanguage.of(System.getenv(), System.getProperty("os.name", ""), Locale.getDefault()));
    }

    private static DataHome home() {
        return DataHome.locate(
                System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    private static Station station(DataHome home, Clock clock) {
        return new Station(
                new StoreFiles(home.folder()),
                clock,
                () -> StoreConfig.of(Ledgers.ALL).withClock(clock),
                KdfCost.STANDARD);
    }
}
