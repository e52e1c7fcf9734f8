package cn.sixin.app.cli;

import cn.sixin.Version;
import cn.sixin.terminal.Exit;
import cn.sixin.terminal.SpokenLine;
import cn.sixin.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands, put together. */
@CommandLine.Command(name = "sixin")
public final class CommandLineDesk implements Runnable {
    private static final int[] EXITS = {Exit.DONE, Exit.PROBLEM, Exit.USAGE, Exit.NO_DISPLAY, Exit.STORE, Exit.FAULT};

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

    @Option(names = SpokenLine.LANGUAGE, paramLabel = "zh|en", descriptionKey = "cli.option.language")
    @SuppressWarnings("UnusedVariable") // declared for the parser and its help; its effect is elsewhere
    private String language = "";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // the parser sets the spec
    private CommandLineDesk() {}

    /** Runs one command. @return its exit code, see {@link Exit} */
    public static int run(Tools tools, String... args) {
        Terminal terminal = tools.terminal();
        CommandLine line = new CommandLine(new CommandLineDesk())
                .addSubcommand(new ImportCommand(tools))
                .addSubcommand(new ExportCommand(tools))
                .addSubcommand(new CheckCommand(tools))
                .addSubcommand(new DemoCommand(tools))
                .addSubcommand(new UndoCommand(tools))
                .addSubcommand(new EnrolCommand(tools))
                .addSubcommand(new SyncCommand(tools))
                .addSubcommand(new CommandLine(new PackageCommand())
                        .addSubcommand(new PackageExportCommand(tools))
                        .addSubcommand(new PackageImportCommand(tools))
                        .addSubcommand(new PackageBringCommand(tools)))
                .addSubcommand(new BackupCommand(tools))
                .addSubcommand(new BackupsCommand(tools))
                .addSubcommand(new RestoreCommand(tools));
        line.getCommandSpec().version(Version.current().toString());
        return SpokenLine.execute(line, "cli.usage.", EXITS, terminal, args);
    }

    /** Options without a command make no sense: the window is opened without any argument. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
