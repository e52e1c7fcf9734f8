package cn.sixin.terminal;

import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Progress;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Where a command speaks, the desk's or the city server's; the only place that prints.
 *
 * @param live whether somebody watches, so that progress is shown
 * @param secret asks for a password without showing it; empty where nobody sits at a terminal
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        Labels labels,
        BooleanSupplier live,
        Function<String, Optional<char[]>> secret) {
    private static final char CHINESE = '\u4e2d';

    /** This process's own. */
    public static Terminal here(Labels labels) {
        return new Terminal(
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, charset("stdout.encoding")),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, charset("stderr.encoding")),
                labels,
                () -> console().isPresent(),
                prompt -> console().map(c -> c.readPassword("%s", prompt)));
    }

    /** A system that was told no locale claims ASCII, and every terminal that shows Chinese there reads UTF-8. */
    private static Charset charset(String property) {
        Charset named = Charset.forName(System.getProperty(property, "UTF-8"), StandardCharsets.UTF_8);
        return named.canEncode() && named.newEncoder().canEncode(CHINESE) ? named : StandardCharsets.UTF_8;
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    public void say(String key, Object... args) {
        out.println(labels.text(key, args));
        out.flush();
    }

    /** One line on the error stream: what is wrong and what to do about it. */
    public void tell(Problem problem) {
        err.println(sentence(problem, labels));
        err.flush();
    }

    public static String sentence(Problem problem, Labels labels) {
        return labels.text("cli.sentence", open(problem.text(labels)), open(problem.remedy(labels)));
    }

    /** Without a full stop of its own. */
    private static String open(String sentence) {
        return sentence.replaceFirst("[.\\u3002]\\s*$", "");
    }

    /** Writes over one line of the error stream, at every whole percent; silent where nobody watches. */
    public Progress progress(String key) {
        return live.getAsBoolean() ? new Line(key) : Progress.NONE;
    }

    private final class Line implements Progress {
        private final String key;
        private long shown = -1;

        Line(String key) {
            this.key = key;
        }

        @Override
        public void at(long done, long total) {
            long percent = total <= 0 ? -1 : done * 100 / total;
            if (percent == shown) {
                return;
            }
            shown = percent;
            err.print("\r" + labels.text(key, percent) + (done >= total ? "\n" : ""));
            err.flush();
        }

        /** A stopped process rolls back by itself. */
        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
