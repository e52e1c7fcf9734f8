package cn.sixin.app.cli;

import cn.sixin.app.station.Entry;
import cn.sixin.app.station.Session;
import cn.sixin.app.station.Station;
import cn.sixin.ledger.Problem;
import cn.sixin.store.keys.Officer;
import cn.sixin.terminal.SecretFile;
import cn.sixin.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who runs a command. A password comes from the terminal or a file, never from an argument that others can list. */
final class SignInOptions {
    @Option(names = "--officer", paramLabel = "NAME", descriptionKey = "cli.option.officer")
    @Nullable
    String officer;

    @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "cli.option.password_file")
    @Nullable
    Path passwordFile;

    /** Empty when nobody was let in; that has been told. */
    Optional<Session> enter(Station station, Terminal terminal) throws IOException {
        return switch (station.who()) {
            case Entry.Who.Nobody n ->
                told(terminal, Problem.error("cli.no_store", station.files().home()));
            case Entry.Who.Unreadable(Problem problem) -> told(terminal, problem);
            case Entry.Who.Known(List<Officer> officers) -> enter(station, officers, terminal);
        };
    }

    private Optional<Session> enter(Station station, List<Officer> officers, Terminal terminal) throws IOException {
        Optional<Officer> who = choose(officers);
        if (who.isEmpty()) {
            String names = String.join(
                    terminal.labels().text("cli.comma"),
                    officers.stream().map(Officer::name).toList());
            return told(terminal, Problem.error("cli.which_officer", names));
        }
        Optional<char[]> password = password(terminal, "cli.password", who.get().name());
        if (password.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (station.enter(who.get().id(), password.get())) {
                case Entry.In(Session session) -> Optional.of(session);
                case Entry.WrongPassword(int left, var pause)
                when left > 0 -> told(terminal, Problem.error("sign_in.wrong", left));
                case Entry.WrongPassword(int left, var pause) ->
                    told(terminal, Problem.error("sign_in.wait", pause.toSeconds()));
                case Entry.Wait(var pause) -> told(terminal, Problem.error("sign_in.wait", pause.toSeconds()));
                case Entry.Refused(Problem problem) -> told(terminal, problem);
                case Entry.WrongCode w -> throw new IllegalStateException("no code was given");
            };
        } finally {
            Arrays.fill(password.get(), '\0');
        }
    }

    private Optional<Officer> choose(List<Officer> officers) {
        if (officer == null) {
            return officers.size() == 1 ? Optional.of(officers.getFirst()) : Optional.empty();
        }
        return officers.stream().filter(o -> o.name().equals(officer)).findFirst();
    }

    /** The file's first line, or what is typed; empty when there is none, which has been told. */
    Optional<char[]> password(Terminal terminal, String prompt, Object... args) throws IOException {
        if (passwordFile == null) {
            Optional<char[]> typed = terminal.secret().apply(terminal.labels().text(prompt, args));
            if (typed.isEmpty()) {
                terminal.tell(Problem.error("cli.no_terminal"));
            }
            return typed;
        }
        return switch (SecretFile.read(passwordFile)) {
            case SecretFile.Secret(char[] text) -> Optional.of(text);
            case SecretFile.Open(Problem problem) -> {
                terminal.tell(problem);
                yield Optional.empty();
            }
        };
    }

    private static Optional<Session> told(Terminal terminal, Problem problem) {
        terminal.tell(problem);
        return Optional.empty();
    }
}
