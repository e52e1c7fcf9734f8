package cn.sixin.city.cli;

import cn.sixin.Version;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.SpokenLine;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands, put together. */
@CommandLine.Command(name = "sixin-city")
final class CityLine implements Runnable {
    private static final int[] EXITS = {Exit.DONE, Exit.PROBLEM, Exit.USAGE, Exit.STORE, Exit.FAULT};
    private static final Set<String> ABOUT = Set.of("-h", "--help", "-V", "--version");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    @SuppressWarnings("UnusedVariable") // declared for the parser and its help; its effect is elsewhere
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "cli.option.version")
    @SuppressWarnings("UnusedVariable") // declared for the parser and its help; its effect is elsewhere
    private boolean version;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // the parser sets the spec
    private CityLine() {}

    /** Runs one command, {@code serve} when none is named. @return its exit code, see {@link Exit} */
    static int run(Host host, String... args) {
        CommandLine line = new CommandLine(new CityLine())
                .addSubcommand(new ServeCommand(host))
                .addSubcommand(new EnrolCommand(host))
                .addSubcommand(new DevicesCommand(host))
                .addSubcommand(new RevokeCommand(host))
                .addSubcommand(new ViewerCommand(host))
                .addSubcommand(new BackupCommand(host))
                .addSubcommand(new RestoreCommand(host))
                .addSubcommand(new StatsCommand(host))
                .addSubcommand(new PackageCommand(host))
                .addSubcommand(new ImportRosterCommand(host))
                .addSubcommand(new CommandLine(new SeasonCommand()).addSubcommand(new SeasonPublishCommand(host)));
        line.getCommandSpec().version(Version.current().toString());
        boolean unnamed = args.length == 0 || (args[0].startsWith("-") && !ABOUT.contains(args[0]));
        String[] all =
                unnamed ? Stream.concat(Stream.of("serve"), Stream.of(args)).toArray(String[]::new) : args;
        return SpokenLine.execute(line, "city.usage.", EXITS, host.terminal(), all);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
