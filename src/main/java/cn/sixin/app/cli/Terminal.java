package cn.sixin.app.cli;

import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command speaks.
 *
 * @param secret asks for a password without showing it; empty where nobody sits at a terminal
 * @param line asks for one line; empty likewise
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        Labels labels,
        Function<String, Optional<char[]>> secret,
        Function<String, Optional<String>> line) {

    /** This process's own. */
    public static Terminal here(Labels labels) {
        return new Terminal(
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                labels,
                prompt -> console().map(c -> c.readPassword("%s", prompt)),
                prompt -> console().map(c -> c.readLine("%s", prompt)));
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    public void say(String key, Object... args) {
        out.println(labels.text(key, args));
    }

    /** One line: what is wrong and what to do about it. */
    public int tell(Problem problem) {
        err.println(sentence(problem, labels));
        return Exit.PROBLEM;
    }

    public static String sentence(Problem problem, Labels labels) {
        return labels.text("app.sentence", open(problem.text(labels)), open(problem.remedy(labels)));
    }

    /** Without a full stop of its own. */
    private static String open(String sentence) {
        return sentence.replaceFirst("[.\\u3002]\\s*$", "");
    }
}
