package cn.sixin.app.cli;

import cn.sixin.ledger.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands, put together. */
@CommandLine.Command(name = "sixin", version = "0.1.0")
public final class CommandLineDesk implements Runnable {
    static final String LANGUAGE = "--language";

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

    @Option(names = LANGUAGE, paramLabel = "zh|en", descriptionKey = "cli.option.language")
    @SuppressWarnings("UnusedVariable") // declared for the parser and its help; its effect is elsewhere
    private String language = "";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // the parser sets the spec
    private CommandLineDesk() {}

    /**
     * The language that a command line asks for. Looked up before it is parsed, since the parser's own words depend on
     * it.
     */
    public static Optional<Locale> language(String... args) {
        List<String> words = List.of(args);
        int at = words.indexOf(LANGUAGE);
        String code = at >= 0 && at + 1 < words.size()
                ? words.get(at + 1)
                : words.stream()
                        .filter(w -> w.startsWith(LANGUAGE + "="))
                        .map(w -> w.substring(LANGUAGE.length() + 1))
                        .findFirst()
                        .orElse("");
        return code.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(code));
    }

    /** Runs one command. @return its exit code, see {@link Exit} */
    public static int run(Tools tools, String... args) {
        Terminal terminal = tools.terminal();
        CommandLine line = new CommandLine(new CommandLineDesk())
                .addSubcommand(new ImportCommand(tools))
                .addSubcommand(new ExportCommand(tools))
                .addSubcommand(new CheckCommand(tools))
                .addSubcommand(new DemoCommand(tools))
                .addSubcommand(new UndoCommand(tools))
                .addSubcommand(new BackupCommand(tools))
                .addSubcommand(new BackupsCommand(tools))
                .addSubcommand(new RestoreCommand(tools));
        line.setResourceBundle(terminal.labels());
        speak(line, "cli.usage", terminal.labels());
        line.getSubcommands().forEach((name, command) -> speak(command, "cli.usage." + name, terminal.labels()));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setParameterExceptionHandler((wrong, words) -> refuse(wrong, terminal));
        int code = line.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static void speak(CommandLine line, String key, Labels labels) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.description(labels.text(key));
        usage.synopsisHeading(labels.text("cli.heading.usage"));
        usage.parameterListHeading(labels.text("cli.heading.parameters"));
        usage.optionListHeading(labels.text("cli.heading.options"));
        usage.commandListHeading(labels.text("cli.heading.commands"));
        usage.exitCodeListHeading(labels.text("cli.heading.exit"));
        Map<String, String> codes = new LinkedHashMap<>();
        for (int code : new int[] {Exit.DONE, Exit.PROBLEM, Exit.USAGE, Exit.NO_DISPLAY, Exit.STORE, Exit.FAULT}) {
            codes.put(String.valueOf(code), labels.text("cli.exit." + code));
        }
        usage.exitCodeList(codes);
    }

    private static int refuse(ParameterException wrong, Terminal terminal) {
        Labels labels = terminal.labels();
        String said = switch (wrong) {
            case MissingParameterException missing ->
                labels.text(
                        "cli.missing",
                        String.join(
                                " ",
                                missing.getMissing().stream()
                                        .map(a -> a instanceof CommandLine.Model.OptionSpec o
                                                ? o.longestName()
                                                : a.paramLabel())
                                        .toList()));
            case UnmatchedArgumentException unmatched ->
                labels.text("cli.unmatched", String.join(" ", unmatched.getUnmatched()));
            default -> labels.text("cli.wrong", String.valueOf(wrong.getMessage()));
        };
        terminal.err().println(said);
        terminal.err()
                .println(labels.text(
                        "cli.see_help", wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return Exit.USAGE;
    }

    /** Options without a command make no sense: the window is opened without any argument. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
