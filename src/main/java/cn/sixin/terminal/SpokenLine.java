package cn.sixin.terminal;

import cn.sixin.ledger.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line whose help and complaints are in the person's language. */
public final class SpokenLine {
    /** The option by which a person chooses it. */
    public static final String LANGUAGE = "--language";

    private SpokenLine() {}

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

    /**
     * Runs a command.
     *
     * @param usage before a command's name, the line's own included, the label of what it does; commands of a command
     *     have its name and a dot between
     * @param exits the exit codes that its help explains, by the labels {@code cli.exit.<code>}
     * @return its exit code
     */
    public static int execute(CommandLine line, String usage, int[] exits, Terminal terminal, String... args) {
        Labels labels = terminal.labels();
        line.setResourceBundle(labels);
        speak(line, usage + line.getCommandName(), exits, labels);
        speakBelow(line, usage, exits, labels);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setParameterExceptionHandler((wrong, words) -> refuse(wrong, terminal));
        int code = line.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    private static void speakBelow(CommandLine line, String usage, int[] exits, Labels labels) {
        line.getSubcommands().forEach((name, command) -> {
            speak(command, usage + name, exits, labels);
            speakBelow(command, usage + name + ".", exits, labels);
        });
    }

    private static void speak(CommandLine line, String key, int[] exits, Labels labels) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.description(labels.text(key));
        usage.synopsisHeading(labels.text("cli.heading.usage"));
        usage.parameterListHeading(labels.text("cli.heading.parameters"));
        usage.optionListHeading(labels.text("cli.heading.options"));
        usage.commandListHeading(labels.text("cli.heading.commands"));
        usage.exitCodeListHeading(labels.text("cli.heading.exit"));
        Map<String, String> codes = new LinkedHashMap<>();
        for (int code : exits) {
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
}
