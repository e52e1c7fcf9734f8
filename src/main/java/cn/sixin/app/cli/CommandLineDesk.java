package cn.sixin.app.cli;

import cn.sixin.ledger.Labels;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands, put together. */
@CommandLine.Command(name = "sixin")
public final class CommandLineDesk implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // the parser sets the spec
    private CommandLineDesk() {}

    /** Runs one command. @return its exit code, see {@link Exit} */
    public static int run(Tools tools, String... args) {
        CommandLine line = new CommandLine(new CommandLineDesk())
                .addSubcommand(new CheckCommand(tools))
                .addSubcommand(new DemoCommand(tools))
                .addSubcommand(new BackupCommand(tools))
                .addSubcommand(new RestoreCommand(tools));
        Labels labels = tools.terminal().labels();
        line.setResourceBundle(labels);
        line.getCommandSpec().usageMessage().description(labels.text("cli.usage"));
        line.getSubcommands()
                .forEach((name, command) ->
                        command.getCommandSpec().usageMessage().description(labels.text("cli.usage." + name)));
        line.setOut(tools.terminal().out());
        line.setErr(tools.terminal().err());
        return line.execute(args);
    }

    /** Options without a command make no sense: the window is opened without any argument. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
